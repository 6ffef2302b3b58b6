/** Changing somebody's plan: the only place that does, and what follows from it for their images. */
import { commit } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { put, remove, update, type Write } from "../../db/write.ts";
import type { Plan } from "../account/schema.ts";
import { iso } from "../clock.ts";
import type { DataContext, Jobs, Log } from "../context.ts";
import { erasureHasNotBegun, notGoing } from "../erasure/not-going.ts";
import type { UserId } from "../id.ts";
import { imageClassOf, keepsLonger } from "../image/image-class.ts";
import { resendJobAfterMs } from "../job.ts";
import { account, extension } from "../privacy/inventory.ts";

type Context = DataContext & { readonly log: Log; readonly jobs: Pick<Jobs, "extensions"> };

/** `gone`: there is no such account any more, or it is being erased. */
export type Change = "changed" | "unchanged" | "gone";

const tries = 5;

/**
 * Puts somebody on a plan. Where it keeps images longer, those that are still there are promised to
 * be kept longer, too; where it keeps less, each keeps its date.
 *
 * @param more Committed with the change, or not at all.
 */
export async function changePlan(
  context: Context,
  userId: UserId,
  plan: Plan,
  more: readonly Write[] = [],
): Promise<Change> {
  const key = keys.extension(userId);
  for (let attempt = 0; attempt < tries; attempt++) {
    const owner = await get(context.table, account, keys.account(userId));
    if (!owner) return "gone";
    if (owner.plan === plan) return "unchanged";
    const longer = keepsLonger(imageClassOf(plan), imageClassOf(owner.plan));
    const there = erasureHasNotBegun(userId);
    const when = notGoing(context).map((each) => ({ ...each, plan: { is: owner.plan } }));
    const change = update(account, keys.account(userId), { set: { plan }, when });
    const changed = await commit(context.table, [
      change,
      there,
      longer ? promise(context, userId) : remove(extension, key),
      ...more,
    ]);
    if (changed.done) {
      if (longer) await tell(context, userId);
      return "changed";
    }
    const elsewhere = changed.found(account, change)?.plan !== owner.plan;
    if (changed.failed(there) || !elsewhere) return "gone";
  }
  throw new Error("the plan kept changing while it was changed");
}

/** In place of one that is under way: that may be past what this one is about. */
function promise({ clock }: Context, userId: UserId): Write {
  const now = clock.now();
  const { begins } = ranges.generations(userId);
  const value = { userId, requestedAt: iso(now), from: begins };
  return put(extension, keys.extension(userId), value, { dueAt: iso(now + resendJobAfterMs) });
}

/** The item in the `due` index vouches for the message: failing to send it now costs only time. */
async function tell({ jobs, log }: Context, userId: UserId): Promise<void> {
  try {
    await jobs.extensions.send(keys.extension(userId));
  } catch (error) {
    log.warn("message not sent, the sweeper will", { kind: extension.name, error });
  }
}
