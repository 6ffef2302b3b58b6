/** Taking the steps of an erasure, a slice at a time, as far as they and the time go. */
import { hour, iso, minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { erasure } from "../privacy/inventory.ts";
import { type Claim, freshStep, LostClaim, type StepState } from "./progress.ts";
import type { Step } from "./step.ts";

/** How long a step that failed so many times rests. */
export function restMs(failures: number): number {
  return Math.min(hour, minute * 2 ** (failures - 1));
}

/**
 * `done`: all of them are. `time`: there is more that could be done at once. Otherwise some failed,
 * or wait for those that did: when to try again, in milliseconds since the epoch.
 */
export type Taken = "done" | "time" | { readonly tryAt: number };

/** `enough` says when no other slice shall be begun. @throws LostClaim */
export async function takeSteps(
  context: ErasureContext,
  claim: Claim,
  steps: readonly Step[],
  enough: () => boolean,
): Promise<Taken> {
  for (const step of steps) {
    if (!isReady(context, claim, step, steps)) continue;
    try {
      while (!stateOf(claim, step).done) {
        if (enough()) return "time";
        await takeSlice(context, claim, step);
      }
    } catch (error) {
      if (error instanceof LostClaim) throw error;
      await rest(context, claim, step, error);
    }
  }
  const open = steps.map((step) => stateOf(claim, step)).filter(({ done }) => !done);
  if (open.length === 0) return "done";
  const failed = open.flatMap(({ tryAt }) => (tryAt ? [Date.parse(tryAt)] : []));
  return { tryAt: Math.max(context.clock.now(), Math.min(...failed)) };
}

function stateOf({ erasure: { steps } }: Claim, { name }: Pick<Step, "name">): StepState {
  return steps.find((step) => step.name === name) ?? freshStep(name);
}

function isReady(
  { clock }: ErasureContext,
  claim: Claim,
  step: Step,
  steps: readonly Step[],
): boolean {
  const { done, tryAt } = stateOf(claim, step);
  if (done || (tryAt && tryAt > iso(clock.now()))) return false;
  const [first] = steps;
  const before = [...(first && first !== step ? [first.name] : []), ...(step.after ?? [])];
  return before.every((name) => stateOf(claim, { name }).done);
}

async function takeSlice(context: ErasureContext, claim: Claim, step: Step): Promise<void> {
  const { cursor, memory, count } = stateOf(claim, step);
  const slice = await step.run(context, claim.erasure, { cursor, memory });
  claim.note(step.name, {
    done: slice.cursor === undefined,
    cursor: slice.cursor,
    count: count + slice.count,
    tryAt: undefined,
  });
  // That there was nothing to do is found out again for less than writing it down costs.
  if (slice.count > 0 || slice.cursor !== undefined) await claim.save();
}

/** Notes a failure, so that the step is tried again later, and the others go on now. */
async function rest(
  context: ErasureContext,
  claim: Claim,
  step: Step,
  error: unknown,
): Promise<void> {
  const failures = stateOf(claim, step).failures + 1;
  context.log.error("a step of an erasure failed", {
    kind: erasure.name,
    code: step.name,
    count: failures,
    error,
  });
  claim.note(step.name, { failures, tryAt: iso(context.clock.now() + restMs(failures)) });
  // A failed step may have removed more than it could count.
  await claim.save({ set: { exact: false } });
}
