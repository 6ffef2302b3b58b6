/** The Lambda of the operators' part of the API. */
import { readEnv } from "../runtime/env.ts";
import { openLog } from "../runtime/log.ts";
import { openOperatorContext, operatorConfigNames } from "../runtime/operator-context.ts";
import { lambdaHandler } from "./lambda.ts";
import { createOperatorApp } from "./operator-app.ts";

const { ORIGIN_SECRET, ...config } = readEnv("ORIGIN_SECRET", ...operatorConfigNames);

const log = openLog();
const serve = lambdaHandler(createOperatorApp(openOperatorContext(config, log)), ORIGIN_SECRET);

export const handler: typeof serve = (event) => {
  log.begin(event.requestContext.requestId);
  return serve(event);
};
