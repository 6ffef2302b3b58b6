import { type StackContext, use } from "sst/constructs";
import { Data } from "../data.ts";
import { readAndWriteTable } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function exportQueue({ app, stack }: StackContext) {
  const { table } = use(Data);
  return queueFamily(app, stack, "Export", {
    batchSize: 1,
    maxConcurrency: 5,
    worker: {
      handler: "functions/workers/export.handler",
      description: "Writes exports, a stretch at a time",
      memoryMegabytes: 1024,
      timeoutSeconds: 900,
      environment: { TABLE_NAME: table.tableName },
      permissions: [...readAndWriteTable(table)],
      readableTraces: true,
    },
  });
}
