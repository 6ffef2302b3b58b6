/**
 * What operators do with a person's account is written down where the person sees it, before or
 * together with what is done.
 */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { absent, put, type Write } from "../../db/write.ts";
import type { Operator } from "../actor.ts";
import { day, epochSeconds, iso, minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { AppError } from "../error.ts";
import { newId, type UserId } from "../id.ts";
import { operatorAction } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import type { ActionKind } from "./action.ts";

export interface Deed {
  readonly kind: ActionKind;
  /** What is read or changed, in words the person understands. */
  readonly about: string;
  /** The person reads it. */
  readonly reason: string;
  /** Tells the person by mail, too: see `letter.ts`. */
  readonly letter?: "imageTakenDown";
}

/** When a letter that was not sent at once is sent by the sweeper. */
const sendAgainMs = minute;

/** An account, or a request of somebody without one. */
export type Concerned = { readonly userId: UserId } | { readonly requestId: string };

/** To be committed with what it tells. */
export function noteWrite(
  context: DataContext,
  operator: Operator,
  concerned: Concerned,
  deed: Deed,
): Write {
  const now = context.clock.now();
  const id = newId("act", context.clock);
  const key =
    "userId" in concerned
      ? keys.operatorAction(concerned.userId, id)
      : keys.operatorActionOnRequest(concerned.requestId, id);
  const value = { id, ...deed, operator: operator.handle, at: iso(now) };
  const ttl = epochSeconds(now + retentionDays.operatorAction * day);
  const placed = deed.letter ? { dueAt: iso(now + sendAgainMs) } : {};
  return put(operatorAction, key, value, { when: absent, ttl, ...placed });
}

/**
 * The same, fenced: behind the fence of an erasure nobody would be there to read it, and it would be
 * left over.
 */
export function noteWrites(
  context: DataContext,
  operator: Operator,
  concerned: Concerned,
  deed: Deed,
): Write[] {
  const noted = noteWrite(context, operator, concerned, deed);
  if (!("userId" in concerned)) return [noted];
  return [...isNotGoing(context, concerned.userId), noted];
}

/**
 * Writes it down. Whatever is shown or done because of it comes after.
 * @throws AppError person.not_found when the account is gone, or going for good.
 */
export async function note(
  context: DataContext,
  operator: Operator,
  concerned: Concerned,
  deed: Deed,
): Promise<void> {
  const noted = await commit(context.table, noteWrites(context, operator, concerned, deed));
  if (!noted.done) throw personNotFound();
}

/**
 * Explains why nothing could be written down about somebody.
 * @throws AppError person.not_found when the account is gone, or going for good.
 */
export async function requireNotGoing(context: DataContext, concerned: Concerned): Promise<void> {
  if (!("userId" in concerned)) return;
  const there = await commit(context.table, isNotGoing(context, concerned.userId));
  if (!there.done) throw personNotFound();
}

export function personNotFound(): AppError {
  return new AppError("person.not_found", "There is no such person.");
}
