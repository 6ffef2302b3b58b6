/** A bucket as the product holds it. */
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Objects, StoredObject } from "../core/context.ts";
import { timeouts } from "./timeouts.ts";

export function openBucket(bucket: string): Objects {
  const client = new S3Client({ maxAttempts: 4, requestHandler: timeouts });

  async function* pages(prefix: string): AsyncGenerator<StoredObject[]> {
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }),
      );
      yield (page.Contents ?? []).map(({ Key = "", Size = 0 }) => ({ key: Key, sizeBytes: Size }));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  }

  return {
    async put(key, body, { contentType, cacheControl }) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          CacheControl: cacheControl,
        }),
      );
    },

    async list(prefix) {
      const found: StoredObject[] = [];
      for await (const page of pages(prefix)) found.push(...page);
      return found;
    },

    async removeAll(prefix) {
      // A bare class or user would empty far more than anyone asks for here.
      if (prefix.split("/").length < 5) throw new Error("refusing to remove so much at once");
      let removed = 0;
      for await (const page of pages(prefix)) {
        if (page.length === 0) continue;
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({
            Bucket: bucket,
            Delete: { Objects: page.map(({ key }) => ({ Key: key })), Quiet: true },
          }),
        );
        if (Errors.length > 0) throw new Error(`${Errors.length} objects were not removed`);
        removed += page.length;
      }
      return removed;
    },
  };
}
