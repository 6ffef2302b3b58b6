/** What a person sees of their credits: the balance and the movements. */
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import type { UserId } from "../id.ts";
import { type Account, type Entry, entry, type Wallet, wallet } from "../privacy/inventory.ts";
import { inSpendingOrder } from "./lots.ts";
import type { BillingView, EntryView } from "./schema.ts";
import { expire, newWallet } from "./wallet.ts";

/**
 * A wallet without what has expired by now, lots in the order they are spent. Not as it is stored,
 * and without `seq`, so that nobody writes on its grounds.
 */
export type Balance = Omit<Wallet, "seq">;

/** The person's balance at this instant; nothing is written. Zero where there is no wallet yet. */
export async function readWallet(context: DataContext, userId: UserId): Promise<Balance> {
  const stored = (await get(context.table, wallet, keys.wallet(userId))) ?? newWallet();
  const current = expire(stored, context.clock.now())?.wallet ?? stored;
  const { seq: _, ...balance } = current;
  return { ...balance, lots: inSpendingOrder(current.lots) };
}

/**
 * Movements, newest first.
 *
 * @param page.cursor The `nextCursor` of the page before.
 * @throws AppError cursor.invalid
 */
export async function listEntries(
  context: DataContext,
  userId: UserId,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: Entry[]; nextCursor: string | null }> {
  const { cursor } = page;
  if (cursor !== undefined && !/^[1-9]\d{0,11}$/.test(cursor)) {
    throw new AppError("cursor.invalid", "This page does not exist. Start from the first one.");
  }
  const { items } = await queryPage(context.table, entry, ranges.entries(userId), {
    limit: page.limit,
    newestFirst: true,
    after: cursor === undefined ? undefined : keys.entry(userId, Number(cursor)).sk,
  });
  const last = items.at(-1);
  // Movements are numbered from 1 without a gap, so the first one needs no look behind it.
  return { items, nextCursor: last && last.seq > 1 ? String(last.seq) : null };
}

export function viewBalance(plan: Account["plan"], balance: Balance): BillingView {
  const { available, held, debt, lots } = balance;
  return {
    plan,
    available,
    held,
    debt,
    lots: lots.map(({ id, source, remaining, expiresAt }) => ({
      id,
      source,
      remaining,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })),
  };
}

export function viewEntry({ id, kind, reference, change, after, at }: Entry): EntryView {
  return { id, kind, reference, change: change.available, available: after.available, at };
}
