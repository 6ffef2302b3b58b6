/** Every minute: sends lost messages again, settles what is overdue, removes stray files. */
import type { Context } from "aws-lambda";
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

const config = readEnv(
  "TABLE_NAME",
  "GENERATION_QUEUE_URL",
  "TRAINING_QUEUE_URL",
  "EXPORT_QUEUE_URL",
  "ERASURE_QUEUE_URL",
  "NOTICE_QUEUE_URL",
  "IMAGES_BUCKET",
);
const metrics = openMetrics();
const context = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  log: openLog(),
  metrics,
  images: openBucket(config.IMAGES_BUCKET),
  queue: openQueue(config.GENERATION_QUEUE_URL, generationMessage),
  jobs: openJobs(config),
};

export async function handler(_: unknown, { awsRequestId }: Context): Promise<void> {
  context.log.begin(awsRequestId);
  try {
    await sweep(context);
  } finally {
    metrics.flush();
  }
}
