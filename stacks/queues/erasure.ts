import { type StackContext, use } from "sst/constructs";
import { erasureTimeoutSeconds } from "../../functions/core/erasure/limits.ts";
import { Data } from "../data.ts";
import { sendingMail } from "../mail.ts";
import {
  clearTable,
  onImages,
  putTombstones,
  readAndWriteTable,
  removeArchives,
  removeCopies,
} from "../permissions.ts";
import { queueFamily } from "../queue-family.ts";

export function erasureQueue({ app, stack }: StackContext) {
  const { table, images, exports, training, tombstones } = use(Data);
  const mail = sendingMail(app, stack);
  return queueFamily(app, stack, "Erasure", {
    maxConcurrency: 5,
    continuesItself: true,
    worker: {
      handler: "functions/workers/erase.handler",
      description: "Erases accounts, step by step",
      memoryMegabytes: 512,
      timeoutSeconds: erasureTimeoutSeconds,
      environment: {
        TABLE_NAME: table.tableName,
        IMAGES_BUCKET: images.bucketName,
        EXPORTS_BUCKET: exports.bucketName,
        TRAINING_BUCKET: training.bucketName,
        TOMBSTONES_BUCKET: tombstones.bucketName,
        MAIL_FROM: mail.from,
      },
      permissions: [
        ...readAndWriteTable(table),
        ...clearTable(table),
        ...onImages(images, ["s3:DeleteObject"]),
        ...removeArchives(exports),
        ...removeCopies(training),
        ...putTombstones(tombstones),
        mail.send,
      ],
    },
  });
}
