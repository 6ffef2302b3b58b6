/** That the address belongs to the account, and sign-ups that were tried with it. */
import { clear, listKeys } from "../../../db/clear.ts";
import { commitOne } from "../../../db/commit.ts";
import { keys, ranges } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { remove } from "../../../db/write.ts";
import { addressDigest } from "../../account/address.ts";
import type { DataContext } from "../../context.ts";
import { address, type Erasure } from "../../privacy/inventory.ts";
import type { Slice } from "../step.ts";

const together = 100;

/** Leaves alone whoever signed up with the same address since: that is another person to us. */
export async function removeAddress(
  context: DataContext,
  { userId, email }: Erasure,
): Promise<Slice> {
  if (email === undefined) return { count: 0 };
  const who = addressDigest(email);
  const found = await get(context.table, address, keys.address(who));
  if (found?.userId !== userId) return { count: 0 };
  const attempts = await listKeys(context.table, ranges.signUps(who), { limit: together });
  await clear(context.table, attempts.items);
  const own = { userId: { is: userId } };
  const gone = await commitOne(context.table, remove(address, keys.address(who), own));
  return { count: gone ? 1 : 0 };
}
