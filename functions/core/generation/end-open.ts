import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import type { GenerationId, UserId } from "../id.ts";
import { generation, outbox } from "../privacy/inventory.ts";
import { finishGeneration, isOpen, unchanged } from "./finish.ts";
import type { FailureReason } from "./schema.ts";

const tries = 5;

/**
 * Ends every generation of a person that waits or is being drawn, without images; all credits come
 * back. A worker that draws one of them finds out at its next report, and its files go.
 */
export async function endOpenGenerations(
  context: DataContext,
  userId: UserId,
  reason: FailureReason,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await queryPage(context.table, outbox, ranges.outboxes(userId), {
      limit: 100,
      after,
    });
    for (const { generationId } of page.items) await endOne(context, userId, generationId, reason);
    after = page.next;
  } while (after);
}

async function endOne(
  context: DataContext,
  userId: UserId,
  id: GenerationId,
  reason: FailureReason,
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await get(context.table, generation, keys.generation(userId, id));
    if (!found || !isOpen(found)) return;
    const without = { images: [], shortfall: { reason } };
    if (await finishGeneration(context, found, without, unchanged(found))) return;
  }
  throw new Error("a generation kept changing while it was ended");
}
