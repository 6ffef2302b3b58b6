/** Giving credits, and giving back what a generation cost. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import type { Operator } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { grantCredits } from "../credit/ledger.ts";
import { digest } from "../digest.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { AppError } from "../error.ts";
import { isId, type UserId } from "../id.ts";
import { hold } from "../privacy/inventory.ts";
import { noteWrite, personNotFound } from "./note.ts";
import { refuseOwnAccount } from "./operator.ts";
import { requirePerson } from "./person.ts";

/** `granted` is false when this very grant was made before: nothing has changed then. */
export interface Given {
  readonly granted: boolean;
  readonly amount: number;
}

/**
 * Gives credits that never expire, once per key. Without a key, the same grant by the same operator
 * for the same reason counts as one: pressing twice gives once.
 *
 * @throws AppError person.not_found; operator.own_account; idempotency.conflict when the key gave
 *   another amount.
 */
export async function giveCredits(
  context: DataContext,
  operator: Operator,
  order: { who: string; amount: number; reason: string; key?: string | undefined },
): Promise<Given> {
  const { who, amount, reason } = order;
  const userId = await requireOther(context, operator, who);
  const key = order.key ?? digest(operator.identity, String(amount), reason);
  return give(context, operator, {
    userId,
    operation: `operator:${userId}:${key}`,
    source: "operator",
    amount,
    kind: "credits.granted",
    about: `${credits(amount)}.`,
    reason,
  });
}

/**
 * Gives back everything a generation cost, once. Works after the generation itself is gone, too.
 *
 * @throws AppError person.not_found; operator.own_account; generation.not_found;
 *   credit.nothing_charged.
 */
export async function refund(
  context: DataContext,
  operator: Operator,
  order: { who: string; generationId: string; reason: string },
): Promise<Given> {
  const { who, generationId, reason } = order;
  const userId = await requireOther(context, operator, who);
  const held = isId("gen", generationId)
    ? await get(context.table, hold, keys.hold(userId, generationId))
    : undefined;
  if (!held) throw new AppError("generation.not_found", "There is no such generation.");
  if (held.captured === 0) {
    throw new AppError("credit.nothing_charged", "This generation has cost nothing.");
  }
  return give(context, operator, {
    userId,
    operation: `refund:${held.generationId}`,
    source: `refund:${held.generationId}`,
    amount: held.captured,
    kind: "credits.refunded",
    about: `${credits(held.captured)}, what ${held.generationId} cost.`,
    reason,
  });
}

/** Somebody else than the operator. */
async function requireOther(
  context: DataContext,
  operator: Operator,
  who: string,
): Promise<UserId> {
  const found = await requirePerson(context, who);
  refuseOwnAccount(operator, found);
  return found.id;
}

async function give(
  context: DataContext,
  operator: Operator,
  order: {
    userId: UserId;
    operation: string;
    source: string;
    amount: number;
    kind: "credits.granted" | "credits.refunded";
    about: string;
    reason: string;
  },
): Promise<Given> {
  const { userId, kind, about, reason, amount } = order;
  const noted = noteWrite(context, operator, { userId }, { kind, about, reason });
  // The record of a grant lies outside the partition: behind the fence nothing would remove it.
  const fenced = [...isNotGoing(context, userId), noted];
  const given = await grantCredits(context, { ...order, with: fenced });
  if (!given.granted && given.reason === "refused") throw personNotFound();
  return { granted: given.granted, amount };
}

function credits(amount: number): string {
  return amount === 1 ? "1 credit" : `${amount} credits`;
}
