/** Tells a person which of their images go soon: one mail for all days that are due. */
import { commit, commitOne } from "../../db/commit.ts";
import { type Key, keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { iso, minute } from "../clock.ts";
import type { DataContext, NoticeContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { write } from "../mail/mail.ts";
import { type Account, account, type Reminder, reminder } from "../privacy/inventory.ts";
import { countImagesGoing } from "./count.ts";
import { remindAt } from "./promise.ts";

/** When sending failed, it is tried again after this long. */
const againAfterMs = 15 * minute;
/** Days that can wait for one mail: more than any class of images lives. */
const daysAtOnce = 100;

/**
 * Sends at most one mail about everything that is due for the person, and none to who objected, is
 * restricted or is being erased, or about images that were deleted meanwhile. Whoever dies between
 * the claim and the mail loses the mail: a reminder too few is better than the same one twice.
 *
 * @throws whatever sending throws; the reminders are due again then.
 */
export async function remind(context: NoticeContext, job: Key, item: object): Promise<void> {
  const { userId } = item as Reminder;
  const claimed = await claimDue(context, userId, job);
  if (claimed.length === 0) return;
  const owner = await get(context.table, account, keys.account(userId));
  if (!owner || !mayRemind(owner)) return;
  const days: { day: string; count: number }[] = [];
  for (const { day } of claimed) {
    const count = await countImagesGoing(context, owner, day);
    if (count > 0) days.push({ day, count });
  }
  if (days.length === 0) return;
  try {
    await context.post.send(write("imagesGo", owner.email, { days }));
  } catch (error) {
    await release(context, claimed);
    throw error;
  }
  context.metrics.count("NoticesSent");
}

function mayRemind(owner: Account): boolean {
  return owner.status === "ACTIVE" && !owner.restricted && !owner.objections.includes("reminders");
}

/** Takes all of the person's reminders whose time has come, or none when another is at them. */
async function claimDue(context: DataContext, userId: UserId, job: Key): Promise<Reminder[]> {
  const now = context.clock.now();
  const { items } = await queryPage(context.table, reminder, ranges.reminders(userId), {
    limit: daysAtOnce,
  });
  const due = items.filter((one) => !one.attendedAt && remindAt(one.day) <= now);
  if (due.length === 0) {
    // Seen to, and made due again by images that came late: there is nothing more to tell.
    await commitOne(context.table, update(reminder, job, { dueAt: null }));
    return [];
  }
  const taken = await commit(
    context.table,
    due.map(({ day }) =>
      update(reminder, keys.reminder(userId, day), {
        set: { attendedAt: iso(now) },
        dueAt: null,
        when: { attendedAt: { exists: false } },
      }),
    ),
  );
  return taken.done ? due : [];
}

async function release(context: DataContext, claimed: readonly Reminder[]): Promise<void> {
  const dueAt = iso(context.clock.now() + againAfterMs);
  for (const { userId, day } of claimed) {
    await commitOne(
      context.table,
      update(reminder, keys.reminder(userId, day), { remove: ["attendedAt"], dueAt }),
    );
  }
}
