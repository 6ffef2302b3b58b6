/**
 * Work that is not a generation: an item of the table says what is to be done and how far it got,
 * a message only names it. While the item stands in the `due` index, the sweeper sends the message
 * again; so a worker may die at any line, and its steps must bear repetition.
 */

import type { Entity } from "../db/codec.ts";
import { commitOne } from "../db/commit.ts";
import type { Key } from "../db/keys.ts";
import { update } from "../db/write.ts";
import { iso, minute } from "./clock.ts";
import type { JobMessage, JobQueue, SweepContext } from "./context.ts";

/** How long a worker may be silent before its message is sent again. */
export const resendJobAfterMs = 5 * minute;

/** @throws Error when a queue's message is not what we send. */
export function parseJobMessage(body: unknown): JobMessage {
  const { pk, sk } = (body ?? {}) as Record<string, unknown>;
  if (typeof pk !== "string" || typeof sk !== "string") throw new Error("message without a key");
  return { pk, sk };
}

/** What the sweeper does with a due item that has a worker: tells it, and looks again later. */
export function sendTo(queue: JobQueue, entity: Entity) {
  return async (
    context: SweepContext,
    { pk, sk }: Key,
    item: { readonly dueAt?: unknown },
  ): Promise<void> => {
    const dueAt = iso(context.clock.now() + resendJobAfterMs);
    // First the later look, so that a failure to send is made good by it and a success not doubled.
    // Only as it was read: a worker may have ended it since, and would never end it again.
    const later = update(entity, { pk, sk }, { dueAt, when: { dueAt: { is: item.dueAt } } });
    const waiting = await commitOne(context.table, later);
    if (waiting) await context.jobs[queue].send({ pk, sk });
  };
}
