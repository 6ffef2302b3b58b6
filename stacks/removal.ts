import { RemovalPolicy } from "aws-cdk-lib/core";
import type { App } from "sst/constructs";
import { keepsData } from "./config.ts";

/** For everything that holds state. Logs are not state: they go with their stack. */
export function removalPolicy(app: App): RemovalPolicy {
  return keepsData(app.stage) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
