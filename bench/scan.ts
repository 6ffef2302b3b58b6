/** Looking for canaries in everything a local cloud keeps, beside reading all of it without looking. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Endpoints } from "../local/cloud.ts";
import { canary, scanEverything } from "../local/testing/canary.ts";
import { type Holdings, holdingsOfCloud } from "../local/testing/holdings.ts";
import type { Row } from "./statistics.ts";

const files = 400;
const fileBytes = 256 * 1024;
const canaries = 5;

/** @throws Error when a canary is not found where it was put. */
export async function scan({ url, dir }: { url: string; dir: string }): Promise<Row[]> {
  const endpoints = JSON.parse(readFileSync(join(dir, "endpoints.json"), "utf8")) as Endpoints;
  const holdings = holdingsOfCloud(dir, endpoints);
  const wanted = Array.from({ length: canaries }, (_, n) => canary(`bench${n}`));
  const last = wanted.at(-1) ?? "";
  await fill(endpoints, last);
  const held = await readThrough(holdings);

  await fetch(new URL("/__local/requests", url), { method: "DELETE", headers: { origin: url } });
  const { seconds, value: found } = await timed(() => scanEverything(holdings, wanted));
  if (!found.some((sighting) => sighting.canary === last)) throw new Error("the canary is gone");
  const { dynamodb = {}, s3 = {} } = (await (
    await fetch(new URL("/__local/requests", url))
  ).json()) as Record<string, Record<string, number>>;
  const { seconds: plain } = await timed(() => readThrough(holdings));
  return [
    {
      metric: `looking for ${canaries} canaries in every store (${held.items} items, ${held.files} files)`,
      ours: seconds,
      peer: { name: "reading the same without looking", value: plain },
      unit: "s",
      ratio: seconds / plain,
    },
    {
      metric: "… requests (DynamoDB Scan; S3 ListObjectsV2 and GetObject)",
      ours: (dynamodb.Scan ?? 0) + (s3.ListObjectsV2 ?? 0) + (s3.GetObject ?? 0),
      unit: "",
    },
    { metric: "… throughput over the files", ours: held.bytes / 1e6 / seconds, unit: "MB/s" },
  ];
}

async function timed<Value>(work: () => Promise<Value>) {
  const began = performance.now();
  const value = await work();
  return { seconds: (performance.now() - began) / 1_000, value };
}

async function readThrough(holdings: Holdings) {
  const held = { items: 0, files: 0, bytes: 0 };
  for await (const _ of holdings.items()) held.items++;
  for await (const object of holdings.objects()) {
    held.files++;
    held.bytes += (await object.body()).byteLength;
  }
  for await (const _ of holdings.messages());
  for await (const _ of holdings.mails());
  for await (const _ of holdings.logs());
  return held;
}

async function fill({ s3, buckets, ...endpoints }: Endpoints, last: string): Promise<void> {
  const { region, accessKeyId, secretAccessKey } = endpoints;
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({ region, credentials, endpoint: s3 });
  for (let n = 0; n < files; n++) {
    const body = randomBytes(fileBytes);
    if (n === files - 1) body.write(last, fileBytes - last.length);
    const Key = `exports/bench/${n}.zip`;
    await client.send(new PutObjectCommand({ Bucket: buckets.exports, Key, Body: body }));
  }
}
