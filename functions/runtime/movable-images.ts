/** The images bucket, for who puts images elsewhere in it. */
import { CopyObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { MovableImages } from "../core/context.ts";
import { openBucket } from "./objects.ts";
import { whenFound } from "./reader.ts";
import { timeouts } from "./timeouts.ts";

export function openMovableImages(bucket: string): MovableImages {
  // A request that is tried again may be served twice, the second time after all was removed.
  const client = new S3Client({ maxAttempts: 1, requestHandler: timeouts });
  const { removeAll } = openBucket(bucket);
  return {
    removeAll,
    async copy(from, to) {
      // Within S3, and with the headers it is delivered with: both are what S3 does unless told.
      const copy = new CopyObjectCommand({
        Bucket: bucket,
        Key: to,
        CopySource: `${bucket}/${from}`,
      });
      return (await whenFound(() => client.send(copy))) !== undefined;
    },
  };
}
