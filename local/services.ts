/**
 * DynamoDB, S3, SQS and SES for tests, in this process: the table of `functions/db/table.ts`, the
 * buckets and the queues, reached by the very same SDK calls as in AWS.
 */
import { join } from "node:path";
import { jobQueues } from "../functions/core/context.ts";
import type { QueueName } from "../functions/core/operator/queues.ts";
import { tableDefinition } from "../functions/db/table.ts";
import { clientEnvironment } from "./aws.ts";
import { openDynalite } from "./dynamodb/dynalite-engine.ts";
import { serveDynamo } from "./dynamodb/server.ts";
import { ensureTable, type TableDefinition } from "./dynamodb/table.ts";
import { serveObjectsAndQueues } from "./emulators/endpoints.ts";
import { openObjects } from "./emulators/s3.ts";
import { type Mail, Mailbox, serveMail } from "./emulators/ses.ts";
import { Queues, queueArn } from "./emulators/sqs.ts";

export type { Mail } from "./emulators/ses.ts";

export interface Services {
  endpoints: { dynamodb: string; s3: string; sqs: string; ses: string };
  /** `AWS_*` settings that send any AWS SDK here. */
  env: Record<string, string>;
  tableName: string;
  buckets: Record<keyof typeof buckets, string>;
  /** Queue URLs. */
  queues: Record<QueueName, string>;
  deadLetterQueues: Record<QueueName, string>;
  /** Newest first; with an address, only what was sent to it. */
  mails(to?: string): Promise<Mail[]>;
  /** Every message a queue has, taken or not, without taking it. */
  messages(): { queue: string; body: string }[];
  stop(): Promise<void>;
}

export const testTable: TableDefinition = {
  name: "nana-img-test",
  keySchema: [
    { AttributeName: tableDefinition.partitionKey, KeyType: "HASH" },
    { AttributeName: tableDefinition.sortKey, KeyType: "RANGE" },
  ],
  attributes: [
    tableDefinition.partitionKey,
    tableDefinition.sortKey,
    tableDefinition.dueIndex.partitionKey,
    tableDefinition.dueIndex.sortKey,
  ].map((name) => ({ AttributeName: name, AttributeType: "S" })),
  globalIndexes: [
    {
      IndexName: tableDefinition.dueIndex.name,
      KeySchema: [
        { AttributeName: tableDefinition.dueIndex.partitionKey, KeyType: "HASH" },
        { AttributeName: tableDefinition.dueIndex.sortKey, KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "ALL" },
    },
  ],
  ttlAttribute: tableDefinition.ttlAttribute,
};

const buckets = {
  images: "nana-img-test-images",
  uploads: "nana-img-test-uploads",
  exports: "nana-img-test-exports",
  training: "nana-img-test-training",
  tombstones: "nana-img-test-tombstones",
  salts: "nana-img-test-salts",
};

/** Starts everything on free ports; in memory, or in `dir` to keep what was written. */
export async function startServices(options: { dir?: string } = {}): Promise<Services> {
  const at = (name: string) => (options.dir ? { dir: join(options.dir, name) } : {});
  const engine = await openDynalite(at("dynamodb"));
  const objects = openObjects(at("s3"));
  const queues = new Queues(at("sqs"));
  const mailbox = new Mailbox(options.dir ? { file: join(options.dir, "mail.json") } : {});
  const [dynamodb, { s3, sqs }, ses] = await Promise.all([
    serveDynamo(engine),
    serveObjectsAndQueues(objects, queues.store),
    serveMail(mailbox),
    ensureTable(engine, testTable),
  ]);
  for (const bucket of Object.values(buckets)) objects.createBucket(bucket);
  const url = (name: string, attributes = {}) => queues.create({ name, attributes }, sqs.url).url;
  const all = ["generation", ...jobQueues] as const;
  const deadLetterQueues = Object.fromEntries(
    all.map((name) => [name, url(`${name}DeadLetter`)]),
  ) as Record<QueueName, string>;
  const urls = Object.fromEntries(
    all.map((name) => {
      const deadLetterTargetArn = queueArn(`${name}DeadLetter`);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
      return [name, url(name, { RedrivePolicy })];
    }),
  ) as Record<QueueName, string>;
  const endpoints = { dynamodb: dynamodb.url, s3: s3.url, sqs: sqs.url, ses: ses.url };
  return {
    endpoints,
    env: clientEnvironment(endpoints),
    tableName: testTable.name,
    buckets,
    queues: urls,
    deadLetterQueues,
    mails: async (to) => mailbox.mails(to),
    messages: () => queues.held(),
    stop: async () => {
      queues.store.shutdown();
      await Promise.all([dynamodb.close(), s3.close(), sqs.close(), ses.close()]);
      await engine.stop();
    },
  };
}
