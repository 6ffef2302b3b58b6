/** SQS on this machine: fauxqs' queues, their messages kept over a restart. */
import { join } from "node:path";
import { accountId, region } from "../aws.ts";
import { type Queue, type QueueStore, SqsStore } from "./fauxqs.ts";
import { MessageJournal } from "./message-journal.ts";

export interface QueueDefinition {
  name: string;
  /** As `SetQueueAttributes` takes them: `VisibilityTimeout`, `RedrivePolicy` … */
  attributes: Record<string, string>;
}

export function queueArn(name: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** The queues of a machine. Messages are kept in a directory when one is given. */
export class Queues {
  readonly store: QueueStore = new SqsStore();
  readonly #journal: MessageJournal | undefined;

  constructor(options: { dir?: string } = {}) {
    this.#journal = options.dir
      ? new MessageJournal(join(options.dir, "messages.jsonl"))
      : undefined;
  }

  /** Makes a queue under the URL callers will use, with what it held when the machine stopped. */
  create({ name, attributes }: QueueDefinition, endpoint: string): Queue {
    const url = `${endpoint}/${accountId}/${name}`;
    const queue = this.store.createQueue(name, url, queueArn(name), attributes);
    for (const message of this.#journal?.waiting(name) ?? []) queue.enqueue(message);
    if (this.#journal) queue.persistence = this.#journal;
    return queue;
  }

  get(name: string): Queue {
    const queue = this.store.getQueueByName(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    return queue;
  }

  /** The messages of all queues, waiting, delayed and in somebody's hands. */
  held(): { queue: string; body: string }[] {
    return this.all().flatMap((queue) =>
      [
        ...queue.messages,
        ...queue.delayedMessages,
        ...[...queue.inflightMessages.values()].map(({ message }) => message),
      ].map(({ body }) => ({ queue: queue.name, body })),
    );
  }

  all(): Queue[] {
    return [...this.store.allQueues()];
  }
}
