/** Grants, holds and their settlement: the movements of credits the product knows. */
import type { Refused } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get, getBoth } from "../../db/read.ts";
import { absent, put, update, type Write } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { type GenerationId, newId, type UserId } from "../id.ts";
import { type Entry, entry, type Hold, hold, type Wallet, wallet } from "../privacy/inventory.ts";
import { move } from "./move.ts";
import * as arithmetic from "./wallet.ts";

export { listEntries, readWallet, viewBalance, viewEntry } from "./statement.ts";

export type Granted =
  | { readonly granted: true; readonly entry: Entry }
  | { readonly granted: false; readonly reason: "already" }
  | { readonly granted: false; readonly reason: "refused"; readonly refused: Refused };

/**
 * Gives credits, once per operation key. Debt is paid first. Makes the wallet when there is none.
 *
 * @param order.operation Business key of what is granted for, e.g. `signup:<user>`.
 * @param order.expiresAt ISO 8601; without it the credits stay. A repetition may compute another.
 * @throws as `move` does.
 */
export async function grantCredits(
  context: DataContext,
  order: {
    userId: UserId;
    operation: string;
    source: string;
    amount: number;
    expiresAt?: string | undefined;
    payment?: string | undefined;
    with?: readonly Write[] | undefined;
  },
): Promise<Granted> {
  const { userId, operation, source, amount, expiresAt, payment } = order;
  const id = newId("lot", context.clock);
  const result = await move<never>(context, {
    userId,
    operation,
    parameters: ["grant", source, amount, payment],
    reference: payment ?? source,
    with: order.with,
    decide: (wallet, now) => ({
      step: arithmetic.grant(wallet, {
        id,
        source,
        ...(payment === undefined ? {} : { payment }),
        remaining: amount,
        createdAt: iso(now),
        ...(expiresAt === undefined ? {} : { expiresAt: iso(Date.parse(expiresAt)) }),
      }),
      writes: [],
    }),
  });
  if (result.moved) return { granted: true, entry: result.entry };
  if (result.reason === "refused") return { granted: false, ...result };
  return { granted: false, reason: "already" };
}

export type HeldCredits =
  | {
      readonly held: true;
      readonly entry: Entry;
      /** True when this hold was made before: `with` was committed then, and not again. */
      readonly replayed: boolean;
    }
  | {
      readonly held: false;
      readonly reason: "insufficient" | "frozen";
      readonly available: number;
    }
  | { readonly held: false; readonly reason: "refused"; readonly refused: Refused };

/**
 * Sets credits aside for a generation, once. The hold stands in the `due` index from its deadline
 * until it is settled.
 *
 * @param order.deadline ISO 8601: from then on the sweeper gives the credits back.
 * @param order.wallet The wallet as stored, if the caller has just read it.
 * @throws as `move` does.
 */
export async function holdCredits(
  context: DataContext,
  order: {
    userId: UserId;
    generationId: GenerationId;
    amount: number;
    deadline: string;
    wallet?: Wallet | undefined;
    with: readonly Write[];
  },
): Promise<HeldCredits> {
  const { userId, generationId, amount, deadline } = order;
  const result = await move<Extract<arithmetic.Held, { held: false }>>(context, {
    userId,
    operation: `hold:${generationId}`,
    parameters: ["hold", amount],
    reference: generationId,
    wallet: order.wallet,
    with: order.with,
    decide(wallet, now) {
      const taken = arithmetic.hold(wallet, amount);
      if (!taken.held) return { declined: taken };
      const value: Hold = {
        generationId,
        userId,
        amount,
        allocation: taken.allocation,
        state: "HELD",
        captured: 0,
        createdAt: iso(now),
        deadline,
      };
      const write = put(hold, keys.hold(userId, generationId), value, {
        when: absent,
        dueAt: deadline,
      });
      return { step: taken.step, writes: [write] };
    },
  });
  if (result.moved) return { held: true, entry: result.entry, replayed: false };
  if (result.reason === "refused") return { held: false, ...result };
  if (result.reason === "declined") return result.declined;
  const made = await get(context.table, entry, keys.entry(userId, result.seq));
  if (!made) throw new Error(`the entry of hold:${generationId} is missing`);
  return { held: true, entry: made, replayed: true };
}

export type Settled =
  | {
      readonly settled: true;
      readonly captured: number;
      readonly released: number;
      readonly entry: Entry | undefined;
      /** True when it was settled before: this is what happened then, and `with` was not committed. */
      readonly replayed: boolean;
    }
  | { readonly settled: false; readonly reason: "refused"; readonly refused: Refused }
  | { readonly settled: false; readonly reason: "no hold" };

/**
 * Ends the hold of a generation: takes `captured` credits for what was delivered and gives back the
 * rest. The first settlement wins; any later one, whatever its amount, is answered with its outcome.
 *
 * @throws RangeError when more would be captured than was held; otherwise as `move` does.
 */
export async function settleHold(
  context: DataContext,
  order: {
    userId: UserId;
    generationId: GenerationId;
    captured: number;
    with: readonly Write[];
  },
): Promise<Settled> {
  const { userId, generationId, captured } = order;
  const key = keys.hold(userId, generationId);
  const [open, funds] = await getBoth(
    context.table,
    { entity: hold, key },
    { entity: wallet, key: keys.wallet(userId) },
  );
  if (!open) return { settled: false, reason: "no hold" };
  if (open.state !== "HELD") return outcomeOf(open);
  const result = await move<"other times">(context, {
    userId,
    operation: `settle:${generationId}`,
    // Not the amount: the first settlement wins, and another is no conflict.
    parameters: ["settle"],
    reference: generationId,
    wallet: funds,
    with: order.with,
    decide(wallet, now) {
      // The two were not read at one instant: this wallet is from before the hold or after its end.
      if (wallet.held < open.amount) return { declined: "other times" };
      const end = update(hold, key, {
        set: { state: captured > 0 ? "CAPTURED" : "RELEASED", captured },
        dueAt: null,
        when: { state: { is: "HELD" } },
      });
      return { step: arithmetic.settle(wallet, open, captured, now), writes: [end] };
    },
  });
  if (result.moved) {
    const released = open.amount - captured;
    return { settled: true, captured, released, entry: result.entry, replayed: false };
  }
  if (result.reason === "refused") return { settled: false, ...result };
  if (result.reason === "declined") throw new Error(`the wallet lacks the hold of ${generationId}`);
  const settled = await get(context.table, hold, key);
  return settled ? outcomeOf(settled) : { settled: false, reason: "no hold" };
}

function outcomeOf({ amount, captured }: Hold): Settled {
  const released = amount - captured;
  return { settled: true, captured, released, entry: undefined, replayed: true };
}
