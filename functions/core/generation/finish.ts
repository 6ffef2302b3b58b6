/** Ends a generation: its state, its images and its credits change in one transaction. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { type Condition, put, remove, update, type Write } from "../../db/write.ts";
import { iso, minute } from "../clock.ts";
import type { DataContext, Objects } from "../context.ts";
import { settleHold } from "../credit/ledger.ts";
import { generationPrefix } from "../image/location.ts";
import { cleanup, type Generation, generation, outbox } from "../privacy/inventory.ts";
import { type ImageRecord, removeFiles } from "./files.ts";
import { explain, type Shortfall } from "./shortfall.ts";

export function isOpen(of: Generation): boolean {
  return of.state === "queued" || of.state === "running";
}

/** Still as it was read: not ended, and nobody claimed it since. */
export function unchanged(of: Generation): Condition<typeof generation> {
  return { state: { is: of.state }, attempts: { is: of.attempts } };
}

/** How long after a deadline a worker that was cut off may still be writing a file. */
const straggleMs = 5 * minute;

export interface Outcome {
  /** What arrived; only this is charged. */
  readonly images: readonly ImageRecord[];
  /** Why images are missing. */
  readonly shortfall?: Shortfall | undefined;
}

/**
 * Ends an open generation with what arrived: `succeeded` with at least one image, `failed` with
 * none. Charges the delivered images, gives the rest back. `when` says on which terms the
 * generation may still be ended by the caller.
 *
 * Answers false when somebody else ended, deleted or took over the generation first; then nothing
 * has changed.
 */
export async function finishGeneration(
  context: DataContext,
  of: Generation,
  outcome: Outcome,
  when: Condition<typeof generation>,
): Promise<boolean> {
  const charged = of.creditsPerImage * outcome.images.length;
  const refunded = of.quoted - charged;
  const succeeded = outcome.images.length > 0;
  const settled = await settleHold(context, {
    userId: of.userId,
    generationId: of.id,
    captured: charged,
    with: [
      update(generation, keys.generation(of.userId, of.id), {
        set: {
          state: succeeded ? "succeeded" : "failed",
          stage: "done",
          fraction: 1,
          images: [...outcome.images],
          charged,
          refunded,
          finishedAt: iso(context.clock.now()),
          error:
            outcome.shortfall && explain(outcome.shortfall, outcome.images.length, of, refunded),
        },
        remove: ["leaseOwner", "leaseUntil"],
        when,
      }),
      ...closing(context, of, !succeeded),
    ],
  });
  return settled.settled && !settled.replayed;
}

/**
 * Ends an open generation without images and gives all credits back. `last` is what becomes of the
 * generation itself: an update or its removal.
 */
export async function releaseGeneration(
  context: DataContext,
  of: Generation,
  last: Write,
): Promise<boolean> {
  const settled = await settleHold(context, {
    userId: of.userId,
    generationId: of.id,
    captured: 0,
    with: [last, ...closing(context, of, true)],
  });
  return settled.settled && !settled.replayed;
}

/** What goes with every ending: the promise of work, and a promise to remove stray files. */
function closing(context: DataContext, of: Generation, withoutImages: boolean): Write[] {
  const done = remove(outbox, keys.outbox(of.userId, of.id));
  return withoutImages && of.attempts > 0 ? [done, promiseCleanup(context, of)] : [done];
}

/** A worker that was cut off may still put a file: the sweeper looks again when none can. */
export function promiseCleanup(context: DataContext, of: Generation): Write {
  const now = context.clock.now();
  const dueAt = isOpen(of) ? Date.parse(of.deadline) + straggleMs : now;
  return put(
    cleanup,
    keys.cleanup(of.userId, of.id),
    {
      generationId: of.id,
      userId: of.userId,
      prefix: generationPrefix(of),
      createdAt: iso(now),
    },
    { dueAt: iso(Math.max(now, dueAt)) },
  );
}

/**
 * For a worker whose ending was refused: its files go unless the generation has them or somebody
 * else is still at work on it.
 */
export async function discardFiles(
  context: DataContext & { images: Objects },
  of: Generation,
): Promise<void> {
  const now = await get(context.table, generation, keys.generation(of.userId, of.id));
  if (!now || now.state === "cancelled" || now.state === "failed") await removeFiles(context, of);
}
