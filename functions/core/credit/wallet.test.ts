import { describe, expect, test } from "vitest";
import { day, iso } from "../clock.ts";
import type { GenerationId } from "../id.ts";
import type { Lot, Wallet } from "../privacy/inventory.ts";
import { graceDays } from "./lots.ts";
import { expire, grant, hold, newWallet, settle } from "./wallet.ts";

const now = Date.parse("2026-01-01T00:00:00.000Z");
const generationId: GenerationId = "gen_1";

function lot(id: string, remaining: number, expiresInDays?: number): Lot {
  return {
    id,
    source: "test",
    remaining,
    createdAt: iso(now),
    ...(expiresInDays === undefined ? {} : { expiresAt: iso(now + expiresInDays * day) }),
  };
}

function walletOf(lots: Lot[], rest: Partial<Wallet> = {}): Wallet {
  const granted = lots.reduce((wallet, each) => grant(wallet, each).wallet, newWallet());
  return { ...granted, ...rest };
}

function held(wallet: Wallet, credits: number) {
  const outcome = hold(wallet, credits);
  if (!outcome.held) throw new Error(`not held: ${outcome.reason}`);
  const { step, allocation } = outcome;
  return {
    wallet: step.wallet,
    part: step.part,
    hold: { amount: credits, allocation, generationId },
  };
}

describe("grant", () => {
  test("makes a lot that can be spent, and numbers the movement", () => {
    const { wallet, part } = grant(newWallet(), lot("a", 20));
    expect(wallet).toMatchObject({ seq: 1, available: 20, held: 0, debt: 0 });
    expect(part).toEqual({
      kind: "grant",
      change: { available: 20, held: 0, debt: 0, granted: 20, spent: 0, expired: 0, clawed: 0 },
      postings: [{ lot: "a", change: 20 }],
      after: { available: 20, held: 0, debt: 0 },
    });
  });

  test("pays debt first, and only the rest can be spent", () => {
    const { wallet, part } = grant({ ...newWallet(), debt: 15 }, lot("a", 20));
    expect(wallet).toMatchObject({ available: 5, debt: 0 });
    expect(wallet.lots).toMatchObject([{ id: "a", remaining: 5 }]);
    expect(part.change).toMatchObject({ granted: 20, available: 5, debt: -15 });
  });

  test("smaller than the debt makes no lot", () => {
    const { wallet, part } = grant({ ...newWallet(), debt: 15 }, lot("a", 4));
    expect(wallet).toMatchObject({ available: 0, debt: 11, lots: [] });
    expect(part.postings).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN])("of %s credits is refused", (credits) => {
    expect(() => grant(newWallet(), lot("a", credits))).toThrow(RangeError);
  });
});

describe("hold", () => {
  test("takes the credits that expire soonest", () => {
    const { wallet, hold } = held(
      walletOf([lot("forever", 9), lot("late", 9, 9), lot("soon", 9, 1)]),
      12,
    );
    expect(hold.allocation).toMatchObject([
      { id: "soon", remaining: 9 },
      { id: "late", remaining: 3 },
    ]);
    expect(wallet).toMatchObject({ available: 15, held: 12 });
    expect(wallet.lots.map(({ id }) => id)).toEqual(["late", "forever"]);
  });

  test("of more than there is says how much there is", () => {
    expect(hold(walletOf([lot("a", 3)]), 4)).toEqual({
      held: false,
      reason: "insufficient",
      available: 3,
    });
  });

  test("is refused while credits are frozen", () => {
    expect(hold(walletOf([lot("a", 3)], { frozen: true }), 1)).toMatchObject({ reason: "frozen" });
  });

  test("is refused while there is debt", () => {
    expect(hold({ ...newWallet(), debt: 1 }, 1)).toEqual({
      held: false,
      reason: "insufficient",
      available: 0,
    });
  });

  test.each([0, -1, 0.5])("of %s credits is refused", (credits) => {
    expect(() => hold(walletOf([lot("a", 3)]), credits)).toThrow(RangeError);
  });
});

describe("settle", () => {
  test("capturing everything spends it", () => {
    const before = held(walletOf([lot("a", 10)]), 4);
    const { wallet, part } = settle(before.wallet, before.hold, 4, now);
    expect(wallet).toMatchObject({ available: 6, held: 0 });
    expect(part).toMatchObject({ kind: "capture", change: { spent: 4, held: -4, available: 0 } });
    expect(part.postings).toEqual([]);
  });

  test("capturing a part spends what expires soonest and gives back the rest", () => {
    const before = held(walletOf([lot("soon", 2, 1), lot("late", 5, 9)]), 6);
    const { wallet, part } = settle(before.wallet, before.hold, 3, now);
    expect(part).toMatchObject({ kind: "capture", change: { spent: 3, held: -6, available: 3 } });
    expect(wallet).toMatchObject({ available: 4, lots: [{ id: "late", remaining: 4 }] });
  });

  test("releasing restores the wallet as it was", () => {
    const start = walletOf([lot("soon", 2, 1), lot("late", 5, 9)]);
    const before = held(start, 6);
    const { wallet, part } = settle(before.wallet, before.hold, 0, now);
    expect(part).toMatchObject({ kind: "release", change: { spent: 0, held: -6, available: 6 } });
    expect(wallet).toEqual({ ...start, seq: start.seq + 2 });
  });

  test("gives days of grace to what expired while it was held", () => {
    const before = held(walletOf([lot("soon", 5, 1)]), 3);
    const late = now + 2 * day;
    const expired = expire(before.wallet, late);
    expect(expired?.part.change).toMatchObject({ expired: 2, available: -2, held: 0 });
    const { wallet } = settle(expired?.wallet ?? before.wallet, before.hold, 0, late);
    expect(wallet.lots).toMatchObject([
      { remaining: 3, graced: true, expiresAt: iso(late + graceDays * day) },
    ]);
  });

  test("a release pays debt that arose meanwhile before anything can be spent", () => {
    const before = held(walletOf([lot("a", 5)]), 5);
    const { wallet, part } = settle({ ...before.wallet, debt: 2 }, before.hold, 1, now);
    expect(wallet).toMatchObject({ available: 2, held: 0, debt: 0 });
    expect(part.change).toMatchObject({ spent: 1, debt: -2, available: 2, held: -5 });
  });

  test.each([-1, 5, 1.5])("capturing %s of 4 credits is refused", (captured) => {
    const before = held(walletOf([lot("a", 10)]), 4);
    expect(() => settle(before.wallet, before.hold, captured, now)).toThrow(RangeError);
  });

  test("a hold the wallet knows nothing of cannot be settled", () => {
    const { hold } = held(walletOf([lot("a", 10)]), 4);
    expect(() => settle(newWallet(), hold, 0, now)).toThrow(/below zero/);
  });
});

describe("expire", () => {
  test("does nothing when nothing is due", () => {
    expect(expire(walletOf([lot("a", 5, 1), lot("b", 5)]), now)).toBeUndefined();
  });

  test("takes out all that is due, in one entry", () => {
    const step = expire(walletOf([lot("a", 5, 1), lot("b", 6, 2), lot("c", 7)]), now + 2 * day);
    expect(step?.wallet).toMatchObject({ available: 7, lots: [{ id: "c" }] });
    expect(step?.part).toMatchObject({ kind: "expire", change: { expired: 11, available: -11 } });
    expect(step?.part.postings).toEqual([
      { lot: "a", change: -5 },
      { lot: "b", change: -6 },
    ]);
  });
});
