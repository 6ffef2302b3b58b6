import { type StackContext, use } from "sst/constructs";
import { Data } from "../data.ts";
import { readAndWriteTable } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function erasureQueue({ app, stack }: StackContext) {
  const { table } = use(Data);
  return queueFamily(app, stack, "Erasure", {
    batchSize: 1,
    maxConcurrency: 5,
    worker: {
      handler: "functions/workers/erase.handler",
      description: "Erases accounts, step by step",
      memoryMegabytes: 512,
      timeoutSeconds: 300,
      environment: { TABLE_NAME: table.tableName },
      permissions: [...readAndWriteTable(table)],
      readableTraces: true,
    },
  });
}
