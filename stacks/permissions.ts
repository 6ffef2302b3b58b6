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

type ObjectAction = "s3:GetObject" | "s3:PutObject" | "s3:DeleteObject" | "s3:AbortMultipartUpload";

export function onImages(images: Bucket, actions: readonly ObjectAction[]): PolicyStatement[] {
  return [onObjects(images, ["images/*"], actions), list(images, ["images/*"])];
}

/** Putting images elsewhere in their bucket. */
export function moveImages(images: Bucket): PolicyStatement[] {
  return [
    ...readImages(images),
    onObjects(images, ["images/*"], ["s3:PutObject", "s3:DeleteObject"]),
  ];
}

/** Taking copies out of the training bucket. No function may read one. */
export function removeCopies(training: Bucket): PolicyStatement[] {
  return remove(training, ["training/*"]);
}

/** Opening finished archives: whoever signs a link needs the right it gives. */
export function fetchArchives(exports: Bucket): PolicyStatement[] {
  return [onObjects(exports, ["exports/*"], ["s3:GetObject"])];
}

/** Writing archives, and reading again what helps to write them. */
export function writeArchives(images: Bucket, exports: Bucket): PolicyStatement[] {
  const patterns = ["exports/*", "work/*"];
  return [
    ...readImages(images),
    ...read(exports, patterns),
    onObjects(exports, patterns, ["s3:PutObject"]),
  ];
}

/** Taking archives out of the bucket of exports, finished, half written, or what helped to write them. */
export function removeArchives(exports: Bucket): PolicyStatement[] {
  return remove(exports, ["exports/*", "work/*"], ["s3:AbortMultipartUpload"]);
}

/** Noting that an account was erased. Nobody who erases can take such a note away. */
export function putTombstones(tombstones: Bucket): PolicyStatement[] {
  return [onObjects(tombstones, ["tombstones/*"], ["s3:PutObject"])];
}

/** Learning from the notes of erasures whom to erase again. */
export function listTombstones(tombstones: Bucket): PolicyStatement[] {
  return [list(tombstones, ["tombstones/*"])];
}

/** Copying images into the training bucket: the right of its one writer. */
export function copyForTraining(images: Bucket, training: Bucket): PolicyStatement[] {
  return [...readImages(images), onObjects(training, ["training/*"], ["s3:PutObject"])];
}

/** Who counts visits makes and reads the salts of the statistics. */
export function makeSalts(salts: Bucket): PolicyStatement[] {
  return [onObjects(salts, ["salts/*"], ["s3:GetObject", "s3:PutObject"])];
}

/** Who sweeps destroys them. */
export function destroySalts(salts: Bucket): PolicyStatement[] {
  return remove(salts, ["salts/*"]);
}

function onObjects(
  bucket: Bucket,
  patterns: readonly string[],
  actions: readonly ObjectAction[],
): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: patterns.map((pattern) => bucket.arnForObjects(pattern)),
  });
}

function list(bucket: Bucket, patterns: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: ["s3:ListBucket"],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { "s3:prefix": [...patterns] } },
  });
}

function remove(
  bucket: Bucket,
  patterns: readonly string[],
  more: readonly ObjectAction[] = [],
): PolicyStatement[] {
  return [onObjects(bucket, patterns, [...more, "s3:DeleteObject"]), list(bucket, patterns)];
}

function readImages(images: Bucket): PolicyStatement[] {
  return read(images, ["images/*"]);
}

/**
 * Reading objects, of which any may be missing: without the right to list, S3 calls a missing object
 * forbidden. A read has no prefix that could be compared, hence "if exists".
 */
function read(bucket: Bucket, patterns: readonly string[]): PolicyStatement[] {
  return [
    onObjects(bucket, patterns, ["s3:GetObject"]),
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [bucket.bucketArn],
      conditions: { StringLikeIfExists: { "s3:prefix": [...patterns] } },
    }),
  ];
}
