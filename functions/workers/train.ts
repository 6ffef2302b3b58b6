/** Gives to the training bucket what a person consented to give. */
import { systemClock } from "../core/clock.ts";
import { runTraining } from "../core/training/run.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";

const config = readEnv("TABLE_NAME");
const services = { table: openTable(config.TABLE_NAME), clock: systemClock };

export const handler = jobHandler((job, report) => runTraining({ ...services, ...report }, job));
