import type { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption, type QueueProps } from "aws-cdk-lib/aws-sqs";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import type { App, Function as SstFunction, Stack } from "sst/constructs";
import { retentionDays } from "../functions/core/retention.ts";
import { type FunctionOptions, productFunction } from "./function.ts";
import { sendTo } from "./permissions.ts";

export interface QueueFamilyOptions {
  readonly worker: FunctionOptions;
  /**
   * The worker sends what it could not finish to its own queue again, whose address it reads from
   * the environment, e.g. `EXPORT_QUEUE_URL`.
   */
  readonly continuesItself?: true;
  /**
   * Settles what the worker gave up, so that nobody has to read a dead letter queue by hand. Left out
   * where the sweeper sends the work again anyway.
   */
  readonly deadLetterWorker?: FunctionOptions;
  /** Invocations at the same time. */
  readonly maxConcurrency: number;
}

export interface QueueFamily<DeadLetterWorker = SstFunction | undefined> {
  readonly id: string;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
  readonly worker: SstFunction;
  readonly deadLetterWorker: DeadLetterWorker;
}

/** A message is a whole job: one that fails or takes long must not hold up others. */
const batchSize = 1;

/** Deliveries before a message counts as hopeless. */
const deliveries = 3;

/** AWS asks for six, so that throttled invocations do not count as failed deliveries. */
const visibilityFactor = 6;

/** A queue and all that belongs to it, with limits that fit together. */
export function queueFamily(
  app: App,
  stack: Stack,
  id: string,
  options: QueueFamilyOptions & Required<Pick<QueueFamilyOptions, "deadLetterWorker">>,
): QueueFamily<SstFunction>;
export function queueFamily(
  app: App,
  stack: Stack,
  id: string,
  options: QueueFamilyOptions,
): QueueFamily;
export function queueFamily(
  app: App,
  stack: Stack,
  id: string,
  options: QueueFamilyOptions,
): QueueFamily {
  const deadLetterQueue = encryptedQueue(stack, `${id}DeadLetterQueue`, {
    retentionPeriod: Duration.days(retentionDays.deadLetter),
    visibilityTimeout: visibility(options.deadLetterWorker ?? options.worker),
  });
  const queue = encryptedQueue(stack, `${id}Queue`, {
    retentionPeriod: Duration.days(retentionDays.queue),
    visibilityTimeout: visibility(options.worker),
    deadLetterQueue: { queue: deadLetterQueue, maxReceiveCount: deliveries },
  });

  const worker = productFunction(
    app,
    stack,
    `${id}Worker`,
    options.continuesItself ? withOwnQueue(id, queue, options.worker) : options.worker,
  );
  worker.addEventSource(
    new SqsEventSource(queue, {
      batchSize,
      maxConcurrency: options.maxConcurrency,
      reportBatchItemFailures: true,
    }),
  );
  if (options.continuesItself) {
    // Lambda takes a function that feeds its own queue for a runaway and stops it after sixteen
    // rounds. These end by themselves: each round goes further, and fruitless ones are counted.
    (worker.node.defaultChild as CfnFunction).recursiveLoop = "Allow";
  }
  const deadLetterWorker =
    options.deadLetterWorker &&
    productFunction(app, stack, `${id}DeadLetterWorker`, options.deadLetterWorker);
  deadLetterWorker?.addEventSource(
    new SqsEventSource(deadLetterQueue, {
      batchSize,
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    }),
  );

  return { id, queue, deadLetterQueue, worker, deadLetterWorker };
}

function withOwnQueue(id: string, queue: Queue, worker: FunctionOptions): FunctionOptions {
  return {
    ...worker,
    environment: { ...worker.environment, [`${id.toUpperCase()}_QUEUE_URL`]: queue.queueUrl },
    permissions: [...worker.permissions, ...sendTo(queue)],
  };
}

function visibility(worker: FunctionOptions): Duration {
  return Duration.seconds(visibilityFactor * worker.timeoutSeconds);
}

function encryptedQueue(stack: Stack, id: string, props: QueueProps): Queue {
  return new Queue(stack, id, {
    ...props,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    // A queue only repeats what the table knows: the sweeper sends again what gets lost.
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
