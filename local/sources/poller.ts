/** An event source mapping: takes messages from a queue and gives them to a function, as Lambda does. */
import { region } from "../aws.ts";
import type { Queue, QueueStore, ReceivedMessage } from "../emulators/fauxqs.ts";
import type { Outcome } from "../functions/instance.ts";
import type { EventSourceMapping } from "../template/model.ts";

export interface PollerOptions {
  mapping: EventSourceMapping;
  queue: Queue;
  store: QueueStore;
  invoke(event: unknown): Promise<Outcome>;
  /** Batches handled at the same time. */
  concurrency: number;
  /** Told of what Lambda's own poller would ask SQS for. */
  count(operation: "ReceiveMessage" | "DeleteMessageBatch"): void;
}

/** Long polling wakes up by itself as soon as a message can be seen. */
const longPollSeconds = 20;

export class Poller {
  readonly #options: PollerOptions;
  readonly #loops: Promise<void>[];
  #stopped = false;
  #busy = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#loops = Array.from({ length: options.concurrency }, () => this.#loop());
  }

  /** Batches a function is working on. */
  get busy(): number {
    return this.#busy;
  }

  /** True when nothing waits and nothing is worked on. What is invisible for later does not count. */
  get quiet(): boolean {
    return this.#busy === 0 && this.#options.queue.messages.length === 0;
  }

  /** Takes no more messages. Answers when the loops have ended; running batches are not waited for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#options.queue.cancelWaiters();
    if (this.#busy === 0) await Promise.all(this.#loops);
  }

  async #loop(): Promise<void> {
    const { mapping, queue, store, count } = this.#options;
    while (!this.#stopped) {
      const messages = queue.dequeue(mapping.batchSize, undefined, (arn) =>
        store.getQueueByArn(arn),
      );
      if (messages.length === 0) {
        await queue.waitForMessages(longPollSeconds);
        continue;
      }
      count("ReceiveMessage");
      this.#busy += 1;
      try {
        await this.#handle(messages);
      } finally {
        this.#busy -= 1;
      }
    }
  }

  async #handle(messages: ReceivedMessage[]): Promise<void> {
    const { queue, mapping, invoke, count } = this.#options;
    const outcome = await invoke({ Records: messages.map((message) => record(queue, message)) });
    const done = outcome.ok
      ? messages.filter(({ MessageId: id }) => !failed(mapping, outcome.value, messages).has(id))
      : [];
    // What failed stays invisible for the queue's visibility timeout, then comes again.
    for (const { ReceiptHandle } of done) queue.deleteMessage(ReceiptHandle);
    if (done.length > 0) count("DeleteMessageBatch");
  }
}

/** Ids of the messages to deliver again, by the rules of `ReportBatchItemFailures`. */
function failed(
  { reportsFailures }: EventSourceMapping,
  answer: unknown,
  messages: ReceivedMessage[],
): Set<string> {
  if (!reportsFailures || answer === null || typeof answer !== "object") return new Set();
  const { batchItemFailures: failures } = answer as { batchItemFailures?: unknown };
  if (failures === undefined || failures === null) return new Set();
  const ids = Array.isArray(failures)
    ? failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier)
    : [undefined];
  const all = new Set(messages.map(({ MessageId }) => MessageId));
  // "If the response is malformed, Lambda treats the batch as a complete failure."
  return ids.every((id) => typeof id === "string" && all.has(id)) ? new Set(ids as string[]) : all;
}

function record(queue: Queue, message: ReceivedMessage): object {
  const inFlight = queue.inflightMessages.get(message.ReceiptHandle)?.message;
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    md5OfBody: message.MD5OfBody,
    attributes: {
      ApproximateReceiveCount: String(inFlight?.approximateReceiveCount ?? 1),
      SentTimestamp: String(inFlight?.sentTimestamp ?? Date.now()),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: message.MessageAttributes ?? {},
    eventSource: "aws:sqs",
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}
