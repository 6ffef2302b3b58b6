import { describe, expect, test } from "vitest";
import { day, iso } from "../clock.ts";
import type { Lot } from "../privacy/inventory.ts";
import {
  bounded,
  giveBack,
  graceDays,
  inSpendingOrder,
  isDue,
  maxLots,
  take,
  total,
} from "./lots.ts";

const start = Date.parse("2026-01-01T00:00:00.000Z");

function lot(id: string, remaining: number, expiresInDays?: number, ageDays = 0): Lot {
  return {
    id,
    source: "test",
    remaining,
    createdAt: iso(start - ageDays * day),
    ...(expiresInDays === undefined ? {} : { expiresAt: iso(start + expiresInDays * day) }),
  };
}

const brief = (lots: readonly Lot[]) => lots.map(({ id, remaining }) => `${id}:${remaining}`);

describe("the order lots are spent in", () => {
  test("what expires soonest goes first, then the oldest, and what never expires last", () => {
    const lots = [
      lot("forever", 1, undefined, 9),
      lot("late", 1, 30),
      lot("soon, young", 1, 3),
      lot("soon, old", 1, 3, 5),
      lot("forever, older", 1, undefined, 10),
    ];
    expect(inSpendingOrder(lots).map(({ id }) => id)).toEqual([
      "soon, old",
      "soon, young",
      "late",
      "forever, older",
      "forever",
    ]);
  });

  test("lots alike in everything keep one order, whatever order they are stored in", () => {
    const lots = [lot("b", 1, 3), lot("a", 1, 3), lot("c", 1)];
    expect(brief(inSpendingOrder(lots))).toEqual(brief(inSpendingOrder(lots.toReversed())));
  });

  test("a lot is expired at its very instant, and not a millisecond before", () => {
    const expiring = lot("a", 1, 1);
    expect(isDue(expiring, start + day - 1)).toBe(false);
    expect(isDue(expiring, start + day)).toBe(true);
    expect(isDue(lot("b", 1), Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

test("taking splits the last lot it needs and drops those it empties", () => {
  const { taken, rest } = take([lot("a", 3), lot("b", 4), lot("c", 5)], 5);
  expect(brief(taken)).toEqual(["a:3", "b:2"]);
  expect(brief(rest)).toEqual(["b:2", "c:5"]);
});

describe("giving back", () => {
  const at = { reference: "gen_1", now: start };

  test("a part rejoins its lot", () => {
    expect(brief(giveBack([lot("a", 1), lot("b", 2)], lot("b", 3), at))).toEqual(["a:1", "b:5"]);
  });

  test("a lot that was used up is made again as it was", () => {
    const part = { ...lot("a", 3, 5), payment: "pi_1" };
    expect(giveBack([], part, at)).toEqual([part]);
  });

  test("a part whose lot expired meanwhile can be spent for the days of grace", () => {
    const [back] = giveBack([], lot("a", 3, -1), at);
    expect(back).toMatchObject({
      id: "a/gen_1",
      remaining: 3,
      graced: true,
      expiresAt: iso(start + graceDays * day),
    });
  });

  test("grace is given once: a part that had it comes back expired", () => {
    const [graced] = giveBack([], lot("a", 3, -1), at);
    if (!graced) throw new Error("nothing came back");
    const later = start + graceDays * day;
    const [again] = giveBack([], graced, { reference: "gen_2", now: later });
    expect(again).toEqual(graced);
    expect(again && isDue(again, later)).toBe(true);
  });

  test("one part's grace does not lengthen another's", () => {
    const first = giveBack([], lot("a", 3, -1), at);
    const both = giveBack(first, lot("a", 2, -1), { reference: "gen_2", now: start + day });
    expect(both.map(({ expiresAt }) => expiresAt)).toEqual([
      iso(start + graceDays * day),
      iso(start + (graceDays + 1) * day),
    ]);
  });
});

describe("very many lots", () => {
  test("stay as they are up to the limit", () => {
    const lots = Array.from({ length: maxLots }, (_, n) => lot(`lot ${n}`, 1, n + 1));
    expect(bounded(lots)).toEqual(lots);
  });

  test("beyond it become fewer, and no credit is lost or expires sooner", () => {
    const lots = Array.from({ length: maxLots * 2 }, (_, n) => lot(`lot ${n}`, 2, (n + 1) ** 2));
    const fewer = bounded(lots);
    expect(fewer).toHaveLength(maxLots);
    expect(total(fewer)).toBe(total(lots));
    for (const day of lots.map(({ expiresAt }) => String(expiresAt))) {
      const livingThen = (all: Lot[]) => total(all.filter((each) => String(each.expiresAt) > day));
      expect(livingThen(fewer)).toBeGreaterThanOrEqual(livingThen(lots));
    }
  });

  test("join those that expire closest to one another", () => {
    const lots = Array.from({ length: maxLots - 1 }, (_, n) => lot(`lot ${n}`, 1, (n + 1) * 10));
    const fewer = bounded([...lots, lot("close", 5, 11), lot("forever", 1)]);
    expect(fewer).toHaveLength(maxLots);
    expect(fewer[0]).toMatchObject({ id: "close", remaining: 6 });
    expect(fewer.at(-1)).toMatchObject({ id: "forever", remaining: 1 });
  });

  test("join first what never expires, which costs nobody a day", () => {
    const lots = Array.from({ length: maxLots }, (_, n) => lot(`lot ${n}`, 1, n + 1));
    const fewer = bounded([...lots.slice(1), lot("forever", 1), lot("forever too", 1)]);
    expect(fewer.at(-1)).toMatchObject({ remaining: 2 });
    expect(fewer.at(-1)?.expiresAt).toBeUndefined();
  });
});
