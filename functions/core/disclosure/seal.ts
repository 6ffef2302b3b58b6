/**
 * A seal that is to last longer, because a court says so. As for the demand itself one operator
 * writes it down and another approves; until then the first seal ends when it was to end.
 */
import { commit, commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import type { Operator } from "../actor.ts";
import { day, iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { AppError } from "../error.ts";
import type { UserId } from "../id.ts";
import { personNotFound } from "../operator/note.ts";
import { type Disclosure, disclosure, disclosureNotice } from "../privacy/inventory.ts";
import {
  goesAt,
  longerSealAsked,
  longestSealMs,
  refuseAlone,
  requireDisclosure,
  view,
} from "./disclosure.ts";
import { mayBeTold } from "./notice.ts";
import type { DisclosureView, SealApproval, SealOrder } from "./schema.ts";

/** Between the end of a seal and the end of the record: long enough to be seen. */
const seenForMs = 30 * day;

/**
 * Writes a longer seal down. One that waits already is replaced: another date, or another reason.
 * @throws AppError disclosure.not_found; disclosure.not_sealed when there is no seal, it is over, or
 *   nobody is left to be told; request.invalid for an end before the present one, further than a
 *   year, or later than the record is kept.
 */
export async function askLongerSeal(
  context: DataContext,
  operator: Operator,
  { id, ...order }: SealOrder & { id: string },
): Promise<DisclosureView> {
  const found = await requireSealed(context, id);
  const now = context.clock.now();
  const until = Date.parse(order.until);
  const latest = Math.min(now + longestSealMs, goesAt(found) * 1000 - seenForMs);
  if (until <= Date.parse(found.sealedUntil) || until > latest) {
    const day = iso(latest).slice(0, 10);
    const message = `A longer seal ends after the present one, and by ${day} at the latest.`;
    throw new AppError("request.invalid", message, { fields: { until: message } });
  }
  const { reason } = order;
  const asking = {
    sealAskedUntil: iso(until),
    sealAskedFor: reason,
    sealAskedBy: operator.identity,
    sealAskedAt: iso(now),
  };
  const asked = await commitOne(
    context.table,
    update(disclosure, keys.disclosure(id), {
      set: asking,
      when: { sealedUntil: { is: found.sealedUntil }, userId: { exists: true } },
    }),
  );
  if (!asked) throw notSealed();
  return view(asked, operator);
}

/**
 * Agrees to exactly this longer seal, before the present one ends. What was handed over stays untold
 * until the new end; demand and notice change in one transaction.
 *
 * @throws AppError disclosure.not_found; disclosure.not_sealed; disclosure.not_waiting when no
 *   longer seal with this end waits; disclosure.second_operator for who asked for it, and for who
 *   came through another door; person.not_found while the person's account is being erased.
 */
export async function approveLongerSeal(
  context: DataContext,
  operator: Operator,
  { id, until }: SealApproval & { id: string },
): Promise<DisclosureView> {
  const found = await requireSealed(context, id);
  const asked = longerSealAsked(found);
  if (!asked || Date.parse(asked.until) !== Date.parse(until)) throw notWaiting();
  refuseAlone(operator, asked.askedBy);
  const { sealedUntil, state, userId } = found;
  const approvedAt = iso(context.clock.now());
  const agreed = { ...asked, approvedBy: operator.identity, approvedAt };
  const decided = update(disclosure, keys.disclosure(id), {
    set: { sealedUntil: asked.until, sealsExtended: [...(found.sealsExtended ?? []), agreed] },
    remove: ["sealAskedUntil", "sealAskedFor", "sealAskedBy", "sealAskedAt"],
    when: {
      state: { is: state },
      sealedUntil: { is: sealedUntil },
      sealAskedUntil: { is: asked.until },
      sealAskedBy: { is: asked.askedBy },
      sealAskedAt: { is: asked.askedAt },
    },
  });
  const toTell = update(disclosureNotice, keys.disclosureNotice(userId, id), {
    set: { sealedUntil: asked.until },
    when: { sealedUntil: { is: sealedUntil } },
  });
  // Before anything was handed over there is no notice: it will be written with the seal as it is then.
  const told = state === "produced" ? [...isNotGoing(context, userId), toTell] : [];
  const kept = await commit(context.table, [decided, ...told]);
  if (!kept.done) throw kept.failed(decided) ? notWaiting() : personNotFound();
  return view(await requireDisclosure(context, id), operator);
}

type Sealed = Disclosure & { readonly sealedUntil: string; readonly userId: UserId };

async function requireSealed(context: DataContext, id: string): Promise<Sealed> {
  const found = await requireDisclosure(context, id);
  const { sealedUntil, userId, state } = found;
  if (!sealedUntil || !userId || state === "refused" || mayBeTold(context, found)) {
    throw notSealed();
  }
  return { ...found, sealedUntil, userId };
}

function notSealed(): AppError {
  return new AppError("disclosure.not_sealed", "There is no seal any more that could last longer.");
}

function notWaiting(): AppError {
  return new AppError("disclosure.not_waiting", "No longer seal with this end waits.");
}
