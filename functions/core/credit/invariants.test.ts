import { beforeAll, describe, expect, test } from "vitest";
import { startServices } from "../../../local/services.ts";
import { commit } from "../../db/commit.ts";
import { everyItem, openTestTable } from "../../db/testing/table.ts";
import { iso, minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { GenerationId, UserId } from "../id.ts";
import { sweepMs } from "./account-invariants.ts";
import { checkInvariants } from "./invariants.ts";
import { grantCredits, holdCredits, settleHold } from "./ledger.ts";
import { endOfGeneration, newAccount, newGeneration } from "./testing/items.ts";

type Item = Record<string, unknown>;

const userId: UserId = "usr_1";
const start = Date.parse("2026-01-01T00:00:00.000Z");
const deadline = start + 5 * minute;
let now = start;

/** Something was captured in part, something released, something is open, something expired. */
let sound: Item[];

beforeAll(async () => {
  const services = await startServices();
  const context: DataContext = { table: openTestTable(services), clock: { now: () => now } };
  await commit(context.table, newAccount(userId, now));
  const grant = (operation: string, amount: number, expiresAt?: string) =>
    grantCredits(context, { userId, operation, source: "test", amount, expiresAt });
  const hold = (generationId: GenerationId, amount: number) =>
    holdCredits(context, {
      userId,
      generationId,
      amount,
      deadline: iso(deadline),
      with: newGeneration(userId, generationId, { amount, now, deadline: iso(deadline) }),
    });
  const settle = (generationId: GenerationId, quoted: number, captured: number) =>
    settleHold(context, {
      userId,
      generationId,
      captured,
      with: endOfGeneration(userId, generationId, { quoted, captured }),
    });
  await grant("signup:usr_1", 20);
  await grant("pi:1", 10, iso(start + minute));
  await hold("gen_captured", 4);
  await hold("gen_released", 3);
  await settle("gen_captured", 4, 3);
  now += 2 * minute;
  await settle("gen_released", 3, 0);
  await hold("gen_open", 5);
  sound = await everyItem(context.table);
  await services.stop();
});

/** The sound table after one thing in it went wrong. */
function broken(sk: string, damage: (item: Item) => void): string[] {
  const items = structuredClone(sound);
  const found = items.filter((item) => item.sk === sk || item.pk === sk);
  expect(found).toHaveLength(1);
  found.forEach(damage);
  return checkInvariants(items, { now });
}

function without(sk: string): string[] {
  return checkInvariants(
    sound.filter((item) => item.sk !== sk && item.pk !== sk),
    { now },
  );
}

const entry = (seq: number) => `LEDGER#${String(seq).padStart(12, "0")}`;
const change = (item: Item) => item.change as Record<string, number>;
const lots = (item: Item) => item.lots as Item[];
const add = (to: Item, name: string, by: number) => {
  to[name] = Number(to[name]) + by;
};

describe("a snapshot", () => {
  test("of a sound table is sound", () => {
    expect(checkInvariants(sound, { now })).toEqual([]);
    expect(sound.some(({ kind }) => kind === "expire")).toBe(true);
  });

  test("of an empty table is sound", () => {
    expect(checkInvariants([], { now })).toEqual([]);
  });

  test("may miss a generation that was deleted, or whose time is up", () => {
    for (const id of ["gen_captured", "gen_released", "gen_open"]) {
      expect(without(`GEN#${id}`)).toEqual([]);
    }
  });
});

/** Each damage, and the invariant that must notice it. */
const damages: [invariant: string, what: string, sk: string, damage: (item: Item) => void][] = [
  ["I0", "a balance below zero", "WALLET", (item) => Object.assign(item, { held: -5 })],
  [
    "I0",
    "an empty lot",
    "WALLET",
    (item) => lots(item).push({ ...lots(item)[0], id: "x", remaining: 0 }),
  ],
  ["I0", "a lot that is there twice", "WALLET", (item) => lots(item).push({ ...lots(item)[0] })],
  ["I1", "a wallet with more than its entries", "WALLET", (item) => add(item, "available", 1)],
  [
    "I1",
    "a wallet that counted a movement without an entry",
    "WALLET",
    (item) => add(item, "seq", 1),
  ],
  [
    "I1",
    "credits that changed lots without an entry",
    "WALLET",
    (item) => {
      const [first, second] = lots(item);
      if (first) add(first, "remaining", -1);
      if (second) add(second, "remaining", 1);
    },
  ],
  ["I1", "an entry with another number", entry(3), (item) => add(item, "seq", 40)],
  [
    "I1",
    "an entry that tells a wrong balance",
    entry(3),
    (item) => add(item.after as Item, "held", 1),
  ],
  [
    "I1",
    "an entry whose postings miss a credit",
    entry(1),
    (item) => Object.assign(item, { postings: [] }),
  ],
  ["I1", "an entry that would lapse", entry(1), (item) => Object.assign(item, { ttl: 1 })],
  ["I2", "more available than in the lots", "WALLET", (item) => add(item, "available", 1)],
  ["I2", "more held than the open holds", "WALLET", (item) => add(item, "held", 1)],
  ["I2", "a hold of more than its lots gave", "HOLD#gen_open", (item) => add(item, "amount", 1)],
  ["I3", "credits from nowhere", entry(1), (item) => add(change(item), "granted", -1)],
  [
    "I3",
    "credits that were spent and are there",
    entry(5),
    (item) => add(change(item), "spent", 1),
  ],
  [
    "I4",
    "images for credits that were given back",
    "GEN#gen_released",
    (item) => Object.assign(item, { state: "succeeded" }),
  ],
  [
    "I4",
    "a failure that was charged",
    "GEN#gen_captured",
    (item) => Object.assign(item, { state: "failed" }),
  ],
  [
    "I4",
    "a cancellation that was charged",
    "GEN#gen_captured",
    (item) => Object.assign(item, { state: "cancelled" }),
  ],
  [
    "I4",
    "an ended generation that still holds credits",
    "GEN#gen_open",
    (item) => Object.assign(item, { state: "failed" }),
  ],
  [
    "I4",
    "a running generation that holds none",
    "GEN#gen_released",
    (item) => Object.assign(item, { state: "running" }),
  ],
  [
    "I4",
    "a charge other than what was captured",
    "GEN#gen_captured",
    (item) => add(item, "charged", 1),
  ],
  [
    "I4",
    "a refund other than what was released",
    "GEN#gen_captured",
    (item) => add(item, "refunded", 1),
  ],
  ["I4", "a quote other than what was held", "GEN#gen_open", (item) => add(item, "quoted", 1)],
  [
    "I4",
    "more images than were paid for",
    "GEN#gen_captured",
    (item) => Object.assign(item, { images: [{}, {}, {}, {}] }),
  ],
  [
    "I4",
    "a hold released with something captured",
    "HOLD#gen_released",
    (item) => add(item, "captured", 1),
  ],
  [
    "I4",
    "a hold captured with nothing captured",
    "HOLD#gen_captured",
    (item) => Object.assign(item, { captured: 0 }),
  ],
  [
    "I4",
    "a settled hold that says it is open",
    "HOLD#gen_released",
    (item) => Object.assign(item, { state: "HELD" }),
  ],
  [
    "I4",
    "an open hold that says it is settled",
    "HOLD#gen_open",
    (item) => Object.assign(item, { state: "RELEASED" }),
  ],
  [
    "I5",
    "one operation that moved credits twice",
    entry(2),
    (item) => Object.assign(item, { operation: "signup:usr_1" }),
  ],
  ["I5", "a record of a movement under another number", "OP#pi:1", (item) => add(item, "seq", 1)],
  ["I6", "debt beside credits to spend", "WALLET", (item) => add(item, "debt", 1)],
  [
    "I7",
    "a hold of credits that had expired",
    "HOLD#gen_open",
    (item) => {
      for (const part of item.allocation as Item[]) part.expiresAt = item.createdAt;
    },
  ],
  ["L1", "an open hold the sweeper cannot find", "HOLD#gen_open", (item) => delete item.dueAt],
  [
    "L1",
    "a settled hold the sweeper still finds",
    "HOLD#gen_released",
    (item) => Object.assign(item, { dueAt: item.deadline }),
  ],
];

describe("what is noticed", () => {
  test.each(damages)("%s: %s", (invariant, _, sk, damage) => {
    const found = broken(sk, damage).map((what) => what.slice(0, 2));
    expect(found).toContain(invariant);
  });

  test.each([
    ["I1", entry(2)],
    ["I1", "WALLET"],
    ["I2", "HOLD#gen_open"],
    ["I4", "HOLD#gen_captured"],
    ["I5", "OP#hold:gen_open"],
    ["I5", entry(7)],
  ])("%s: %s is missing", (invariant, sk) => {
    expect(without(sk).map((what) => what.slice(0, 2))).toContain(invariant);
  });

  test("L1: a hold that is open a sweep after its deadline, and not before", () => {
    expect(checkInvariants(sound, { now: deadline + sweepMs })).toEqual([]);
    expect(checkInvariants(sound, { now: deadline + sweepMs + 1 })).toEqual([
      "L1 gen_open is open past its deadline (usr_1)",
    ]);
  });

  test("I5: one key that moved the credits of two people", () => {
    const [first] = sound.filter(({ sk }) => sk === entry(1));
    const foreign = { ...first, pk: "USER#usr_2" };
    expect(checkInvariants([...sound, foreign], { now })).toContain(
      "I5 signup:usr_1 moved credits more than once",
    );
  });
});
