/** Looking again after an erasure, whether anything was left or came back. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { remove } from "../../db/write.ts";
import { day, minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { erasure } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import type { Claim } from "./progress.ts";
import { findRemains } from "./remains.ts";
import type { Step } from "./step.ts";

/**
 * How long after the last step it is looked again: when no worker that was cut off can write any
 * more, and when every message has lapsed, those in dead letter queues too.
 */
const looksAfterMs = [20 * minute, retentionDays.erasing * day];

/** When the first look is, of an erasure whose steps are done now. */
export function firstLookAt(now: number): number {
  return now + (looksAfterMs[0] ?? 0);
}

/** True when there is something to do: what was found goes, and third parties are asked again. */
export async function beginLook(
  context: ErasureContext,
  claim: Claim,
  steps: readonly Step[],
): Promise<boolean> {
  const { erasedAt = "", looks, steps: states } = claim.erasure;
  // Some are open: the look has begun, and a step failed or the time ran out.
  if (states.some(({ done }) => !done)) return true;
  const lookAt = Date.parse(erasedAt) + (looksAfterMs[looks] ?? 0);
  if (lookAt > context.clock.now()) {
    await claim.release(lookAt);
    return false;
  }
  const remains = await findRemains(context, claim.erasure);
  if (remains.length === 0 && !steps.some(({ repeated }) => repeated)) {
    await endLook(context, claim);
    return false;
  }
  report(context, remains);
  claim.repeatSteps();
  return true;
}

/** Nothing was found, or what was is gone. After the last look nothing is left to know. */
export async function endLook(context: ErasureContext, claim: Claim): Promise<void> {
  const { userId, erasedAt = "", looks, leaseOwner } = claim.erasure;
  const next = looksAfterMs[looks + 1];
  if (next !== undefined) {
    return claim.release(Date.parse(erasedAt) + next, { set: { looks: looks + 1 } });
  }
  const own = { leaseOwner: { is: leaseOwner } };
  await commitOne(context.table, remove(erasure, keys.erasure(userId), own));
}

/** All steps are done, and something is there again: they are taken once more. */
export async function takeAgain(
  context: ErasureContext,
  claim: Claim,
  remains: readonly string[],
): Promise<void> {
  report(context, remains);
  claim.repeatSteps();
  await claim.release(context.clock.now() + minute);
}

function report(context: ErasureContext, remains: readonly string[]): void {
  if (remains.length === 0) return;
  context.metrics.count("LeftoversFound", remains.length);
  for (const kind of remains) context.log.error("an erasure left something", { kind });
}
