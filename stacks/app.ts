/** What holds for every stack: allowed region, function defaults, tags. */
import { Tags } from "aws-cdk-lib/core";
import { type App, Stack, type StackProps } from "sst/constructs";
import { keepsData, requireAllowedRegion } from "./config.ts";

/** Call before the first stack. */
export function prepareApp(app: App): void {
  requireAllowedRegion(app.region);
  leaveOutHelperFunctions();
  Tags.of(app).add("app", app.name);
  Tags.of(app).add("stage", app.stage);
}

/** For stacks that hold what cannot be made again. */
export function protectedStack(app: App): StackProps {
  return { terminationProtection: keepsData(app.stage) };
}

/**
 * SST puts a helper function into every stack, for constructs of its own that are not used here.
 * Leaving it out saves a function with its role per stage and stack.
 */
function leaveOutHelperFunctions(): void {
  Object.defineProperty(Stack.prototype, "createCustomResourceHandler", { value: () => undefined });
}
