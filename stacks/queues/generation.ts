import { type StackContext, use } from "sst/constructs";
import { limits } from "../config.ts";
import { Data } from "../data.ts";
import { onImages, readAndWriteTable } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function generationQueue({ app, stack }: StackContext) {
  const { table, images } = use(Data);
  const environment = { TABLE_NAME: table.tableName, IMAGES_BUCKET: images.bucketName };

  return queueFamily(app, stack, "Generation", {
    maxConcurrency: limits.generationConcurrency,
    worker: {
      handler: "functions/workers/generate.handler",
      description: "Draws one generation and settles it",
      // One whole virtual CPU: decoding and encoding images is all computation.
      memoryMegabytes: 1_769,
      timeoutSeconds: limits.generationTimeoutSeconds,
      environment,
      permissions: [
        ...readAndWriteTable(table),
        ...onImages(images, ["s3:PutObject", "s3:DeleteObject"]),
      ],
      usesSharp: true,
    },
    deadLetterWorker: {
      handler: "functions/workers/generate-dead-letter.handler",
      description: "Gives back what a generation held that could not be drawn",
      memoryMegabytes: 512,
      timeoutSeconds: limits.deadLetterTimeoutSeconds,
      environment,
      permissions: [...readAndWriteTable(table), ...onImages(images, ["s3:DeleteObject"])],
    },
  });
}
