/** The log of what authorities were given says no longer about whom. */
import { commitOne } from "../../../db/commit.ts";
import { keys, ranges } from "../../../db/keys.ts";
import { queryPage } from "../../../db/read.ts";
import { update } from "../../../db/write.ts";
import type { DataContext } from "../../context.ts";
import { mayBeTold } from "../../disclosure/notice.ts";
import type { UserId } from "../../id.ts";
import { disclosure } from "../../privacy/inventory.ts";
import type { Slice } from "../step.ts";

const together = 100;

/** One page of the log, which is short: everybody's demands lie in it. */
export async function unlinkDisclosures(
  context: DataContext,
  userId: UserId,
  after: string | undefined,
): Promise<Slice> {
  const { items, next } = await queryPage(context.table, disclosure, ranges.disclosures, {
    limit: together,
    after,
  });
  const own = items.filter((one) => one.userId === userId);
  // The count is told to the person, which a law may forbid.
  const told = own.filter((one) => mayBeTold(context, one));
  for (const { id } of own) {
    await commitOne(
      context.table,
      update(disclosure, keys.disclosure(id), {
        remove: ["userId"],
        when: { userId: { is: userId } },
      }),
    );
  }
  return { count: told.length, cursor: next };
}
