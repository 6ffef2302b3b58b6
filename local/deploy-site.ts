/** Fills a bucket as the template's BucketDeployment would: the files of an asset, with its metadata. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import type { ObjectStore, SystemMetadata } from "./emulators/fauxqs.ts";
import type { Deployment } from "./template/model.ts";

/** As `aws s3 sync` guesses it from the name. */
const contentTypes: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css",
  ".gif": "image/gif",
  ".html": "text/html",
  ".ico": "image/vnd.microsoft.icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Names in a BucketDeployment's SystemMetadata, and ours. */
const systemNames: Readonly<Record<string, keyof SystemMetadata>> = {
  "cache-control": "cacheControl",
  "content-disposition": "contentDisposition",
  "content-encoding": "contentEncoding",
  "content-language": "contentLanguage",
};

/** Writes what is new or changed. Answers how many files that were. */
export function deploySite(objects: ObjectStore, deployment: Deployment): number {
  const { bucket, folder, systemMetadata, userMetadata } = deployment;
  const system: SystemMetadata = {};
  for (const [name, value] of Object.entries(systemMetadata)) {
    const ours = systemNames[name];
    if (ours) system[ours] = value;
  }
  let written = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const key = file
      .slice(folder.length + 1)
      .split(sep)
      .join("/");
    const body = readFileSync(file);
    const type =
      systemMetadata["content-type"] ?? contentTypes[extname(key)] ?? "binary/octet-stream";
    const known = objects.buckets.get(bucket)?.get(key);
    const etag = `"${createHash("md5").update(body).digest("hex")}"`;
    const same =
      known?.etag === etag &&
      known.contentType === type &&
      known.cacheControl === system.cacheControl &&
      JSON.stringify(known.metadata) === JSON.stringify(userMetadata);
    if (same) continue;
    objects.putObject(bucket, key, body, type, userMetadata, system);
    written += 1;
  }
  return written;
}
