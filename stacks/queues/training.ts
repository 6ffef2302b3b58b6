import { type StackContext, use } from "sst/constructs";
import { trainingTimeoutSeconds } from "../../functions/core/training/lease.ts";
import { Data } from "../data.ts";
import { copyForTraining, readAndWriteTable, removeCopies } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function trainingQueue({ app, stack }: StackContext) {
  const { table, images, training } = use(Data);
  return queueFamily(app, stack, "Training", {
    maxConcurrency: 5,
    worker: {
      handler: "functions/workers/train.handler",
      description:
        "Gives to the training bucket what a person consented to give, and takes it back",
      memoryMegabytes: 512,
      timeoutSeconds: trainingTimeoutSeconds,
      environment: {
        TABLE_NAME: table.tableName,
        IMAGES_BUCKET: images.bucketName,
        TRAINING_BUCKET: training.bucketName,
      },
      permissions: [
        ...readAndWriteTable(table),
        ...copyForTraining(images, training),
        ...removeCopies(training),
      ],
    },
  });
}
