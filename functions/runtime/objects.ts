/** A bucket as the product holds it. */
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { PagedObjects, StoredObject } from "../core/context.ts";
import { timeouts } from "./timeouts.ts";

/** Parts of `training/<giver>/`: the widest removal in the training bucket. */
export const trainingParts = 3;

/**
 * `leastParts`: how many parts the beginning of a key must have for all below it to be removed. A
 * bare class or user would empty far more than anyone asks for among the images.
 */
export function openBucket(bucket: string, { leastParts = 5 } = {}): PagedObjects {
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

  async function removeThese(objects: readonly StoredObject[]): Promise<void> {
    if (objects.length === 0) return;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: objects.map(({ key }) => ({ Key: key })), Quiet: true },
      }),
    );
    if (Errors.length > 0) throw new Error(`${Errors.length} objects were not removed`);
  }

  function assertNarrow(prefix: string): void {
    if (prefix.split("/").length < leastParts)
      throw new Error("refusing to remove so much at once");
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
      assertNarrow(prefix);
      let removed = 0;
      for await (const page of pages(prefix)) {
        await removeThese(page);
        removed += page.length;
      }
      return removed;
    },

    async removePage(prefix) {
      assertNarrow(prefix);
      for await (const page of pages(prefix)) {
        await removeThese(page);
        return page;
      }
      return [];
    },
  };
}
