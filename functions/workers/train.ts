/** Gives to the training bucket what a person consented to give, and takes it back. */
import { randomUUID } from "node:crypto";
import { systemClock } from "../core/clock.ts";
import { runTraining } from "../core/training/run.ts";
import { openTable } from "../db/client.ts";
import { readEnv } from "../runtime/env.ts";
import { jobHandler } from "../runtime/jobs.ts";
import { openTrainingStore } from "../runtime/training-store.ts";

const config = readEnv("TABLE_NAME", "IMAGES_BUCKET", "TRAINING_BUCKET");
const services = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  training: openTrainingStore(config.TRAINING_BUCKET, config.IMAGES_BUCKET),
};

export const handler = jobHandler((job, report) =>
  runTraining({ ...services, ...report }, job, randomUUID()),
);
