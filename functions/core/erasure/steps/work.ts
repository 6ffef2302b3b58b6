/** What is still being made: stopped, with all credits back. */
import { ranges } from "../../../db/keys.ts";
import { queryPage } from "../../../db/read.ts";
import type { DataContext } from "../../context.ts";
import { stop } from "../../generation/repair.ts";
import type { UserId } from "../../id.ts";
import { hold } from "../../privacy/inventory.ts";
import type { Slice } from "../step.ts";

const together = 500;

/**
 * Ends what is open among a page of holds. Behind the fence no other hold can come to be, so that
 * afterwards no movement of credits is left that could write about the person. While the fence may
 * be taken down again, `orderedBy` spares what was ordered after that instant.
 */
export async function stopWork(
  context: DataContext,
  userId: UserId,
  after: string | undefined,
  orderedBy?: string,
): Promise<Slice> {
  const { items, next } = await queryPage(context.table, hold, ranges.holds(userId), {
    limit: together,
    after,
  });
  const open = items.filter(
    ({ state, createdAt }) => state === "HELD" && !(orderedBy && createdAt > orderedBy),
  );
  for (const { generationId } of open)
    await stop(context, { userId, generationId }, "account.erasing");
  return { count: open.length, cursor: next };
}
