/** The one path by which credits move. */
import { commit, type Refused } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { pause } from "../../db/pause.ts";
import { get } from "../../db/read.ts";
import { absent, put, type Write } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { digest } from "../digest.ts";
import { AppError } from "../error.ts";
import { newId, type UserId } from "../id.ts";
import { type Entry, entry, operation, type Wallet, wallet } from "../privacy/inventory.ts";
import { expire, newWallet, type Step } from "./wallet.ts";

export interface Movement<Declined> {
  readonly userId: UserId;
  /** Business key, e.g. `hold:<generation>`: whatever repeats under it happens once. */
  readonly operation: string;
  /** What two requests under one key must agree on. */
  readonly parameters: readonly (string | number | undefined)[];
  /** What it is for: a generation, a payment, the sign-up. */
  readonly reference: string;
  /** A wallet read a moment ago, as it is stored; saves the first attempt its read. */
  readonly wallet?: Wallet | undefined;
  /** What the caller commits in the same transaction. */
  readonly with?: readonly Write[] | undefined;
  /** Computes the movement on a wallet without expired lots, or declines it. May run several times. */
  decide(wallet: Wallet, now: number): Decision<Declined>;
}

export type Decision<Declined> =
  | { readonly step: Step; readonly writes: readonly Write[] }
  | { readonly declined: Declined };

export type Moved<Declined> =
  | { readonly moved: true; readonly entry: Entry }
  | { readonly moved: false; readonly reason: "already"; readonly seq: number }
  | { readonly moved: false; readonly reason: "declined"; readonly declined: Declined }
  | { readonly moved: false; readonly reason: "refused"; readonly refused: Refused };

const attempts = 12;

/**
 * Moves credits, at most once per operation key, in one transaction with the caller's own writes:
 * at most one read and one transaction when nobody interferes. `already` means that this operation
 * happened before, and that the caller's writes were not sent again; `refused` that a condition of
 * the caller's own writes did not hold. Nothing has changed then.
 *
 * @throws AppError idempotency.conflict when the key was used with other parameters.
 * @throws Error when retries run out or the store cannot be reached: what became of the movement is
 *   not known then, and the caller must not acknowledge but do it again.
 */
export async function move<Declined>(
  context: DataContext,
  movement: Movement<Declined>,
): Promise<Moved<Declined>> {
  const { userId } = movement;
  const hash = digest(userId, ...movement.parameters.map(String));
  const own = movement.with ?? [];
  let known = movement.wallet;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const seen = known ?? (await get(context.table, wallet, keys.wallet(userId))) ?? newWallet();
    const now = context.clock.now();
    const expired = expire(seen, now);
    const decision = movement.decide(expired?.wallet ?? seen, now);
    if ("declined" in decision) {
      // Declined on a wallet that may be old: look at the present one first.
      if (known) {
        known = undefined;
        continue;
      }
      // The credits may be missing because this very operation took them: after the wallet was
      // read, its record must be there.
      const done = await get(context.table, operation, keys.operation(movement.operation));
      if (done) return already(movement, done, hash);
      return { moved: false, reason: "declined", declined: decision.declined };
    }
    known = undefined;

    const { step } = decision;
    const made = entryOf(context, step, movement, now);
    const entries = expired
      ? [entryOf(context, expired, expiry(userId, expired), now), made]
      : [made];
    const walletWrite = put(wallet, keys.wallet(userId), step.wallet, {
      when: seen.seq === 0 ? absent : { seq: { is: seen.seq } },
    });
    const operationWrite = put(
      operation,
      keys.operation(movement.operation),
      { userId, hash, seq: made.seq, at: made.at },
      { when: absent },
    );
    const outcome = await commit(context.table, [
      walletWrite,
      operationWrite,
      ...entries.map((each) => put(entry, keys.entry(userId, each.seq), each, { when: absent })),
      ...decision.writes,
      ...own,
    ]);
    if (outcome.done) return { moved: true, entry: made };
    const done = outcome.found(operation, operationWrite);
    if (done) return already(movement, done, hash);
    if (own.some((write) => outcome.failed(write))) {
      return { moved: false, reason: "refused", refused: outcome };
    }
    if (!outcome.failed(walletWrite)) {
      throw new Error(`${movement.operation} met a record it should have made itself`);
    }
    await pause(attempt);
  }
  throw new Error(`${movement.operation} lost the race for its wallet ${attempts} times`);
}

function entryOf(
  context: DataContext,
  { part, wallet: { seq } }: Step,
  { operation, reference }: { operation: string; reference: string },
  now: number,
): Entry {
  return { ...part, id: newId("led", context.clock), seq, operation, reference, at: iso(now) };
}

/** Needs no record of its own: it is part of another movement, and the wallet it was seen in is gone. */
function expiry(userId: UserId, { wallet: { seq } }: Step) {
  return { operation: `expire:${userId}:${seq}`, reference: "expiry" };
}

function already(
  { operation: key }: { operation: string },
  done: { hash: string; seq: number },
  hash: string,
): { moved: false; reason: "already"; seq: number } {
  if (done.hash !== hash) {
    throw new AppError("idempotency.conflict", "This was already done, with other particulars.", {
      operation: key,
    });
  }
  return { moved: false, reason: "already", seq: done.seq };
}
