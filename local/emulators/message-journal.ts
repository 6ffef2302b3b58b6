/**
 * Keeps the queues' messages over a restart: a line per message sent and per message done, and at
 * the start what was not done is in its queue again. What was being worked on when the machine
 * stopped comes back at once, as nobody works on it any more.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Message, MessagePersistence } from "./fauxqs.ts";

type Line = { sent: Message; queue: string } | { done: string };

export class MessageJournal implements MessagePersistence {
  readonly #file: string;
  readonly #waiting: Map<string, { queue: string; message: Message }>;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    this.#waiting = read(file);
    const lines = [...this.#waiting.values()].map(({ queue, message }) =>
      JSON.stringify({ queue, sent: message } satisfies Line),
    );
    writeFileSync(`${file}.new`, lines.map((line) => `${line}\n`).join(""));
    renameSync(`${file}.new`, file);
  }

  /** The messages a queue had when the machine stopped, oldest first. */
  waiting(queue: string): Message[] {
    return [...this.#waiting.values()]
      .filter((entry) => entry.queue === queue)
      .map(({ message }) => message);
  }

  insertMessage(queue: string, message: Message): void {
    this.#append({ queue, sent: message });
  }

  deleteMessage(messageId: string): void {
    this.#append({ done: messageId });
  }

  // Nothing else needs to outlive the process: queues come from the template.
  updateMessageInflight(): void {}
  updateMessageReady(): void {}
  deleteQueueMessages(): void {}
  updateQueueAttributes(): void {}
  insertQueue(): void {}
  deleteQueue(): void {}

  #append(line: Line): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

/** What the queues of a journal hold: what was sent and is not done. */
export function heldMessages(file: string): { queue: string; body: string }[] {
  return [...read(file).values()].map(({ queue, message }) => ({ queue, body: message.body }));
}

/** Every message a journal knows of, done or not: back to the machine's last start. */
export function sentMessages(file: string): { queue: string; body: string }[] {
  return linesOf(file).flatMap((line) =>
    "sent" in line ? [{ queue: line.queue, body: line.sent.body }] : [],
  );
}

function read(file: string): Map<string, { queue: string; message: Message }> {
  const waiting = new Map<string, { queue: string; message: Message }>();
  for (const line of linesOf(file)) {
    if ("sent" in line) {
      waiting.set(line.sent.messageId, { queue: line.queue, message: line.sent });
    } else waiting.delete(line.done);
  }
  return waiting;
}

function linesOf(file: string): Line[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return lines.map(parse).filter((line) => line !== undefined);
}

/** A process that was killed may leave half a line at the end. */
function parse(line: string): Line | undefined {
  try {
    return line === "" ? undefined : (JSON.parse(line) as Line);
  } catch {
    return undefined;
  }
}
