/** Movements of credits, and the records that each happened, which lie outside the partition. */
import { clear } from "../../../db/clear.ts";
import { keys, ranges } from "../../../db/keys.ts";
import { queryPage } from "../../../db/read.ts";
import type { DataContext } from "../../context.ts";
import type { UserId } from "../../id.ts";
import { entry } from "../../privacy/inventory.ts";
import type { Slice } from "../step.ts";

const together = 500;

/** The entries go last: as long as there is one, its record can be found. */
export async function removeLedger(context: DataContext, userId: UserId): Promise<Slice> {
  const { items } = await queryPage(context.table, entry, ranges.entries(userId), {
    limit: together,
  });
  await clear(
    context.table,
    // Expiry is part of another movement and has no record of its own.
    items.filter(({ kind }) => kind !== "expire").map(({ operation }) => keys.operation(operation)),
  );
  await clear(
    context.table,
    items.map(({ seq }) => keys.entry(userId, seq)),
  );
  return { count: items.length, cursor: items.length > 0 ? "more" : undefined };
}
