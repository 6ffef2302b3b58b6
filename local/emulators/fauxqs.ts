/**
 * The parts of fauxqs (SQS and S3) that are used, with the types they need. Its own `startFauxqs`
 * listens on every network interface and keeps its stores to itself, so its app is built here.
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import { findPackageJSON } from "node:module";
import { pathToFileURL } from "node:url";
import { buildApp } from "fauxqs";
import { region } from "../aws.ts";

export interface StoredObject {
  key: string;
  body: Buffer;
  contentType: string;
  contentLength: number;
  /** With its quotes. */
  etag: string;
  lastModified: Date;
  metadata: Record<string, string>;
  contentLanguage?: string;
  contentDisposition?: string;
  cacheControl?: string;
  contentEncoding?: string;
}

export interface SystemMetadata {
  contentLanguage?: string;
  contentDisposition?: string;
  cacheControl?: string;
  contentEncoding?: string;
}

/** What the S3 store tells whoever keeps it on disk. */
export interface ObjectPersistence {
  insertBucket(name: string): void;
  deleteBucket(name: string): void;
  upsertObject(bucket: string, object: StoredObject): void;
  deleteObject(bucket: string, key: string): void;
  readBody(bucket: string, key: string): Buffer;
  insertMultipartUpload(): void;
  upsertMultipartPart(): void;
  deleteMultipartUpload(): void;
  completeMultipartUpload(uploadId: string, bucket: string, object: StoredObject): void;
}

export interface Listing {
  objects: StoredObject[];
  commonPrefixes: string[];
  isTruncated: boolean;
}

export interface ListOptions {
  prefix?: string;
  delimiter?: string;
  maxKeys?: number;
  startAfter?: string;
  marker?: string;
}

export interface ObjectStore {
  persistence?: ObjectPersistence;
  buckets: Map<string, Map<string, StoredObject>>;
  createBucket(name: string): void;
  restoreObject(bucket: string, object: StoredObject): void;
  listBuckets(): { name: string }[];
  listObjects(bucket: string, options?: ListOptions): Listing;
  /** Throws an error with `statusCode` 404 when the bucket or the object does not exist. */
  getObject(bucket: string, key: string): StoredObject;
  putObject(
    bucket: string,
    key: string,
    body: Buffer,
    contentType?: string,
    metadata?: Record<string, string>,
    system?: SystemMetadata,
  ): StoredObject;
  deleteObject(bucket: string, key: string): void;
}

export interface Message {
  messageId: string;
  body: string;
  messageAttributes: Record<string, unknown>;
  approximateReceiveCount: number;
  sentTimestamp: number;
}

export interface ReceivedMessage {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  MessageAttributes?: Record<string, unknown>;
}

/** What a queue tells whoever keeps its messages on disk. */
export interface MessagePersistence {
  insertMessage(queue: string, message: Message): void;
  deleteMessage(messageId: string): void;
  updateMessageInflight(): void;
  updateMessageReady(): void;
  deleteQueueMessages(queue: string): void;
  updateQueueAttributes(): void;
  insertQueue(): void;
  deleteQueue(): void;
}

export interface Queue {
  name: string;
  url: string;
  arn: string;
  attributes: Record<string, string>;
  messages: Message[];
  delayedMessages: Message[];
  inflightMessages: Map<string, { message: Message; visibilityDeadline: number }>;
  persistence?: MessagePersistence;
  enqueue(message: Message): void;
  dequeue(
    maxCount: number,
    visibilitySeconds?: number,
    deadLetterQueue?: (arn: string) => Queue | undefined,
  ): ReceivedMessage[];
  waitForMessages(seconds: number): Promise<void>;
  cancelWaiters(): void;
  deleteMessage(receiptHandle: string): boolean;
  changeVisibility(receiptHandle: string, seconds: number): void;
  processTimers(): void;
}

export interface QueueStore {
  host: string;
  region?: string;
  createQueue(name: string, url: string, arn: string, attributes?: Record<string, string>): Queue;
  getQueueByArn(arn: string): Queue | undefined;
  getQueueByName(name: string): Queue | undefined;
  allQueues(): Iterable<Queue>;
  shutdown(): void;
}

async function part<T>(file: string): Promise<T> {
  const manifest = findPackageJSON("fauxqs", import.meta.url);
  if (!manifest) throw new Error("fauxqs is not installed");
  // Its package exports only the app; the stores are files of the same build.
  return (await import(new URL(`dist/${file}`, pathToFileURL(manifest)).href)) as T;
}

const { S3Store } = await part<{ S3Store: new () => ObjectStore }>("s3/s3Store.js");
const { SqsStore } = await part<{ SqsStore: new () => QueueStore }>("sqs/sqsStore.js");
const { SnsStore } = await part<{ SnsStore: new () => unknown }>("sns/snsStore.js");

export { S3Store, SqsStore };

/** S3 accepts up to 5 GiB in one request; what fits in memory comfortably is enough here. */
const maxBodyBytes = 512 * 1024 * 1024;

/** One HTTP handler that speaks S3 and SQS over the given stores. */
export async function fauxqsHandler(
  objects: ObjectStore,
  queues: QueueStore,
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>["stores"]>;
  const stores = { s3Store: objects, sqsStore: queues, snsStore: new SnsStore() };
  const app = buildApp({
    logger: false,
    defaultRegion: region,
    stores: stores as unknown as Stores,
  });
  // Queue URLs then name the address the request came to.
  queues.host = "";
  app.removeContentTypeParser("*");
  app.addContentTypeParser(
    "*",
    { parseAs: "buffer", bodyLimit: maxBodyBytes },
    (_request, body, done) => done(null, body),
  );
  await app.ready();
  return (request, response) => app.routing(request, response);
}
