/** One generation on the local cloud: what it asks of AWS, what that costs, and what we add to the model's time. */
import { sketch } from "../functions/core/model/sketch/index.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { dollars } from "./prices.ts";
import { atMost, median, type Row } from "./statistics.ts";

const runs = 15;
const order = { resolution: "1K", prompt: "a red fox under a huge moon, watercolour" };

type Counts = Record<string, Record<string, number>>;

export async function generation(url: string): Promise<Row[]> {
  const overheads: number[] = [];
  const totals: number[] = [];
  for (let run = 0; run <= runs; run++) {
    // Every person has credits for a few pictures only.
    const visitor = new Visitor(url);
    await visitor.signUp();
    const { total, model } = await visible(visitor, run);
    if (run === 0) continue;
    totals.push(total);
    overheads.push(total - model);
  }
  return [
    {
      metric: "pressing Generate to a visible 1K image, beside the model's own time",
      ours: median(overheads),
      peer: { name: "all of it", value: median(totals) },
      unit: "ms",
      ...atMost(500, median(overheads)),
    },
    ...(await requests(url)),
  ];
}

/** From the press until the bytes of the picture are here, polling as the site does. */
async function visible(visitor: Visitor, seed: number): Promise<{ total: number; model: number }> {
  const pressed = performance.now();
  const id = await visitor.ordered({ ...order, seed });
  const done = await visitor.ended(id, { everyMs: 250 });
  const picture = await visitor.fetch(done.images[0]?.url ?? "");
  await picture.arrayBuffer();
  const total = performance.now() - pressed;
  if (picture.status !== 200) throw new Error(`the picture answered ${picture.status}`);
  return { total, model: await modelTime(seed) };
}

/** The same picture by the same model, and nothing else. */
async function modelTime(seed: number): Promise<number> {
  const started = performance.now();
  const drawing = sketch.draw({
    prompt: order.prompt,
    resolution: "1K",
    aspectRatio: "1:1",
    width: 1_024,
    height: 1_024,
    count: 1,
    seed,
    signal: AbortSignal.timeout(60_000),
    onProgress: () => {},
  });
  for await (const _ of drawing);
  return performance.now() - started;
}

async function requests(url: string): Promise<Row[]> {
  const visitor = new Visitor(url);
  await visitor.signUp();
  await fetch(new URL("/__local/requests", url), { method: "DELETE", headers: { origin: url } });
  const id = await visitor.ordered(order);
  // Not asked again before it is settled: looking is not part of making.
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  const counts = (await (await fetch(new URL("/__local/requests", url))).json()) as Counts;
  const { state } = await visitor.generation(id);
  if (state !== "succeeded") throw new Error(`the generation is ${state}`);

  const { readUnits = 0, writeUnits = 0, ...dynamodb } = counts.dynamodb ?? {};
  const s3 = counts.s3 ?? {};
  const sqs = counts.sqs ?? {};
  const writes = (s3.PutObject ?? 0) + (s3.ListObjectsV2 ?? 0);
  const cost =
    readUnits * dollars.dynamodbReadUnit +
    writeUnits * dollars.dynamodbWriteUnit +
    total(sqs) * dollars.sqsRequest +
    writes * dollars.s3Write +
    (total(s3) - writes) * dollars.s3Read;
  return [
    {
      metric: `DynamoDB requests per generation (${named(dynamodb)})`,
      ours: total(dynamodb),
      unit: "",
      ...atMost(6, total(dynamodb)),
    },
    { metric: "DynamoDB write units per generation", ours: writeUnits, unit: "WRU" },
    { metric: "DynamoDB read units per generation", ours: readUnits, unit: "RRU" },
    { metric: `SQS requests per generation (${named(sqs)})`, ours: total(sqs), unit: "" },
    { metric: `S3 requests per generation (${named(s3)})`, ours: total(s3), unit: "" },
    {
      metric: "these requests, per 1,000 generations at AWS list prices",
      ours: cost * 1_000,
      unit: "$",
    },
  ];
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function named(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}
