/** Removing what was given, while the person waits for the answer. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { second } from "../clock.ts";
import type { ConsentContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { giver } from "../privacy/inventory.ts";
import { removeBelow } from "../training/copies.ts";
import { giverPrefix } from "../training/location.ts";
import { removeGifts } from "../training/take-back.ts";

/** Half of what the API's function may take (`limits` in stacks/config.ts). */
const patienceMs = 10 * second;

/**
 * Removes what was given under a consent that was just withdrawn, as much as the answer can wait
 * for, and what is noted of it, and says how many images went. The withdrawal itself promised the
 * rest, and a last look.
 */
export async function removeCopiesNow(
  context: ConsentContext,
  userId: UserId,
  receipt: string,
): Promise<number> {
  const began = context.clock.now();
  const enough = () => context.clock.now() - began > patienceMs;
  let images = 0;
  try {
    const from = await get(context.table, giver, keys.giver(userId, receipt));
    if (!from) return 0;
    images = await removeBelow(context, giverPrefix(from), enough);
    // An export taken now must not call given what has just gone.
    if (!enough()) await removeGifts(context, from, enough);
  } catch (error) {
    context.log.warn("copies not removed yet, the worker will", { error });
  }
  return images;
}
