/** Erases accounts, step by step. */
import { randomUUID } from "node:crypto";
import { systemClock } from "../core/clock.ts";
import { runErasure } from "../core/erasure/run.ts";
import { jobMessage } from "../core/privacy/inventory/queues.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { openErasableStores } from "../runtime/erasable-stores.ts";
import { jobHandler } from "../runtime/jobs.ts";
import { openPost } from "../runtime/post.ts";
import { openQueue } from "../runtime/queue.ts";

const config = readEnv(
  "TABLE_NAME",
  "IMAGES_BUCKET",
  "EXPORTS_BUCKET",
  "TRAINING_BUCKET",
  "TOMBSTONES_BUCKET",
  "ERASURE_QUEUE_URL",
  "MAIL_FROM",
);
const services = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  post: openPost(config.MAIL_FROM),
  ...openErasableStores({
    images: config.IMAGES_BUCKET,
    exports: config.EXPORTS_BUCKET,
    training: config.TRAINING_BUCKET,
    tombstones: config.TOMBSTONES_BUCKET,
  }),
  jobs: { erasures: openQueue(config.ERASURE_QUEUE_URL, jobMessage) },
};

export const handler = jobHandler((job, report, lambda) =>
  runErasure({ ...services, ...report }, job, {
    owner: randomUUID(),
    remainingMs: () => lambda.getRemainingTimeInMillis(),
  }),
);
