/** Everything the stores hold, read out: of the product in one process, or of a running local cloud. */
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { accessKeyId, region, secretAccessKey } from "../aws.ts";
import type { Endpoints } from "../cloud.ts";
import { heldMessages, sentMessages } from "../emulators/message-journal.ts";
import type { Mail } from "../emulators/ses.ts";
import type { Services } from "../services.ts";

export type Item = Readonly<Record<string, unknown>>;

export interface HeldObject {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string;
  /** What S3 keeps beside the body: metadata, headers, tags. */
  readonly about: string;
  body(): Promise<Buffer>;
}

type Place = Pick<HeldObject, "bucket" | "key">;

export interface HeldMessage {
  readonly queue: string;
  readonly body: string;
}

export interface LogLine {
  /** The function, as the template names it. */
  readonly log: string;
  readonly line: string;
}

export interface Holdings {
  items(): AsyncIterable<Item>;
  objects(): AsyncIterable<HeldObject>;
  /** The objects' names only. */
  keys(): AsyncIterable<Place>;
  /** The headers and the metadata of an object, by name; undefined when it was removed meanwhile. */
  about(at: Place): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** What the queues hold now. */
  messages(): AsyncIterable<HeldMessage>;
  mails(): AsyncIterable<Mail>;
  logs(): AsyncIterable<LogLine>;
}

interface Where {
  readonly dynamodb: string;
  readonly s3: string;
  readonly table: string;
  readonly buckets: Readonly<Record<string, string>>;
}

/** `startProduct()`'s stores, and what its functions logged. */
export function holdingsOf(product: {
  readonly services: Services;
  readonly logged: readonly string[];
  readonly measured: readonly string[];
}): Holdings {
  const { services, logged, measured } = product;
  const { endpoints, tableName, buckets } = services;
  return {
    ...tableAndBuckets({ ...endpoints, table: tableName, buckets }),
    messages: () => each(() => services.messages()),
    mails: () => each(() => services.mails()),
    logs: () =>
      each(() => [
        ...logged.map((line) => ({ log: "product", line })),
        ...measured.map((line) => ({ log: "metrics", line })),
      ]),
  };
}

/** A running local cloud's stores, by its endpoints and the folder it keeps things in. */
export function holdingsOfCloud(
  dir: string,
  endpoints: Endpoints,
): Holdings & {
  /** Every message since the cloud was started, done or not. */
  sent(): HeldMessage[];
} {
  const journal = join(dir, "sqs", "messages.jsonl");
  const mailbox = join(dir, "mail.json");
  return {
    ...tableAndBuckets(endpoints),
    messages: () => each(() => heldMessages(journal)),
    sent: () => sentMessages(journal),
    mails: () =>
      each(() =>
        existsSync(mailbox) ? (JSON.parse(readFileSync(mailbox, "utf8")) as Mail[]) : [],
      ),
    logs: () => linesOf(join(dir, "logs")),
  };
}

const here = { region, credentials: { accessKeyId, secretAccessKey } };

function tableAndBuckets({
  dynamodb,
  s3,
  table,
  buckets,
}: Where): Pick<Holdings, "items" | "objects" | "keys" | "about"> {
  const files = new S3Client({ ...here, endpoint: s3 });

  async function* keysOf() {
    for (const [bucket, Bucket] of Object.entries(buckets)) {
      for await (const page of paginateListObjectsV2({ client: files }, { Bucket })) {
        for (const { Key: key = "" } of page.Contents ?? []) yield { bucket, key };
      }
    }
  }

  return {
    async *items() {
      const client = DynamoDBDocumentClient.from(
        new DynamoDBClient({ ...here, endpoint: dynamodb }),
      );
      for await (const page of paginateScan(
        { client },
        { TableName: table, ConsistentRead: true },
      )) {
        yield* page.Items ?? [];
      }
    },
    keys: keysOf,
    async about({ bucket, key }) {
      try {
        const at = { Bucket: buckets[bucket], Key: key };
        const { $metadata: _, ...about } = await files.send(new HeadObjectCommand(at));
        return about;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    async *objects() {
      for await (const { bucket, key } of keysOf()) {
        const found = await fetchObject(files, { Bucket: buckets[bucket], Key: key });
        if (found) yield { bucket, key, ...found };
      }
    },
  };
}

/** Undefined when it was removed meanwhile. */
async function fetchObject(client: S3Client, at: { Bucket: string | undefined; Key: string }) {
  try {
    const {
      Body,
      ContentType = "",
      $metadata: _,
      ...about
    } = await client.send(new GetObjectCommand(at));
    return {
      contentType: ContentType,
      about: JSON.stringify(about),
      body: async () => Buffer.from((await Body?.transformToByteArray()) ?? []),
    };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

async function* linesOf(folder: string): AsyncIterable<LogLine> {
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const lines = createInterface({ input: createReadStream(join(folder, file)) });
    for await (const line of lines) yield { log: file.replace(/\.jsonl$/, ""), line };
  }
}

async function* each<T>(read: () => readonly T[] | Promise<readonly T[]>): AsyncIterable<T> {
  yield* await read();
}
