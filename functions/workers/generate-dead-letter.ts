/** Ends generations whose message failed again and again: the images that exist, or the credits. */
import type { Context, SQSEvent } from "aws-lambda";
import { systemClock } from "../core/clock.ts";
import { parseGenerationMessage } from "../core/generation/message.ts";
import { giveUp } from "../core/generation/repair.ts";
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
  images: openBucket(config.IMAGES_BUCKET),
};

export async function handler(event: SQSEvent, { awsRequestId }: Context) {
  context.log.begin(awsRequestId);
  const answer = await eachRecord(event, context.log, async (body) => {
    const message = parseGenerationMessage(body);
    const ended = await giveUp(context, message, "provider.failed");
    if (ended) metrics.count("GenerationsGivenUp");
    context.log.warn("dead letter", {
      generationId: message.generationId,
      state: ended ? "given up" : "left as it is",
    });
  });
  metrics.flush();
  return answer;
}
