/** A bucket as the audit goes through it: by key, a page at a time. */
import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { Shelf } from "../core/context.ts";
import { timeouts } from "./timeouts.ts";

export function openShelf(bucket: string): Shelf {
  const client = new S3Client({ maxAttempts: 4, requestHandler: timeouts });
  return {
    async page(after) {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, StartAfter: after }),
      );
      return Contents.map(({ Key = "", LastModified }) => ({
        key: Key,
        changedAtMs: LastModified?.getTime() ?? 0,
      }));
    },

    async has(key) {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }),
      );
      return Contents[0]?.Key === key;
    },

    async remove(keys) {
      if (keys.length === 0) return;
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true },
        }),
      );
      if (Errors.length > 0) throw new Error(`${Errors.length} objects were not removed`);
    },
  };
}
