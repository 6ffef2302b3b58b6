/** Looking for canaries in everything a local cloud keeps: how fast that is. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Endpoints } from "../local/cloud.ts";
import { canary, scanEverything } from "../local/testing/canary.ts";
import { holdingsOfCloud } from "../local/testing/holdings.ts";
import type { Row } from "./statistics.ts";

const files = 400;
const fileBytes = 256 * 1024;
const canaries = 5;

/** @throws Error when a canary is not found where it was put. */
export async function scan({ dir }: { dir: string }): Promise<Row[]> {
  const endpoints = JSON.parse(readFileSync(join(dir, "endpoints.json"), "utf8")) as Endpoints;
  const holdings = holdingsOfCloud(dir, endpoints);
  const wanted = Array.from({ length: canaries }, (_, n) => canary(`bench${n}`));
  const last = wanted.at(-1) ?? "";
  await fill(endpoints, last);
  let count = 0;
  for await (const _ of holdings.keys()) count++;
  for await (const _ of holdings.items()) count++;

  const began = performance.now();
  const found = await scanEverything(holdings, wanted);
  const seconds = (performance.now() - began) / 1_000;
  if (!found.some((sighting) => sighting.canary === last)) throw new Error("the canary is gone");
  const megabytes = (files * fileBytes) / 1e6;
  return [
    { metric: `looking for ${canaries} canaries in every store`, ours: seconds, unit: "s" },
    { metric: "… items and files", ours: count, unit: "" },
    { metric: "… throughput over the files", ours: megabytes / seconds, unit: "MB/s" },
  ];
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
