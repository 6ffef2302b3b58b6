import { type StackContext, use } from "sst/constructs";
import { extensionTimeoutSeconds } from "../../functions/core/plan/limits.ts";
import { Data } from "../data.ts";
import { moveImages, readAndWriteTable } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function extensionQueue({ app, stack }: StackContext) {
  const { table, images } = use(Data);
  return queueFamily(app, stack, "Extension", {
    maxConcurrency: 5,
    continuesItself: true,
    worker: {
      handler: "functions/workers/extend.handler",
      description: "Keeps images longer when their owner's plan comes to keep longer",
      memoryMegabytes: 512,
      timeoutSeconds: extensionTimeoutSeconds,
      environment: { TABLE_NAME: table.tableName, IMAGES_BUCKET: images.bucketName },
      permissions: [...readAndWriteTable(table), ...moveImages(images)],
    },
  });
}
