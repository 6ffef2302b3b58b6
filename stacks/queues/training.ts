import { type StackContext, use } from "sst/constructs";
import { Data } from "../data.ts";
import { readAndWriteTable } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function trainingQueue({ app, stack }: StackContext) {
  const { table } = use(Data);
  return queueFamily(app, stack, "Training", {
    batchSize: 1,
    maxConcurrency: 5,
    worker: {
      handler: "functions/workers/train.handler",
      description: "Gives to the training bucket what a person consented to give",
      memoryMegabytes: 1024,
      timeoutSeconds: 60,
      environment: { TABLE_NAME: table.tableName },
      permissions: [...readAndWriteTable(table)],
      readableTraces: true,
    },
  });
}
