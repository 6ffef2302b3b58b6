/** Objects as they are read, and links by which browsers fetch them. */
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { ReadableObjects } from "../core/context.ts";
import { timeouts } from "./timeouts.ts";

export function openReader(bucket: string): ReadableObjects {
  const client = new S3Client({ maxAttempts: 4, requestHandler: timeouts });
  const bodyOf = async (key: string) => {
    const wanted = new GetObjectCommand({ Bucket: bucket, Key: key });
    return (await whenFound(() => client.send(wanted)))?.Body;
  };
  return {
    get: async (key) => (await bodyOf(key))?.transformToByteArray(),
    async chunks(key) {
      const body = await bodyOf(key);
      if (!body) return undefined;
      const chunks: Uint8Array[] = [];
      for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
      return chunks;
    },
  };
}

/** What was asked for; undefined when S3 says that there is no such object. */
export async function whenFound<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && /^(NoSuchKey|NotFound)$/.test(error.name)) return undefined;
    throw error;
  }
}
