/** What each movement does to a wallet. Pure: values in, values out, and never below zero. */
import type { Entry, Hold, Lot, Wallet } from "../privacy/inventory.ts";
import { bounded, giveBack, inSpendingOrder, isDue, take, total } from "./lots.ts";

/** A wallet after one movement, and what the movement's entry says of it. */
export interface Step {
  readonly wallet: Wallet;
  readonly part: Pick<Entry, "kind" | "change" | "postings" | "after">;
}

export type Held =
  | { readonly held: true; readonly step: Step; readonly allocation: Lot[] }
  | {
      readonly held: false;
      readonly reason: "insufficient" | "frozen";
      readonly available: number;
    };

export function newWallet(): Wallet {
  return { seq: 0, available: 0, held: 0, debt: 0, frozen: false, lots: [] };
}

/** Takes out what has expired by now; undefined when nothing has. Credits on hold never expire. */
export function expire(wallet: Wallet, now: number): Step | undefined {
  const due = wallet.lots.filter((lot) => isDue(lot, now));
  if (due.length === 0) return undefined;
  const lots = wallet.lots.filter((lot) => !isDue(lot, now));
  return step(wallet, "expire", lots, { expired: total(due) });
}

/** Adds the lot's credits. They pay debt first; only the rest can be spent. */
export function grant(wallet: Wallet, lot: Lot): Step {
  assertCredits(lot.remaining);
  const paid = Math.min(wallet.debt, lot.remaining);
  const rest = lot.remaining - paid;
  const lots = rest > 0 ? [...wallet.lots, { ...lot, remaining: rest }] : wallet.lots;
  return step(wallet, "grant", bounded(lots), { granted: lot.remaining, debt: 0 - paid });
}

/**
 * Sets credits aside, from the lots that expire soonest. The wallet must have been rid of what is
 * due. With debt there is nothing available, so debt reads as `insufficient`.
 */
export function hold(wallet: Wallet, credits: number): Held {
  assertCredits(credits);
  const available = wallet.debt > 0 ? 0 : wallet.available;
  if (wallet.frozen) return { held: false, reason: "frozen", available };
  if (available < credits) return { held: false, reason: "insufficient", available };
  const { taken, rest } = take(inSpendingOrder(wallet.lots), credits);
  return { held: true, step: step(wallet, "hold", rest, { held: credits }), allocation: taken };
}

/**
 * Ends a hold: spends `captured` of it, from the lots that expire soonest, and gives the rest back
 * to the lots it came from, after any debt is paid.
 */
export function settle(
  wallet: Wallet,
  { amount, allocation, generationId }: Pick<Hold, "amount" | "allocation" | "generationId">,
  captured: number,
  now: number,
): Step {
  if (!Number.isSafeInteger(captured) || captured < 0 || captured > amount) {
    throw new RangeError(`cannot capture ${captured} of ${amount} credits`);
  }
  const paid = Math.min(wallet.debt, amount - captured);
  const returned = take(allocation, captured + paid).rest;
  let lots = wallet.lots;
  for (const part of returned) lots = giveBack(lots, part, { reference: generationId, now });
  const kind = captured > 0 ? "capture" : "release";
  return step(wallet, kind, bounded(lots), { held: -amount, debt: 0 - paid, spent: captured });
}

/** The one place that makes a wallet out of another. What can be spent is what its lots hold. */
function step(
  before: Wallet,
  kind: Entry["kind"],
  lots: Lot[],
  change: Partial<Omit<Entry["change"], "available">>,
): Step {
  const after = {
    available: total(lots),
    held: before.held + (change.held ?? 0),
    debt: before.debt + (change.debt ?? 0),
  };
  if (Math.min(after.available, after.held, after.debt) < 0) {
    throw new Error(`a ${kind} would take the wallet below zero`);
  }
  return {
    wallet: { ...before, ...after, seq: before.seq + 1, lots },
    part: {
      kind,
      change: {
        held: 0,
        debt: 0,
        granted: 0,
        spent: 0,
        expired: 0,
        clawed: 0,
        ...change,
        available: after.available - before.available,
      },
      postings: postings(before.lots, lots),
      after,
    },
  };
}

/** What became more or less, lot by lot. */
function postings(before: readonly Lot[], after: readonly Lot[]): Entry["postings"] {
  const changes = new Map<string, number>();
  for (const { id, remaining } of before) changes.set(id, -remaining);
  for (const { id, remaining } of after) changes.set(id, (changes.get(id) ?? 0) + remaining);
  return [...changes]
    .filter(([, change]) => change !== 0)
    .map(([lot, change]) => ({ lot, change }));
}

function assertCredits(credits: number): void {
  if (!Number.isSafeInteger(credits) || credits <= 0) {
    throw new RangeError(`${credits} is not a positive number of credits`);
  }
}
