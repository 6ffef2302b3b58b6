/** Erasing an account, in the worker. Any line may be the last one that runs. */
import { commit } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { day, iso, minute } from "../clock.ts";
import type { ErasureContext, JobMessage } from "../context.ts";
import { isId } from "../id.ts";
import { account, erasure } from "../privacy/inventory.ts";
import { beginLook, endLook, firstLookAt, takeAgain } from "./look.ts";
import { placesOf } from "./places.ts";
import { Claim, freshStep, LostClaim, type StepState } from "./progress.ts";
import { findRemains } from "./remains.ts";
import { send } from "./request.ts";
import type { Step } from "./step.ts";
import { stopWork } from "./steps/work.ts";
import { steps as allSteps } from "./steps.ts";
import { takeSteps } from "./take-steps.ts";
import { mailAgainMs, tellAsked, tellErased } from "./tell.ts";

export interface Run {
  /** Names this invocation and no other. */
  readonly owner: string;
  /** Milliseconds the function has left. */
  readonly remainingMs: () => number;
  readonly steps?: readonly Step[];
}

/** Nothing new is begun with less time left than the longest slice may take. */
const reserveMs = minute;

/** An erasure that takes longer wakes somebody up. */
const overdueMs = day;

/**
 * Takes an erasure as far as the time goes. Returning means the message is done with: what is left
 * stands in the `due` index.
 */
export async function runErasure(
  context: ErasureContext,
  job: JobMessage,
  run: Run,
): Promise<void> {
  const claim = await Claim.take(context, keyOf(job), run.owner);
  if (!claim) return;
  try {
    await work(context, claim, run);
  } catch (error) {
    if (!(error instanceof LostClaim)) throw error;
    context.log.info("an erasure is in other hands", { kind: erasure.name });
  }
}

/** @throws Error for a message about anything else. */
function keyOf({ pk, sk }: JobMessage): Key {
  const userId = pk.slice(pk.indexOf("#") + 1);
  const key = isId("usr", userId) ? keys.erasure(userId) : undefined;
  if (key?.pk !== pk || key.sk !== sk) throw new Error("a message about no erasure");
  return key;
}

async function work(context: ErasureContext, claim: Claim, run: Run): Promise<void> {
  const steps = run.steps ?? allSteps;
  if (claim.erasure.state === "grace") {
    const startsAt = Date.parse(claim.erasure.startsAt);
    if (startsAt > context.clock.now()) return prepare(context, claim);
    await begin(context, claim, steps);
  }
  if (claim.erasure.state === "checking" && !(await beginLook(context, claim, steps))) return;

  const enough = () => run.remainingMs() < reserveMs;
  const taken = await takeSteps(context, claim, steps, enough);
  watch(context, claim);
  if (taken === "time") {
    await claim.release(context.clock.now());
    return send(context, claim.erasure.userId);
  }
  if (taken !== "done") return claim.release(taken.tryAt);
  const remains = await findRemains(context, claim.erasure);
  if (remains.length > 0) return takeAgain(context, claim, remains);
  if (claim.erasure.state === "checking") return endLook(context, claim);
  await finish(context, claim);
}

/** While it can be undone: nothing is made any more, and the person knows. */
async function prepare(context: ErasureContext, claim: Claim): Promise<void> {
  const { userId, requestedAt, startsAt, prepared } = claim.erasure;
  if (!prepared) {
    let cursor: string | undefined;
    do {
      cursor = (await stopWork(context, userId, cursor, requestedAt)).cursor;
    } while (cursor);
    // Whoever has undone it meanwhile is not told that the account goes.
    await claim.save();
    const told = await tellAsked(context, claim.erasure);
    if (!told) return claim.release(context.clock.now() + mailAgainMs);
  }
  await claim.release(Date.parse(startsAt), { set: { prepared: true } });
}

/** From here on there is no way back. Notes what the steps must know when the rows are gone. */
async function begin(context: ErasureContext, claim: Claim, steps: readonly Step[]): Promise<void> {
  const { userId } = claim.erasure;
  const owner = await get(context.table, account, keys.account(userId));
  const places = owner ? await placesOf(context, owner) : [];
  const states: StepState[] = [];
  for (const step of steps) {
    const memory = await step.remember?.(context, claim.erasure);
    states.push({ ...freshStep(step.name), ...(memory === undefined ? {} : { memory }) });
  }
  const began = await commit(context.table, [
    claim.saving({
      set: { state: "running", startedAt: iso(context.clock.now()), places, steps: states },
    }),
    // Once more, because people may have signed in while it could be undone.
    ...(owner
      ? [
          update(account, keys.account(userId), {
            set: { status: "ERASING", erasingFrom: claim.erasure.startsAt },
            add: { epoch: 1 },
          }),
        ]
      : []),
  ]);
  if (!began.done) throw new LostClaim("the erasure was undone");
  await claim.reload();
}

/** The data is gone: the person is told, and their address goes with the telling. */
async function finish(context: ErasureContext, claim: Claim): Promise<void> {
  const now = context.clock.now();
  if (!(await tellErased(context, claim.erasure))) return claim.release(now + mailAgainMs);
  await claim.release(firstLookAt(now), {
    set: { state: "checking", erasedAt: iso(now) },
    remove: ["email"],
  });
  context.metrics.count("AccountsErased");
  context.log.info("an account is erased", { kind: erasure.name });
}

function watch(context: ErasureContext, { erasure: { startedAt = "", state } }: Claim): void {
  const late = state === "running" && context.clock.now() - Date.parse(startedAt) > overdueMs;
  if (late) context.metrics.count("ErasuresOverdue");
}
