/** What the operators' tools reach, over real services: for their function and their command line. */
import { type Clock, systemClock } from "../core/clock.ts";
import type { Log } from "../core/context.ts";
import type { OperatorContext } from "../core/operator/context.ts";
import { jobMessage } from "../core/privacy/inventory/queues.ts";
import { openTable } from "../db/client.ts";
import { openBucket } from "./objects.ts";
import { openPost } from "./post.ts";
import { openQueue } from "./queue.ts";
import { openQueueTools } from "./queue-tools.ts";

/** The names the tools need of a stage, as the environment and the stack's outputs call them. */
export const operatorConfigNames = [
  "TABLE_NAME",
  "IMAGES_BUCKET",
  "TOMBSTONES_BUCKET",
  "MAIL_FROM",
  "GENERATION_QUEUE_URL",
  "GENERATION_DEAD_LETTER_QUEUE_URL",
  "TRAINING_QUEUE_URL",
  "TRAINING_DEAD_LETTER_QUEUE_URL",
  "EXPORT_QUEUE_URL",
  "EXPORT_DEAD_LETTER_QUEUE_URL",
  "ERASURE_QUEUE_URL",
  "ERASURE_DEAD_LETTER_QUEUE_URL",
  "NOTICE_QUEUE_URL",
  "NOTICE_DEAD_LETTER_QUEUE_URL",
  "EXTENSION_QUEUE_URL",
  "EXTENSION_DEAD_LETTER_QUEUE_URL",
] as const;
export type OperatorConfig = Readonly<Record<(typeof operatorConfigNames)[number], string>>;

export function openOperatorContext(
  config: OperatorConfig,
  log: Log,
  options: {
    readonly clock?: Clock;
    /** Of a person at a command line; a function has its own in the environment. */
    readonly table?: Parameters<typeof openTable>[1];
  } = {},
): OperatorContext {
  return {
    table: openTable(config.TABLE_NAME, options.table),
    clock: options.clock ?? systemClock,
    log,
    images: openBucket(config.IMAGES_BUCKET),
    tombstones: openBucket(config.TOMBSTONES_BUCKET),
    post: openPost(config.MAIL_FROM),
    jobs: {
      erasures: openQueue(config.ERASURE_QUEUE_URL, jobMessage),
      extensions: openQueue(config.EXTENSION_QUEUE_URL, jobMessage),
    },
    queues: {
      generation: openQueueTools(
        config.GENERATION_QUEUE_URL,
        config.GENERATION_DEAD_LETTER_QUEUE_URL,
      ),
      training: openQueueTools(config.TRAINING_QUEUE_URL, config.TRAINING_DEAD_LETTER_QUEUE_URL),
      exports: openQueueTools(config.EXPORT_QUEUE_URL, config.EXPORT_DEAD_LETTER_QUEUE_URL),
      erasures: openQueueTools(config.ERASURE_QUEUE_URL, config.ERASURE_DEAD_LETTER_QUEUE_URL),
      notices: openQueueTools(config.NOTICE_QUEUE_URL, config.NOTICE_DEAD_LETTER_QUEUE_URL),
      extensions: openQueueTools(
        config.EXTENSION_QUEUE_URL,
        config.EXTENSION_DEAD_LETTER_QUEUE_URL,
      ),
    },
  };
}
