/** What the functions of the job queues have in common. */
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { JobMessage, JobQueue, Jobs, Log, Metrics } from "../core/context.ts";
import { parseJobMessage } from "../core/job.ts";
import { jobMessage } from "../core/privacy/inventory/queues.ts";
import { eachRecord } from "./each-record.ts";
import { openLog } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { openQueue } from "./queue.ts";

/** A handler for one job queue: `run` gets the message and what it reports through. */
export function jobHandler(
  run: (job: JobMessage, report: { log: Log; metrics: Metrics }, lambda: Context) => Promise<void>,
): (event: SQSEvent, lambda: Context) => Promise<SQSBatchResponse> {
  const log = openLog();
  const metrics = openMetrics();
  return async (event, lambda) => {
    log.begin(lambda.awsRequestId);
    try {
      return await eachRecord(event, log, (body) =>
        run(parseJobMessage(body), { log, metrics }, lambda),
      );
    } finally {
      metrics.flush();
    }
  };
}

/** The environment names of the job queues. */
export const jobQueueUrls = {
  training: "TRAINING_QUEUE_URL",
  exports: "EXPORT_QUEUE_URL",
  erasures: "ERASURE_QUEUE_URL",
  notices: "NOTICE_QUEUE_URL",
  extensions: "EXTENSION_QUEUE_URL",
} as const satisfies Record<JobQueue, string>;

export function openJobs(config: Readonly<Record<(typeof jobQueueUrls)[JobQueue], string>>): Jobs {
  return {
    training: openQueue(config.TRAINING_QUEUE_URL, jobMessage),
    exports: openQueue(config.EXPORT_QUEUE_URL, jobMessage),
    erasures: openQueue(config.ERASURE_QUEUE_URL, jobMessage),
    notices: openQueue(config.NOTICE_QUEUE_URL, jobMessage),
    extensions: openQueue(config.EXTENSION_QUEUE_URL, jobMessage),
  };
}
