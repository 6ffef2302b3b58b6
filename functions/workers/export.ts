/** Writes exports, a stretch at a time. */
import { systemClock } from "../core/clock.ts";
import { runExport } from "../core/export/run.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";

const config = readEnv("TABLE_NAME");
const services = { table: openTable(config.TABLE_NAME), clock: systemClock };

export const handler = jobHandler((job, report) => runExport({ ...services, ...report }, job));
