/** Erasing a large account on the local cloud: how long it takes, what it asks of AWS, what that costs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { GenerationId, UserId } from "../functions/core/id.ts";
import { imageKey, thumbnailKey } from "../functions/core/image/location.ts";
import {
  entry,
  type Generation,
  generation,
  hold,
  operation,
} from "../functions/core/privacy/inventory.ts";
import { keys } from "../functions/db/keys.ts";
import { put, type Write } from "../functions/db/write.ts";
import type { Endpoints } from "../local/cloud.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { dollars } from "./prices.ts";
import type { Row } from "./statistics.ts";

const imagesEach = 4;
/** Requests under way at the same time while the account is filled. */
const together = 32;
/** Memory of the worker, from stacks/queues/erasure.ts. */
const workerGigabytes = 0.5;
const patienceMs = 30 * 60_000;

type Counts = Record<string, Record<string, number>>;

export async function erasure(
  { url, dir }: { url: string; dir: string },
  images = 20_000,
): Promise<Row[]> {
  const endpoints = JSON.parse(readFileSync(join(dir, "endpoints.json"), "utf8")) as Endpoints;
  const visitor = new Visitor(url);
  const email = await visitor.signUp();
  await fill(endpoints, visitor, images / imagesEach);

  await fetch(new URL("/__local/requests", url), { method: "DELETE", headers: { origin: url } });
  const asked = performance.now();
  const { status } = await visitor.call("DELETE", "/api/account", {
    when: "now",
    password: "correct horse battery",
  });
  if (status !== 202) throw new Error(`not erased: ${status}`);
  await receiptTo(url, email);
  const seconds = (performance.now() - asked) / 1_000;
  const counts = (await (await fetch(new URL("/__local/requests", url))).json()) as Counts;
  return rows(counts, seconds, images);
}

function rows(counts: Counts, seconds: number, images: number): Row[] {
  const { readUnits = 0, writeUnits = 0, ...dynamodb } = counts.dynamodb ?? {};
  const s3 = counts.s3 ?? {};
  const lists = s3.ListObjectsV2 ?? 0;
  const cost =
    readUnits * dollars.dynamodbReadUnit +
    writeUnits * dollars.dynamodbWriteUnit +
    total(counts.sqs ?? {}) * dollars.sqsRequest +
    lists * dollars.s3Write +
    seconds * workerGigabytes * dollars.lambdaGigabyteSecond;
  const what = `erasing an account with ${images.toLocaleString("en")} images`;
  return [
    { metric: `${what}, asked to receipt, on this machine`, ours: seconds, unit: "s" },
    { metric: `… DynamoDB requests (${named(dynamodb)})`, ours: total(dynamodb), unit: "" },
    { metric: "… DynamoDB write units", ours: writeUnits, unit: "WRU" },
    { metric: "… DynamoDB read units", ours: readUnits, unit: "RRU" },
    { metric: `… S3 requests (${named(s3)})`, ours: total(s3), unit: "" },
    { metric: "… cost at AWS list prices, the worker's time included", ours: cost, unit: "$" },
  ];
}

/** What a person with so many orders has: rows and files, as the product writes them. */
async function fill(endpoints: Endpoints, visitor: Visitor, orders: number): Promise<void> {
  const { region, accessKeyId, secretAccessKey, table } = endpoints;
  const config = { region, credentials: { accessKeyId, secretAccessKey } };
  const dynamodb = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...config, endpoint: endpoints.dynamodb }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const s3 = new S3Client({ ...config, endpoint: endpoints.s3, forcePathStyle: true });
  const model = await sample(dynamodb, table, visitor);
  const writes: Write[] = [];
  const files: string[] = [];
  for (let n = 0; n < orders; n++) {
    const made = order(model, n);
    writes.push(...rowsOf(made, n));
    for (const image of made.images) files.push(imageKey(made, image), thumbnailKey(made, image));
  }
  const batches = Array.from({ length: Math.ceil(writes.length / 25) }, (_, n) =>
    writes.slice(n * 25, (n + 1) * 25),
  );
  await inParallel(batches, async (batch) => {
    const requests = batch.map(({ expression: { Item } }) => ({ PutRequest: { Item } }));
    await dynamodb.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  });
  const Bucket = endpoints.buckets.images ?? "";
  await inParallel(files, async (Key) => {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: "picture" }));
  });
}

/** A generation of this person's own, to make the others like it. */
async function sample(
  dynamodb: DynamoDBDocumentClient,
  table: string,
  visitor: Visitor,
): Promise<Generation> {
  const id = await visitor.ordered({ count: imagesEach });
  await visitor.ended(id);
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: table }));
  const found = Items.find((item) => item.id === id);
  if (!found) throw new Error("the order is nowhere");
  const { pk, sk, type, ttl, ...value } = found;
  return value as Generation;
}

function order(model: Generation, n: number): Generation {
  return { ...model, id: `gen_01BENCH${String(n).padStart(19, "0")}` as GenerationId };
}

function rowsOf(of: Generation, n: number): Write[] {
  const userId = of.userId as UserId;
  const at = of.createdAt;
  const movement = (seq: number, key: string, kind: "hold" | "capture") => [
    put(entry, keys.entry(userId, seq), {
      id: `led_${seq}`,
      seq,
      operation: key,
      kind,
      reference: of.id,
      change: { available: 0, held: 0, debt: 0, granted: 0, spent: 0, expired: 0, clawed: 0 },
      postings: [{ lot: "lot_01ARZ3NDEKTSV4RRFFQ69G5FAV", change: -imagesEach }],
      after: { available: 0, held: 0, debt: 0 },
      at,
    }),
    put(operation, keys.operation(key), { userId, hash: "0".repeat(43), seq, at }),
  ];
  // Far above the numbers of the movements that are there.
  const seq = 1_000 + 2 * n;
  return [
    put(generation, keys.generation(userId, of.id), of),
    put(hold, keys.hold(userId, of.id), {
      generationId: of.id,
      userId,
      amount: imagesEach,
      allocation: [],
      state: "CAPTURED",
      captured: imagesEach,
      createdAt: at,
      deadline: at,
    }),
    ...movement(seq, `hold:${of.id}`, "hold"),
    ...movement(seq + 1, `settle:${of.id}`, "capture"),
  ];
}

async function inParallel<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (const one of left) await act(one);
    }),
  );
}

async function receiptTo(url: string, email: string): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    // A cloud that is busy may let go of a connection: looking again is all this is about.
    const mails = await fetch(new URL(`/__local/mail?to=${email}`, url))
      .then((answer) => answer.json() as Promise<{ subject: string }[]>)
      .catch(() => []);
    if (mails.some(({ subject }) => subject.includes("erased"))) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("no receipt came");
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function named(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}
