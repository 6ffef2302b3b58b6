/** The API's Lambda. */
import { readEnv } from "../runtime/env.ts";
import { openLog } from "../runtime/log.ts";
import { createApp } from "./app.ts";
import { lambdaHandler } from "./lambda.ts";
import { openContext } from "./open-context.ts";

const config = readEnv(
  "TABLE_NAME",
  "GENERATION_QUEUE_URL",
  "EXPORT_QUEUE_URL",
  "ERASURE_QUEUE_URL",
  "IMAGES_BUCKET",
  "EXPORTS_BUCKET",
  "SALTS_BUCKET",
  "TRAINING_BUCKET",
  "MAIL_FROM",
  "ORIGIN_SECRET",
  "IMAGE_KEY_PAIR_ID",
  "IMAGE_PRIVATE_KEY_PARAMETER",
);

const log = openLog();
const serve = lambdaHandler(createApp(openContext(config, log)), config.ORIGIN_SECRET);

export const handler: typeof serve = (event) => {
  log.begin(event.requestContext.requestId);
  return serve(event);
};
