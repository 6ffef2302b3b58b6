/** The rights functions are given, each named after what it allows. */
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { tableDefinition } from "../functions/db/table.ts";

export function readAndWriteTable(table: Table): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: [
        "dynamodb:BatchGetItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
      ],
      resources: [table.tableArn],
    }),
  ];
}

/** Only for work about everyone: it reads the whole table. */
export function scanTable(table: Table): PolicyStatement[] {
  return [new PolicyStatement({ actions: ["dynamodb:Scan"], resources: [table.tableArn] })];
}

/** Removing many items at a time. */
export function clearTable(table: Table): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ["dynamodb:BatchWriteItem"], resources: [table.tableArn] }),
  ];
}

/** Only the sweeper reads the index: it crosses from one person's items to another's. */
export function readDueIndex(table: Table): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["dynamodb:Query"],
      resources: [`${table.tableArn}/index/${tableDefinition.dueIndex.name}`],
    }),
  ];
}

export function sendTo(queue: Queue): PolicyStatement[] {
  return [new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queue.queueArn] })];
}

type ObjectAction = "s3:PutObject" | "s3:DeleteObject";

export function onImages(images: Bucket, actions: readonly ObjectAction[]): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: [...actions], resources: [images.arnForObjects("images/*")] }),
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [images.bucketArn],
      conditions: { StringLike: { "s3:prefix": "images/*" } },
    }),
  ];
}

/** Taking copies out of the training bucket. No function may read one. */
export function removeCopies(training: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:DeleteObject"],
      resources: [training.arnForObjects("training/*")],
    }),
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [training.bucketArn],
      conditions: { StringLike: { "s3:prefix": "training/*" } },
    }),
  ];
}

/** Opening finished archives: whoever signs a link needs the right it gives. */
export function fetchArchives(exports: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:GetObject"],
      resources: [exports.arnForObjects("exports/*")],
    }),
  ];
}

/** Writing archives, and reading again what helps to write them. */
export function writeArchives(images: Bucket, exports: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:GetObject"],
      resources: [images.arnForObjects("images/*")],
    }),
    // Without the right to list, S3 would not tell a missing image from a forbidden one.
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [images.bucketArn],
      conditions: { StringLike: { "s3:prefix": "images/*" } },
    }),
    new PolicyStatement({
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: ["exports/*", "work/*"].map((prefix) => exports.arnForObjects(prefix)),
    }),
  ];
}

/** Taking archives out of the bucket of exports, finished, half written, or what helped to write them. */
export function removeArchives(exports: Bucket): PolicyStatement[] {
  const prefixes = ["exports/*", "work/*"];
  return [
    new PolicyStatement({
      actions: ["s3:AbortMultipartUpload", "s3:DeleteObject"],
      resources: prefixes.map((prefix) => exports.arnForObjects(prefix)),
    }),
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [exports.bucketArn],
      conditions: { StringLike: { "s3:prefix": prefixes } },
    }),
  ];
}

/** Noting that an account was erased. Nobody who erases can take such a note away. */
export function putTombstones(tombstones: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:PutObject"],
      resources: [tombstones.arnForObjects("tombstones/*")],
    }),
  ];
}

/** Copying images into the training bucket: the right of its one writer. */
export function copyForTraining(images: Bucket, training: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:GetObject"],
      resources: [images.arnForObjects("images/*")],
    }),
    // Without it S3 answers "forbidden" for an image that was deleted. A read has no prefix.
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [images.bucketArn],
      conditions: { StringLikeIfExists: { "s3:prefix": "images/*" } },
    }),
    new PolicyStatement({
      actions: ["s3:PutObject"],
      resources: [training.arnForObjects("training/*")],
    }),
  ];
}

/** Who counts visits makes and reads the salts of the statistics. */
export function makeSalts(salts: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [salts.arnForObjects("salts/*")],
    }),
  ];
}

/** Who sweeps destroys them. */
export function destroySalts(salts: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:DeleteObject"],
      resources: [salts.arnForObjects("salts/*")],
    }),
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [salts.bucketArn],
      conditions: { StringLike: { "s3:prefix": "salts/*" } },
    }),
  ];
}

/** Counting what waits in a queue and in its dead letter queue, and sending the latter again. */
export function redrive({ queue, deadLetterQueue }: Queues): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["sqs:GetQueueAttributes"],
      resources: [queue.queueArn, deadLetterQueue.queueArn],
    }),
    new PolicyStatement({
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
      resources: [deadLetterQueue.queueArn],
    }),
    ...sendTo(queue),
  ];
}

interface Queues {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
}

/** Learning from the notes of erasures whom to erase again. */
export function listTombstones(tombstones: Bucket): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [tombstones.bucketArn],
      conditions: { StringLike: { "s3:prefix": "tombstones/*" } },
    }),
  ];
}

/** Comparing what lies in buckets with what should: their keys, never what is in the files. */
export function auditBuckets(buckets: readonly Bucket[]): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: buckets.map((bucket) => bucket.bucketArn),
    }),
    new PolicyStatement({
      actions: ["s3:DeleteObject"],
      resources: buckets.map((bucket) => bucket.arnForObjects("*")),
    }),
  ];
}
