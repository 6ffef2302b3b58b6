/** What a person sees of disclosures, and what stays when the account is erased. */
import { commit } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { type DisclosureNotice, disclosure, disclosureNotice } from "../privacy/inventory.ts";

/** True once something was handed over, unless a law still forbids to tell. */
export function mayBeTold(context: DataContext, { at, sealedUntil }: DisclosureNotice): boolean {
  if (at === undefined) return false;
  return sealedUntil === undefined || sealedUntil <= iso(context.clock.now());
}

/**
 * Takes the person out of what was demanded about them; authority, ground, fields and dates stay.
 * Can be repeated after any failure. Answers how many notices there were.
 */
export async function unlinkDisclosures(context: DataContext, userId: UserId): Promise<number> {
  let done = 0;
  for (;;) {
    const { items } = await queryPage(
      context.table,
      disclosureNotice,
      ranges.disclosureNotices(userId),
      { limit: 25 },
    );
    if (items.length === 0) return done;
    for (const { id } of items) {
      const unlinked = await commit(context.table, [
        remove(disclosureNotice, keys.disclosureNotice(userId, id)),
        update(disclosure, keys.disclosure(id), { remove: ["userId"] }),
      ]);
      // The demand itself may have gone by its time already.
      if (!unlinked.done) {
        await commit(context.table, [remove(disclosureNotice, keys.disclosureNotice(userId, id))]);
      }
      done += 1;
    }
  }
}
