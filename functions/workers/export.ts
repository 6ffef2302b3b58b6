/** Writes exports, a stretch at a time. */
import { systemClock } from "../core/clock.ts";
import { runExport } from "../core/export/run.ts";
import { jobMessage } from "../core/privacy/inventory/queues.ts";
import { openTable } from "../db/client.ts";
import { openArchives } from "../runtime/archives.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";
import { openPost } from "../runtime/post.ts";
import { openQueue } from "../runtime/queue.ts";
import { openReader } from "../runtime/reader.ts";

const config = readEnv(
  "TABLE_NAME",
  "IMAGES_BUCKET",
  "EXPORTS_BUCKET",
  "EXPORT_QUEUE_URL",
  "MAIL_FROM",
);
const services = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  images: openReader(config.IMAGES_BUCKET),
  archives: openArchives(config.EXPORTS_BUCKET),
  jobs: { exports: openQueue(config.EXPORT_QUEUE_URL, jobMessage) },
  post: openPost(config.MAIL_FROM),
};

export const handler = jobHandler((job, report, lambda) =>
  runExport({ ...services, ...report }, job, {
    remainingMs: () => lambda.getRemainingTimeInMillis(),
  }),
);
