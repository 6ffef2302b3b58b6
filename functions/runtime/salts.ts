/** The salts of the statistics: one small object a day, in a bucket that keeps no versions or backups. */
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Salts } from "../core/context.ts";
import { timeouts } from "./timeouts.ts";

export function openSalts(bucket: string): Salts {
  const client = new S3Client({ maxAttempts: 4, requestHandler: timeouts });
  const keyOf = (date: string, id: string) => `salts/${date}/${id}`;
  return {
    async create(date, id, salt) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(date, id), Body: salt }));
    },

    async read(date, id) {
      try {
        const found = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: keyOf(date, id) }),
        );
        return await found.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async destroy(date) {
      // Also those that lost the choice of the day: few, so one page holds them.
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: keyOf(date, "") }),
      );
      if (Contents.length === 0) return;
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: Contents.map(({ Key }) => ({ Key })), Quiet: true },
        }),
      );
      if (Errors.length > 0) throw new Error(`${Errors.length} salts were not destroyed`);
    },
  };
}
