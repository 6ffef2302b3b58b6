/** Draws generations: one message of the Generation queue, one generation. */
import { randomUUID } from "node:crypto";
import type { Context, SQSEvent } from "aws-lambda";
import { systemClock } from "../core/clock.ts";
import { parseGenerationMessage } from "../core/generation/message.ts";
import { runGeneration } from "../core/generation/run.ts";
import { providerOf } from "../core/model/providers.ts";
import { openTable } from "../db/client.ts";
import { eachRecord } from "../runtime/each-record.ts";
import { readEnv } from "../runtime/env.ts";
import { openLog } from "../runtime/log.ts";
import { openMetrics } from "../runtime/metrics.ts";
import { openBucket } from "../runtime/objects.ts";

const config = readEnv("TABLE_NAME", "IMAGES_BUCKET");
const metrics = openMetrics();
const context = {
  table: openTable(config.TABLE_NAME),
  clock: systemClock,
  log: openLog(),
  metrics,
  images: openBucket(config.IMAGES_BUCKET),
  provider: providerOf,
};

export async function handler(event: SQSEvent, { awsRequestId }: Context) {
  context.log.begin(awsRequestId);
  const answer = await eachRecord(event, context.log, (body) =>
    runGeneration(context, parseGenerationMessage(body), randomUUID()),
  );
  metrics.flush();
  return answer;
}
