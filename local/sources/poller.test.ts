import { afterEach, expect, it } from "vitest";
import { setOffsetMs } from "../clock/patch.ts";
import type { Queue } from "../emulators/fauxqs.ts";
import { Queues, queueArn } from "../emulators/sqs.ts";
import type { Outcome } from "../functions/instance.ts";
import { Poller } from "./poller.ts";

interface Event {
  Records: { messageId: string; body: string; attributes: { ApproximateReceiveCount: string } }[];
}

let poller: Poller | undefined;

afterEach(async () => {
  setOffsetMs(0);
  await poller?.stop();
});

function machine(): { queues: Queues; queue: Queue; deadLetters: Queue } {
  const queues = new Queues();
  const deadLetters = queues.create({ name: "Dead", attributes: {} }, "http://sqs");
  const queue = queues.create(
    {
      name: "Work",
      attributes: {
        VisibilityTimeout: "30",
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queueArn("Dead"),
          maxReceiveCount: 2,
        }),
      },
    },
    "http://sqs",
  );
  return { queues, queue, deadLetters };
}

let sent = 0;

function send(queue: Queue, body: string): void {
  sent += 1;
  queue.enqueue({
    messageId: `message-${sent}`,
    body,
    messageAttributes: {},
    approximateReceiveCount: 0,
    sentTimestamp: Date.now(),
  });
}

/** Polls with a function; answers a way to wait for its next batch. */
function poll(
  { queues, queue }: { queues: Queues; queue: Queue },
  handle: (event: Event) => Promise<Outcome> | Outcome,
  options: { batchSize?: number; reportsFailures?: boolean } = {},
): () => Promise<Event> {
  const seen: Event[] = [];
  let arrived: (() => void) | undefined;
  poller = new Poller({
    mapping: {
      queue: queue.name,
      function: "Worker",
      batchSize: options.batchSize ?? 10,
      reportsFailures: options.reportsFailures ?? true,
      maxConcurrency: undefined,
    },
    queue,
    store: queues.store,
    concurrency: 1,
    count: () => {},
    invoke: async (event) => {
      seen.push(event as Event);
      const outcome = await handle(event as Event);
      // The batch is settled when the poller has come round to the queue again.
      setImmediate(() => arrived?.());
      return outcome;
    },
  });
  return async () => {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const event = seen.shift();
    if (!event) throw new Error("no batch");
    return event;
  };
}

const ok = (value: unknown = null): Outcome => ({ ok: true, value });
const bodies = ({ Records }: Event) => Records.map(({ body }) => body);

it("hands over a message at once, and deletes it when the function has succeeded", async () => {
  const there = machine();
  const next = poll(there, () => ok());
  const batch = next();
  send(there.queue, "hello");
  expect(bodies(await batch)).toEqual(["hello"]);
  expect(there.queue.inflightMessages.size).toBe(0);
});

it("keeps only what the function reports as failed, and delivers it again after the timeout", async () => {
  const there = machine();
  send(there.queue, "good");
  send(there.queue, "bad");
  const next = poll(there, ({ Records }) =>
    ok({
      batchItemFailures: Records.filter(({ body }) => body === "bad").map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }),
  );
  expect(bodies(await next())).toEqual(["good", "bad"]);
  expect(there.queue.inflightMessages.size).toBe(1);
  const again = next();
  setOffsetMs(31_000);
  const { Records } = await again;
  expect(Records.map(({ body, attributes }) => [body, attributes.ApproximateReceiveCount])).toEqual(
    [["bad", "2"]],
  );
});

it("moves a message to the dead letter queue after its last delivery", async () => {
  const there = machine();
  const failure = { errorType: "Error", errorMessage: "on purpose", trace: [] };
  const next = poll(there, () => ({ ok: false, failure }));
  send(there.queue, "hopeless");
  await next();
  const second = next();
  setOffsetMs(31_000);
  await second;
  setOffsetMs(62_000);
  there.queue.processTimers();
  await new Promise(setImmediate);
  expect(there.deadLetters.messages.map(({ body }) => body)).toEqual(["hopeless"]);
  expect(there.queue.messages).toEqual([]);
});

it("takes an answer it cannot read as the failure of the whole batch", async () => {
  for (const answer of [
    { batchItemFailures: [{ itemIdentifier: "unknown" }] },
    { batchItemFailures: [{}] },
    { batchItemFailures: "all" },
  ]) {
    const there = machine();
    send(there.queue, "one");
    const next = poll(there, () => ok(answer));
    await next();
    expect(there.queue.inflightMessages.size).toBe(1);
    await poller?.stop();
  }
});

it("does not look for failures where the mapping does not report them", async () => {
  const there = machine();
  send(there.queue, "one");
  const next = poll(
    there,
    ({ Records }) => ok({ batchItemFailures: [{ itemIdentifier: Records[0]?.messageId }] }),
    {
      reportsFailures: false,
    },
  );
  await next();
  expect(there.queue.inflightMessages.size).toBe(0);
});

it("fills a batch up to its size", async () => {
  const there = machine();
  for (let i = 0; i < 5; i += 1) send(there.queue, String(i));
  const next = poll(there, () => ok(), { batchSize: 2 });
  expect(bodies(await next())).toHaveLength(2);
});
