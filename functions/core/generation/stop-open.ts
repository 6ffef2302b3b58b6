import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { outbox } from "../privacy/inventory.ts";
import { stop } from "./repair.ts";

/**
 * Ends every generation of a restricted account that waits or is being drawn. A worker that draws
 * one of them finds out at its next report.
 */
export async function stopOpenGenerations(context: DataContext, userId: UserId): Promise<void> {
  let after: string | undefined;
  do {
    const page = await queryPage(context.table, outbox, ranges.outboxes(userId), {
      limit: 100,
      after,
    });
    for (const { generationId } of page.items) {
      await stop(context, { userId, generationId }, "account.restricted");
    }
    after = page.next;
  } while (after);
}
