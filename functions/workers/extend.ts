/** Keeps longer what is there when its owner's plan comes to keep longer. */
import { systemClock } from "../core/clock.ts";
import { runExtension } from "../core/plan/extend.ts";
import { jobMessage } from "../core/privacy/inventory/queues.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";
import { openMovableImages } from "../runtime/movable-images.ts";
import { openQueue } from "../runtime/queue.ts";

const config = readEnv("TABLE_NAME", "IMAGES_BUCKET", "EXTENSION_QUEUE_URL");
const services = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  images: openMovableImages(config.IMAGES_BUCKET),
  jobs: { extensions: openQueue(config.EXTENSION_QUEUE_URL, jobMessage) },
};

export const handler = jobHandler((job, { log }, lambda) =>
  runExtension({ ...services, log }, job, {
    remainingMs: () => lambda.getRemainingTimeInMillis(),
  }),
);
