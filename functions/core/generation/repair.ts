/** Finishing what others left: lost messages, dead workers, files of deleted things. */
import { commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { iso, minute } from "../clock.ts";
import type { DataContext, GenerationMessage, Objects, RepairContext } from "../context.ts";
import { settleHold } from "../credit/ledger.ts";
import type { GenerationId, UserId } from "../id.ts";
import { type Cleanup, generation, outbox } from "../privacy/inventory.ts";
import { findSavedImages } from "./files.ts";
import { finishGeneration, isOpen, lookAgain, unchanged } from "./finish.ts";
import type { FailureReason } from "./schema.ts";

const resendEveryMs = minute;

/** The message was lost, or its worker died: sends it again. Claiming makes repetition harmless. */
export async function resend(context: RepairContext, waiting: GenerationMessage): Promise<void> {
  const { userId, generationId } = waiting;
  const key = keys.outbox(userId, generationId);
  const found = await get(context.table, generation, keys.generation(userId, generationId));
  const now = context.clock.now();
  if (!found || !isOpen(found)) {
    await commitOne(context.table, remove(outbox, key));
    return;
  }
  const leased = found.state === "running" && found.leaseUntil && found.leaseUntil > iso(now);
  if (!leased) {
    await context.queue.send({ userId, generationId });
    context.metrics.count("MessagesResent");
    context.log.warn("message sent again", { generationId });
  }
  const dueAt = leased ? String(found.leaseUntil) : iso(now + resendEveryMs);
  await commitOne(context.table, update(outbox, key, { dueAt }));
}

export async function settleOverdue(
  context: RepairContext,
  overdue: GenerationMessage,
): Promise<void> {
  if (await giveUp(context, overdue, "deadline")) context.metrics.count("GenerationsGivenUp");
}

/**
 * Ends a generation nobody will finish: with the images a dead worker left, else with none and all
 * credits back. Answers false when it has ended already, or a worker still has it.
 */
export async function giveUp(
  context: DataContext & { images: Objects },
  { userId, generationId }: GenerationMessage,
  reason: FailureReason,
): Promise<boolean> {
  const found = await get(context.table, generation, keys.generation(userId, generationId));
  if (!found) return releaseOrphan(context, userId, generationId);
  if (!isOpen(found)) return false;
  const now = iso(context.clock.now());
  if (found.leaseUntil && found.leaseUntil > now) return false;
  const images = found.attempts > 0 ? await findSavedImages(context, found) : [];
  const shortfall = images.length < found.count ? { reason } : undefined;
  return !!(await finishGeneration(context, found, { images, shortfall }, unchanged(found)));
}

const stopTries = 5;

/**
 * Ends a generation that may not go on, whoever is at work on it: without images, and all credits
 * back. What a worker still writes goes with the promise that ends it, or with the account.
 */
export async function stop(
  context: DataContext,
  of: GenerationMessage,
  reason: "account.erasing" | "account.restricted",
): Promise<void> {
  const { userId, generationId } = of;
  for (let attempt = 0; attempt < stopTries; attempt++) {
    const found = await get(context.table, generation, keys.generation(userId, generationId));
    if (!found) return void (await releaseOrphan(context, userId, generationId));
    if (!isOpen(found)) return;
    const none = { images: [], shortfall: { reason } };
    if (await finishGeneration(context, found, none, unchanged(found))) return;
  }
  throw new Error("the generation kept changing while it was stopped");
}

/** Credits held for a generation whose row is gone: nobody else would ever give them back. */
async function releaseOrphan(
  context: DataContext,
  userId: UserId,
  generationId: GenerationId,
): Promise<boolean> {
  const settled = await settleHold(context, {
    userId,
    generationId,
    captured: 0,
    with: [remove(outbox, keys.outbox(userId, generationId))],
  });
  return settled.settled && !settled.replayed;
}

export async function removeStray(context: RepairContext, stray: Cleanup, key: Key): Promise<void> {
  const removed = await context.images.removeAll(stray.prefix);
  if (removed > 0) context.metrics.count("FilesRemoved", removed);
  await lookAgain(context, key, stray.until);
}
