import { type StackContext, use } from "sst/constructs";
import { exportTimeoutSeconds } from "../../functions/core/export/limits.ts";
import { Data } from "../data.ts";
import { sendingMail } from "../mail.ts";
import { readAndWriteTable, removeArchives, writeArchives } from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function exportQueue({ app, stack }: StackContext) {
  const { table, images, exports } = use(Data);
  const mail = sendingMail(app, stack);
  return queueFamily(app, stack, "Export", {
    maxConcurrency: 5,
    continuesItself: true,
    worker: {
      handler: "functions/workers/export.handler",
      description: "Writes exports, a stretch at a time",
      // A whole virtual CPU: every byte is summed twice.
      memoryMegabytes: 1_769,
      timeoutSeconds: exportTimeoutSeconds,
      environment: {
        TABLE_NAME: table.tableName,
        IMAGES_BUCKET: images.bucketName,
        EXPORTS_BUCKET: exports.bucketName,
        MAIL_FROM: mail.from,
      },
      permissions: [
        ...readAndWriteTable(table),
        ...writeArchives(images, exports),
        ...removeArchives(exports),
        mail.send,
      ],
    },
  });
}
