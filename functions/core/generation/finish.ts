/** Ends a generation: its state, its images and its credits change in one transaction. */
import { commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { type Condition, put, remove, update, type Write } from "../../db/write.ts";
import { mayProcess } from "../account/fence.ts";
import { iso, minute } from "../clock.ts";
import type { DataContext, Objects } from "../context.ts";
import { settleHold } from "../credit/ledger.ts";
import { generationPrefix, imageKeyPrefix } from "../image/location.ts";
import {
  type Account,
  account,
  cleanup,
  type Generation,
  generation,
  outbox,
} from "../privacy/inventory.ts";
import { promiseReminder } from "../reminder/promise.ts";
import { promiseGift } from "../training/promise.ts";
import { type ImageRecord, removeFiles, removeStrayFiles } from "./files.ts";
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

/** Whether a worker that was cut off may still write a file of it. */
export function mayStillBeWritten({ clock }: DataContext, of: Generation): boolean {
  return of.attempts > 1 && clock.now() < Date.parse(of.deadline) + straggleMs;
}

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
 * Nothing is delivered to an account whose processing is restricted, or behind the fence of an
 * erasure: there it ends without images.
 *
 * Answers how it ended; undefined when somebody else ended, deleted or took over the generation
 * first, and nothing has changed.
 */
export async function finishGeneration(
  context: DataContext,
  of: Generation,
  outcome: Outcome,
  when: Condition<typeof generation>,
): Promise<Outcome | undefined> {
  const charged = of.creditsPerImage * outcome.images.length;
  const refunded = of.quoted - charged;
  const succeeded = outcome.images.length > 0;
  const owner = mayProcess(of);
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
      ...closing(context, of, outcome.images),
      ...(succeeded
        ? [owner, ...promiseGift(context, of, outcome.images), promiseReminder(of)]
        : []),
    ],
  });
  if (settled.settled) return settled.replayed ? undefined : outcome;
  const refused = settled.reason === "refused" ? settled.refused : undefined;
  if (!refused?.failed(owner)) return undefined;
  return finishGeneration(context, of, stopped(refused.found(account, owner)), when);
}

/** How a generation ends whose owner's account lets nothing new be made. */
export function stopped(owner: Account | undefined): Outcome {
  const reason = owner?.restricted ? "account.restricted" : "account.erasing";
  return { images: [], shortfall: { reason } };
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
    with: [last, ...closing(context, of, [])],
  });
  return settled.settled && !settled.replayed;
}

/** What goes with every ending: the end of the promise of work, and promises to remove stray files. */
function closing(context: DataContext, of: Generation, images: readonly ImageRecord[]): Write[] {
  const done = remove(outbox, keys.outbox(of.userId, of.id));
  if (of.attempts === 0 || images.length === of.count) return [done];
  if (images.length === 0) return [done, promiseCleanup(context, of)];
  const missing = Array.from({ length: of.count }, (_, n) => n).filter(
    (n) => !images.some((image) => image.n === n),
  );
  return [done, ...missing.map((n) => promiseCleanup(context, of, n))];
}

/**
 * The promise to remove the files of a generation, or of its image `n`: at the next sweep, and once
 * more when no worker that was cut off can put another.
 */
export function promiseCleanup(context: DataContext, of: Generation, n?: number): Write {
  const now = iso(context.clock.now());
  const until = of.attempts === 0 ? now : iso(Date.parse(of.deadline) + straggleMs);
  return put(
    cleanup,
    cleanupKey(of, n),
    {
      generationId: of.id,
      userId: of.userId,
      prefix: n === undefined ? generationPrefix(of) : imageKeyPrefix(of, n),
      createdAt: now,
      until,
    },
    { dueAt: now },
  );
}

/** The files were removed just now: what is left of the promise is the last look, or nothing. */
export async function keepPromise(context: DataContext, promised: Write): Promise<void> {
  const until = String(promised.expression.Item?.until);
  await lookAgain(context, promised.key, until);
}

export async function lookAgain(context: DataContext, key: Key, until: string): Promise<void> {
  const last = until <= iso(context.clock.now());
  await commitOne(
    context.table,
    last ? remove(cleanup, key) : update(cleanup, key, { dueAt: until }),
  );
}

function cleanupKey(of: Generation, n: number | undefined): Key {
  return keys.cleanup(of.userId, n === undefined ? of.id : `${of.id}.${n}`);
}

/**
 * For a worker whose ending was refused: its files go, but for those the generation has, unless
 * somebody else is still at work on it.
 */
export async function discardFiles(
  context: DataContext & { images: Objects },
  of: Generation,
): Promise<void> {
  const now = await get(context.table, generation, keys.generation(of.userId, of.id));
  if (!now || now.state === "cancelled" || now.state === "failed") await removeFiles(context, of);
  else if (now.state === "succeeded") await removeStrayFiles(context, now);
}
