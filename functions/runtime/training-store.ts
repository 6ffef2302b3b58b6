/** The training bucket, for its one writer. */
import { CopyObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { TrainingStore } from "../core/context.ts";
import { openBucket, trainingParts } from "./objects.ts";
import { timeouts } from "./timeouts.ts";

export function openTrainingStore(bucket: string, imagesBucket: string): TrainingStore {
  const client = new S3Client({ maxAttempts: 2, requestHandler: timeouts });
  const { put, list, removePage } = openBucket(bucket, { leastParts: trainingParts });
  return {
    put,
    list,
    removePage,
    async copyImage(imageKey, key) {
      const copy = new CopyObjectCommand({
        Bucket: bucket,
        Key: key,
        CopySource: `${imagesBucket}/${imageKey}`,
        // Not the headers the image is delivered with: nothing comes along but the picture.
        MetadataDirective: "REPLACE",
        ContentType: "image/webp",
        CacheControl: "private, no-store",
      });
      try {
        await client.send(copy);
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return false;
        throw error;
      }
    },
  };
}
