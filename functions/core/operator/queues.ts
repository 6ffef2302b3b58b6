/** The queues: what waits, what failed for good, and sending that again. */
import type { JobQueue } from "../context.ts";
import { AppError } from "../error.ts";
import type { QueueView } from "./schema.ts";

export type QueueName = "generation" | JobQueue;

/** A queue and its dead letter queue. Counts are SQS's own, which may be a moment old. */
export interface QueueTools {
  look(): Promise<{ waiting: number; working: number; dead: number }>;
  /** Sends up to `most` dead letters again, and answers how many. */
  redrive(most: number): Promise<number>;
}

export interface QueuesContext {
  readonly queues: Readonly<Record<QueueName, QueueTools>>;
}

/** What one call sends again at most: it has to end within a request. */
const redrivenAtOnce = 500;

export async function lookAtQueues({ queues }: QueuesContext): Promise<QueueView[]> {
  return Promise.all(
    Object.entries(queues).map(async ([name, tools]) => ({ name, ...(await tools.look()) })),
  );
}

/**
 * Sends dead letters again. What is sent twice does no harm: workers bear repetition.
 * @throws AppError queue.not_found
 */
export async function redriveQueue({ queues }: QueuesContext, name: string): Promise<number> {
  const tools = Object.hasOwn(queues, name) ? queues[name as QueueName] : undefined;
  if (!tools) throw new AppError("queue.not_found", "There is no such queue.");
  return tools.redrive(redrivenAtOnce);
}
