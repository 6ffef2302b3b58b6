/** Erasing an account, in the worker. Any line may be the last one that runs. */
import { commit, commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { day, iso, minute } from "../clock.ts";
import type { ErasureContext, JobMessage } from "../context.ts";
import { isId } from "../id.ts";
import { type Letter, write } from "../mail/mail.ts";
import { account, erasure } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { placesOf } from "./places.ts";
import { Claim, freshStep, LostClaim, type StepState } from "./progress.ts";
import { receiptOf } from "./receipt.ts";
import { findRemains } from "./remains.ts";
import { send } from "./request.ts";
import type { Step } from "./step.ts";
import { stopWork } from "./steps/work.ts";
import { steps as allSteps } from "./steps.ts";
import { takeSteps } from "./take-steps.ts";

export interface Run {
  /** Names this invocation and no other. */
  readonly owner: string;
  /** Milliseconds the function has left. */
  readonly remainingMs: () => number;
  readonly steps?: readonly Step[];
}

/** Nothing new is begun with less time left than the longest slice may take. */
const reserveMs = minute;

/**
 * How long after the last step it is looked again: when no worker that was cut off can write any
 * more, and when every message has lapsed, those in dead letter queues too.
 */
const looksAfterMs = [20 * minute, retentionDays.erasing * day];

/** How soon a mail that could not be sent is tried again, and for how long: an address may be dead. */
const mailAgainMs = 10 * minute;
const mailPatienceMs = 2 * day;

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
    if (startsAt > context.clock.now()) {
      return prepare(context, claim);
    }
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
  if (remains.length > 0) return again(context, claim, remains);
  if (claim.erasure.state === "checking") return endLook(context, claim);
  await finish(context, claim);
}

/** While it can be undone: nothing is made any more, and the person knows. */
async function prepare(context: ErasureContext, claim: Claim): Promise<void> {
  const { userId, email, startsAt, prepared } = claim.erasure;
  if (!prepared) {
    let cursor: string | undefined;
    do {
      cursor = (await stopWork(context, userId, cursor)).cursor;
    } while (cursor);
    const startsOn = startsAt.slice(0, 10);
    const told = !email || (await mail(context, write("erasureAsked", email, { startsOn })));
    if (!told) return claim.release(context.clock.now() + mailAgainMs);
  }
  await claim.release(Date.parse(startsAt), { set: { prepared: true } });
}

/** False when it could not be sent. The address is none of the log's business. */
async function mail(context: ErasureContext, letter: Letter): Promise<boolean> {
  try {
    await context.post.send(letter);
    return true;
  } catch (error) {
    const code = error instanceof Error ? error.name : "unknown";
    context.log.warn("a mail could not be sent", { kind: erasure.name, code });
    return false;
  }
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

/** All steps are done, and something is there again: they are taken once more. */
async function again(context: ErasureContext, claim: Claim, remains: string[]): Promise<void> {
  report(context, remains);
  claim.repeatSteps();
  await claim.release(context.clock.now() + minute);
}

function report(context: ErasureContext, remains: readonly string[]): void {
  if (remains.length === 0) return;
  context.metrics.count("LeftoversFound", remains.length);
  for (const kind of remains) context.log.error("an erasure left something", { kind });
}

/** The data is gone: the person is told, and their address goes with the telling. */
async function finish(context: ErasureContext, claim: Claim): Promise<void> {
  const { email, by, startedAt = "" } = claim.erasure;
  const now = context.clock.now();
  // Whose account came back with a backup has had a receipt that said what would happen.
  if (email && by !== "tombstone") {
    const sent = await mail(context, write("accountErased", email, receiptOf(claim.erasure, now)));
    const patient = now - Date.parse(startedAt) < mailPatienceMs;
    if (!sent && patient) return claim.release(now + mailAgainMs);
  }
  await claim.release(now + (looksAfterMs[0] ?? 0), {
    set: { state: "checking", erasedAt: iso(now) },
    remove: ["email"],
  });
  context.metrics.count("AccountsErased");
  context.log.info("an account is erased", { kind: erasure.name });
}

/** True when there is something to do: what was found goes, and third parties are asked again. */
async function beginLook(
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
  report(context, remains);
  if (remains.length === 0 && !steps.some(({ repeated }) => repeated)) {
    await endLook(context, claim);
    return false;
  }
  claim.repeatSteps();
  return true;
}

/** Nothing was found, or what was is gone. After the last look nothing is left to know. */
async function endLook(context: ErasureContext, claim: Claim): Promise<void> {
  const { userId, erasedAt = "", looks, leaseOwner } = claim.erasure;
  const next = looksAfterMs[looks + 1];
  if (next !== undefined) {
    return claim.release(Date.parse(erasedAt) + next, { set: { looks: looks + 1 } });
  }
  const own = { leaseOwner: { is: leaseOwner } };
  await commitOne(context.table, remove(erasure, keys.erasure(userId), own));
}

function watch(context: ErasureContext, { erasure: { startedAt = "", state } }: Claim): void {
  const late = state === "running" && context.clock.now() - Date.parse(startedAt) > overdueMs;
  if (late) context.metrics.count("ErasuresOverdue");
}
