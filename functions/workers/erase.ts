/** Erases accounts, step by step. */
import { systemClock } from "../core/clock.ts";
import { runErasure } from "../core/erasure/run.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";

const config = readEnv("TABLE_NAME");
const services = { table: openTable(config.TABLE_NAME), clock: systemClock };

export const handler = jobHandler((job, report) => runErasure({ ...services, ...report }, job));
