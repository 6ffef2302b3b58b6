/** What functions that run by the clock have in common. */
import type { Context } from "aws-lambda";
import type { RequestLog } from "./log.ts";
import type { openMetrics } from "./metrics.ts";

/**
 * A handler for a schedule. A failure is logged by our own log and goes on without its words: what
 * leaves a handler is written down by Lambda as it is.
 */
export function scheduledHandler(
  { log, metrics }: { log: RequestLog; metrics: ReturnType<typeof openMetrics> },
  work: (lambda: Context) => Promise<void>,
): (event: unknown, lambda: Context) => Promise<void> {
  return async (_, lambda) => {
    log.begin(lambda.awsRequestId);
    try {
      await work(lambda);
    } catch (error) {
      log.error("the run failed", { error });
      throw new Error("the run failed; the line before says how");
    } finally {
      metrics.flush();
    }
  };
}
