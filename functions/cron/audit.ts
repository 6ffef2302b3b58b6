/** Every hour: begins the audit of the day, or goes on with it. Nothing to do once it is done. */
import { runAudit } from "../core/audit/audit.ts";
import { systemClock } from "../core/clock.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { openLog } from "../runtime/log.ts";
import { openMetrics } from "../runtime/metrics.ts";
import { scheduledHandler } from "../runtime/scheduled.ts";
import { openShelf } from "../runtime/shelf.ts";

/** A page of the audit takes less than that. */
const lastPageMs = 60_000;

const config = readEnv(
  "TABLE_NAME",
  "IMAGES_BUCKET",
  "UPLOADS_BUCKET",
  "EXPORTS_BUCKET",
  "TRAINING_BUCKET",
  "TOMBSTONES_BUCKET",
  "SALTS_BUCKET",
);
const context = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  log: openLog(),
  metrics: openMetrics(),
  shelves: {
    images: openShelf(config.IMAGES_BUCKET),
    uploads: openShelf(config.UPLOADS_BUCKET),
    exports: openShelf(config.EXPORTS_BUCKET),
    training: openShelf(config.TRAINING_BUCKET),
    tombstones: openShelf(config.TOMBSTONES_BUCKET),
    salts: openShelf(config.SALTS_BUCKET),
  },
};

export const handler = scheduledHandler(context, (lambda) =>
  runAudit(context, () => lambda.getRemainingTimeInMillis() < lastPageMs),
);
