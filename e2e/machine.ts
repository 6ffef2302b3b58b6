/** A running local cloud from the outside: its controls, and what its buckets hold. */
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Endpoints } from "../local/cloud.ts";

/** A call of the machine's own controls. Moving its time answers when what came due was sent to workers. */
export async function control(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(new URL(`/__local/${path}`, url), {
    method,
    headers: { origin: url, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return response.json();
}

/** Newest first. */
export async function mailsTo(
  url: string,
  address: string,
): Promise<{ subject: string; text: string }[]> {
  const found = await control(url, "GET", `mail?to=${encodeURIComponent(address)}`);
  return found as { subject: string; text: string }[];
}

/** The keys of what lies in a bucket, at most a thousand. */
export async function keysIn(
  { s3, region, accessKeyId, secretAccessKey, buckets }: Endpoints,
  bucket: string,
): Promise<string[]> {
  const client = new S3Client({
    ...{ endpoint: s3, region, forcePathStyle: true },
    credentials: { accessKeyId, secretAccessKey },
  });
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket: buckets[bucket] }),
  );
  return Contents.map(({ Key = "" }) => Key);
}
