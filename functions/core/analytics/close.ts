/** Closing a day: its salt is destroyed, its marks go, and hosts too rare to be a total become one. */
import { clear, listKeys } from "../../db/clear.ts";
import { commit, commitOne } from "../../db/commit.ts";
import { type Key, keys, ranges, visitPartitions } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { second } from "../clock.ts";
import type { SweepContext } from "../context.ts";
import { dayCount, type VisitDay, visitDay } from "../privacy/inventory.ts";
import { countKey, countTtl, nameOfHost, rareHosts } from "./total.ts";

/** What one sweep spends on this; the next goes on where this one ended. */
const patienceMs = 10 * second;
const atOnce = 500;

/** The salt goes first: from then on the marks say nothing, however long they take to go. */
export async function closeDay(context: SweepContext, key: Key, of: VisitDay): Promise<void> {
  const until = context.clock.now() + patienceMs;
  const late = () => context.clock.now() > until;
  await context.salts.destroy(of.day);
  for (const partition of visitPartitions(of.day)) {
    if (!(await emptyPartition(context, partition, late))) return;
  }
  if (!(await foldRareHosts(context, of.day, late))) return;
  await commitOne(context.table, remove(visitDay, key));
}

/** Answers false when there is no more time. */
async function emptyPartition(
  context: SweepContext,
  pk: string,
  late: () => boolean,
): Promise<boolean> {
  for (;;) {
    const { items } = await listKeys(context.table, { pk }, { limit: atOnce });
    if (items.length === 0) return true;
    if (late()) return false;
    await clear(context.table, items);
  }
}

/** Answers false when there is no more time. Each fold is one transaction: nothing counts twice. */
async function foldRareHosts(
  context: SweepContext,
  date: string,
  late: () => boolean,
): Promise<boolean> {
  let after: string | undefined;
  do {
    const range = ranges.dayCounts(date, "referrer");
    const page = await queryPage(context.table, dayCount, range, { limit: 100, after });
    for (const { value, count } of page.items) {
      if (nameOfHost(value, count) === value) continue;
      if (late()) return false;
      await commit(context.table, [
        remove(dayCount, countKey(date, "referrer", value), { count: { is: count } }),
        update(dayCount, keys.dayCount(date, "referrer", rareHosts, 0), {
          set: { dimension: "referrer", value: rareHosts },
          add: { count },
          orCreate: true,
          ttl: countTtl(date),
        }),
      ]);
    }
    after = page.next;
  } while (after);
  return true;
}
