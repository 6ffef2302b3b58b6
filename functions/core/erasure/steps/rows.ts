/** The rest of the person's partition. */
import { clear, listKeys } from "../../../db/clear.ts";
import { keys } from "../../../db/keys.ts";
import type { DataContext } from "../../context.ts";
import type { UserId } from "../../id.ts";
import type { Slice } from "../step.ts";

const together = 1_000;

/** The account itself goes last: while anything is left, the fence stands. */
export async function removeRows(context: DataContext, userId: UserId): Promise<Slice> {
  const account = keys.account(userId);
  const { items, next } = await listKeys(context.table, { pk: account.pk }, { limit: together });
  const others = items.filter(({ sk }) => sk !== account.sk);
  await clear(context.table, others);
  if (others.length > 0 || next) return { count: others.length, cursor: "more" };
  await clear(context.table, items);
  return { count: items.length };
}
