/** Every minute: sends lost messages again, settles what is overdue, removes stray files. */
import { systemClock } from "../core/clock.ts";
import { generationMessage } from "../core/privacy/inventory/queues.ts";
import { sweep } from "../core/sweep.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { openJobs } from "../runtime/jobs.ts";
import { openLog } from "../runtime/log.ts";
import { openMetrics } from "../runtime/metrics.ts";
import { openBucket } from "../runtime/objects.ts";
import { openQueue } from "../runtime/queue.ts";
import { openSalts } from "../runtime/salts.ts";
import { scheduledHandler } from "../runtime/scheduled.ts";

const config = readEnv(
  "TABLE_NAME",
  "GENERATION_QUEUE_URL",
  "TRAINING_QUEUE_URL",
  "EXPORT_QUEUE_URL",
  "ERASURE_QUEUE_URL",
  "NOTICE_QUEUE_URL",
  "EXTENSION_QUEUE_URL",
  "IMAGES_BUCKET",
  "SALTS_BUCKET",
);
const context = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  log: openLog(),
  metrics: openMetrics(),
  images: openBucket(config.IMAGES_BUCKET),
  salts: openSalts(config.SALTS_BUCKET),
  queue: openQueue(config.GENERATION_QUEUE_URL, generationMessage),
  jobs: openJobs(config),
};

export const handler = scheduledHandler(context, () => sweep(context));
