/** What runs by the clock. */
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Duration } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { limits } from "./config.ts";
import { Data } from "./data.ts";
import { productFunction } from "./function.ts";
import {
  auditBuckets,
  clearTable,
  destroySalts,
  onImages,
  readAndWriteTable,
  readDueIndex,
  scanTable,
  sendTo,
} from "./permissions.ts";
import { Queues } from "./queues.ts";

export function Cron({ app, stack }: StackContext) {
  const {
    table,
    images,
    uploads,
    exports: archives,
    training: copies,
    tombstones,
    salts,
  } = use(Data);
  const { generation, training, exports, erasures, notices, extensions } = use(Queues);

  const sweeper = productFunction(app, stack, "Sweeper", {
    handler: "functions/cron/sweep.handler",
    description: "Sends what was never queued, settles what nobody settled, removes what is due",
    memoryMegabytes: 512,
    timeoutSeconds: limits.sweepTimeoutSeconds,
    scheduled: true,
    environment: {
      TABLE_NAME: table.tableName,
      GENERATION_QUEUE_URL: generation.queue.queueUrl,
      TRAINING_QUEUE_URL: training.queue.queueUrl,
      EXPORT_QUEUE_URL: exports.queue.queueUrl,
      ERASURE_QUEUE_URL: erasures.queue.queueUrl,
      NOTICE_QUEUE_URL: notices.queue.queueUrl,
      EXTENSION_QUEUE_URL: extensions.queue.queueUrl,
      IMAGES_BUCKET: images.bucketName,
      SALTS_BUCKET: salts.bucketName,
    },
    permissions: [
      ...readAndWriteTable(table),
      ...readDueIndex(table),
      ...clearTable(table),
      ...[generation, training, exports, erasures, notices, extensions].flatMap(({ queue }) =>
        sendTo(queue),
      ),
      ...onImages(images, ["s3:DeleteObject"]),
      ...destroySalts(salts),
    ],
  });
  new Rule(stack, "SweepEveryMinute", {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [
      // A missed run is made good by the next one; repeating it as well would only pile up.
      new LambdaFunction(sweeper, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    ],
  });

  const auditor = productFunction(app, stack, "Auditor", {
    handler: "functions/cron/audit.handler",
    description: "Compares what is stored with what should be, and removes what is over its time",
    memoryMegabytes: 512,
    timeoutSeconds: limits.auditTimeoutSeconds,
    scheduled: true,
    environment: {
      TABLE_NAME: table.tableName,
      IMAGES_BUCKET: images.bucketName,
      UPLOADS_BUCKET: uploads.bucketName,
      EXPORTS_BUCKET: archives.bucketName,
      TRAINING_BUCKET: copies.bucketName,
      TOMBSTONES_BUCKET: tombstones.bucketName,
      SALTS_BUCKET: salts.bucketName,
    },
    permissions: [
      ...readAndWriteTable(table),
      ...scanTable(table),
      ...auditBuckets([images, uploads, archives, copies, tombstones, salts]),
    ],
  });
  // One audit a day; where it takes longer than a function may, the next hour goes on with it.
  new Rule(stack, "AuditEveryHour", {
    schedule: Schedule.rate(Duration.hours(1)),
    targets: [new LambdaFunction(auditor, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  });

  return { sweeper, auditor };
}
