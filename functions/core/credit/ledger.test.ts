import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get, queryDue } from "../../db/read.ts";
import { commandsOf, everyItem, openTestTable } from "../../db/testing/table.ts";
import { absent, put, update } from "../../db/write.ts";
import { day, iso, minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { type GenerationId, newId, type UserId } from "../id.ts";
import { account, type Entry, hold, outbox, wallet } from "../privacy/inventory.ts";
import { checkInvariants } from "./invariants.ts";
import {
  grantCredits,
  holdCredits,
  listEntries,
  readWallet,
  settleHold,
  signUpGrantCredits,
  viewBalance,
  viewEntry,
} from "./ledger.ts";
import { newAccount } from "./testing/items.ts";

let services: Services;
let context: DataContext;
let now = Date.parse("2026-01-01T00:00:00.000Z");
const clock = { now: () => now };

beforeAll(async () => {
  services = await startServices();
  context = { table: openTestTable(services), clock };
});
afterAll(async () => {
  const items = await everyItem(context.table);
  await services.stop();
  expect(checkInvariants(items, { now: 0 })).toEqual([]);
});

const newUser = () => newId("usr", clock);
const newGeneration = () => newId("gen", clock);
const inMinutes = (minutes: number) => iso(now + minutes * minute);

/** Something of the caller's that is committed once or not at all. */
const mark = (userId: UserId, id: GenerationId) =>
  put(
    outbox,
    keys.outbox(userId, id),
    { generationId: id, userId, createdAt: iso(now) },
    { when: absent },
  );
const marked = (userId: UserId, id: GenerationId) =>
  get(context.table, outbox, keys.outbox(userId, id));

async function personWith(amount: number, expiresAt?: string): Promise<UserId> {
  const userId = newUser();
  await grantCredits(context, {
    userId,
    operation: `signup:${userId}`,
    source: "signup",
    amount,
    expiresAt,
  });
  return userId;
}

const holdFor = (userId: UserId, generationId: GenerationId, amount: number) =>
  holdCredits(context, { userId, generationId, amount, deadline: inMinutes(5), with: [] });
const settle = (userId: UserId, generationId: GenerationId, captured: number) =>
  settleHold(context, { userId, generationId, captured, with: [] });

describe("grantCredits", () => {
  test("makes the account and its credits together", async () => {
    const userId = newUser();
    const granted = await grantCredits(context, {
      userId,
      operation: `signup:${userId}`,
      source: "signup",
      amount: signUpGrantCredits,
      with: newAccount(userId, now),
    });
    expect(granted).toMatchObject({ granted: true, entry: { seq: 1, kind: "grant" } });
    expect(await readWallet(context, userId)).toMatchObject({ available: 20, held: 0, debt: 0 });
    expect(await get(context.table, account, keys.account(userId))).toBeDefined();
  });

  test("under one key grants once, however often it is delivered", async () => {
    const order = { userId: newUser(), operation: newId("op", clock), source: "gift", amount: 5 };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => grantCredits(context, order)),
    );
    expect(answers.filter(({ granted }) => granted)).toHaveLength(1);
    expect(answers).toContainEqual({ granted: false, reason: "already" });
    expect(await readWallet(context, order.userId)).toMatchObject({ available: 5 });
  });

  test("is the same grant although a repetition computes another expiry", async () => {
    const order = { userId: newUser(), operation: newId("op", clock), source: "gift", amount: 5 };
    await grantCredits(context, { ...order, expiresAt: inMinutes(5) });
    expect(await grantCredits(context, { ...order, expiresAt: inMinutes(6) })).toEqual({
      granted: false,
      reason: "already",
    });
  });

  test.each([
    ["another amount", { amount: 6 }],
    ["another person", { userId: newUser() }],
    ["another payment", { payment: "pi_2" }],
  ])("under a used key for %s is a conflict, and grants nothing", async (_, other) => {
    const order = { userId: newUser(), operation: newId("op", clock), source: "gift", amount: 5 };
    await grantCredits(context, order);
    await expect(grantCredits(context, { ...order, ...other })).rejects.toMatchObject({
      code: "idempotency.conflict",
    });
    expect(await readWallet(context, order.userId)).toMatchObject({ available: 5 });
  });

  test("grants nothing when the caller's own write is refused, and says which", async () => {
    const userId = newUser();
    await commit(context.table, newAccount(userId, now));
    const [write] = newAccount(userId, now);
    const answer = await grantCredits(context, {
      userId,
      operation: `signup:${userId}`,
      source: "signup",
      amount: 20,
      with: write ? [write] : [],
    });
    expect(answer).toMatchObject({ granted: false, reason: "refused" });
    if (answer.granted || answer.reason !== "refused" || !write) throw new Error("not refused");
    expect(answer.refused.failed(write)).toBe(true);
    expect(answer.refused.found(account, write)).toMatchObject({ id: userId });
    expect(await get(context.table, wallet, keys.wallet(userId))).toBeUndefined();
  });
});

describe("holdCredits", () => {
  test("sets credits aside, with the caller's writes, until its deadline", async () => {
    const userId = await personWith(10);
    const generationId = newGeneration();
    const deadline = inMinutes(5);
    const held = await holdCredits(context, {
      userId,
      generationId,
      amount: 4,
      deadline,
      with: [mark(userId, generationId)],
    });
    expect(held).toMatchObject({ held: true, replayed: false, entry: { kind: "hold" } });
    expect(await readWallet(context, userId)).toMatchObject({ available: 6, held: 4 });
    expect(await marked(userId, generationId)).toBeDefined();
    expect(await dueBy(iso(Date.parse(deadline) - 1))).not.toContain(generationId);
    expect(await dueBy(deadline)).toContain(generationId);
  });

  test("of more than there is holds nothing and says what there is", async () => {
    const userId = await personWith(3);
    const generationId = newGeneration();
    const order = { userId, generationId, amount: 4, deadline: inMinutes(5) };
    expect(await holdCredits(context, { ...order, with: [mark(userId, generationId)] })).toEqual({
      held: false,
      reason: "insufficient",
      available: 3,
    });
    expect(await marked(userId, generationId)).toBeUndefined();
  });

  test("for somebody without a wallet is insufficient", async () => {
    expect(await holdFor(newUser(), newGeneration(), 1)).toEqual({
      held: false,
      reason: "insufficient",
      available: 0,
    });
  });

  test("repeated, answers the first entry, although the credits are gone by its own doing", async () => {
    const userId = await personWith(4);
    const generationId = newGeneration();
    const first = await holdFor(userId, generationId, 4);
    const again = await holdFor(userId, generationId, 4);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await readWallet(context, userId)).toMatchObject({ available: 0, held: 4 });
  });

  test("repeated with another amount is a conflict", async () => {
    const userId = await personWith(9);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 4);
    await expect(holdFor(userId, generationId, 5)).rejects.toMatchObject({
      code: "idempotency.conflict",
    });
  });

  test("of frozen credits is refused", async () => {
    const userId = await personWith(9);
    const freeze = update(wallet, keys.wallet(userId), { set: { frozen: true } });
    await commit(context.table, [freeze]);
    expect(await holdFor(userId, newGeneration(), 1)).toMatchObject({ reason: "frozen" });
  });

  test("holds nothing when the caller's own write is refused", async () => {
    const userId = await personWith(9);
    const generationId = newGeneration();
    const write = mark(userId, generationId);
    await commit(context.table, [write]);
    const answer = await holdCredits(context, {
      userId,
      generationId,
      amount: 2,
      deadline: inMinutes(5),
      with: [write],
    });
    expect(answer).toMatchObject({ held: false, reason: "refused" });
    expect(await readWallet(context, userId)).toMatchObject({ available: 9, held: 0 });
  });

  test("takes a wallet that is old by now for what it is", async () => {
    const userId = await personWith(2);
    const old = await get(context.table, wallet, keys.wallet(userId));
    await grantCredits(context, { userId, operation: `more:${userId}`, source: "gift", amount: 5 });
    const order = { userId, amount: 6, deadline: inMinutes(5), wallet: old, with: [] };
    // Declined on the old wallet, not on the present one.
    const generationId = newGeneration();
    expect(await holdCredits(context, { ...order, generationId })).toMatchObject({ held: true });
    // Granted on the old wallet, not on the present one.
    expect(
      await holdCredits(context, { ...order, amount: 2, generationId: newGeneration() }),
    ).toEqual({ held: false, reason: "insufficient", available: 1 });
  });

  test("many at once never spend a credit twice, and lose nothing the caller writes", async () => {
    const userId = await personWith(5);
    const ids = Array.from({ length: 8 }, newGeneration);
    const answers = await Promise.all(
      ids.map((generationId) =>
        holdCredits(context, {
          userId,
          generationId,
          amount: 1,
          deadline: inMinutes(5),
          with: [mark(userId, generationId)],
        }),
      ),
    );
    expect(answers.filter(({ held }) => held)).toHaveLength(5);
    const written = await Promise.all(ids.map((generationId) => marked(userId, generationId)));
    expect(written.map(Boolean)).toEqual(answers.map(({ held }) => held));
    expect(await readWallet(context, userId)).toMatchObject({ available: 0, held: 5 });
  });
});

describe("settleHold", () => {
  test("takes what was delivered and gives back the rest", async () => {
    const userId = await personWith(10);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 4);
    expect(await settle(userId, generationId, 3)).toMatchObject({
      settled: true,
      captured: 3,
      released: 1,
      replayed: false,
      entry: { kind: "capture", change: { spent: 3, available: 1, held: -4 } },
    });
    expect(await readWallet(context, userId)).toMatchObject({ available: 7, held: 0 });
  });

  test("takes the hold out of what is due", async () => {
    const userId = await personWith(10);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 4);
    await settle(userId, generationId, 0);
    expect(await dueBy(inMinutes(60))).not.toContain(generationId);
    expect(await get(context.table, hold, keys.hold(userId, generationId))).toMatchObject({
      state: "RELEASED",
      captured: 0,
    });
  });

  test("the first settlement wins; a later one hears its outcome and commits nothing", async () => {
    const userId = await personWith(10);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 4);
    await settle(userId, generationId, 3);
    const later = await settleHold(context, {
      userId,
      generationId,
      captured: 0,
      with: [mark(userId, generationId)],
    });
    expect(later).toEqual({
      settled: true,
      captured: 3,
      released: 1,
      entry: undefined,
      replayed: true,
    });
    expect(await marked(userId, generationId)).toBeUndefined();
    expect(await readWallet(context, userId)).toMatchObject({ available: 7 });
  });

  test("delivered five times at once captures once", async () => {
    const userId = await personWith(10);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 4);
    const answers = await Promise.all(
      [4, 4, 4, 0, 0].map((captured) => settle(userId, generationId, captured)),
    );
    const firsts = answers.filter((answer) => answer.settled && !answer.replayed);
    expect(firsts).toHaveLength(1);
    const outcomes = answers.map((answer) => (answer.settled ? answer.captured : undefined));
    expect(new Set(outcomes).size).toBe(1);
    expect(await readWallet(context, userId)).toMatchObject({
      available: 10 - (outcomes[0] ?? 0),
      held: 0,
    });
  });

  test("of a generation that holds nothing says so", async () => {
    expect(await settle(await personWith(3), newGeneration(), 0)).toEqual({
      settled: false,
      reason: "no hold",
    });
  });

  test("settles nothing when the caller's own write is refused", async () => {
    const userId = await personWith(9);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 2);
    const write = mark(userId, generationId);
    await commit(context.table, [write]);
    expect(
      await settleHold(context, { userId, generationId, captured: 2, with: [write] }),
    ).toMatchObject({ settled: false, reason: "refused" });
    expect(await readWallet(context, userId)).toMatchObject({ available: 7, held: 2 });
  });

  test("never settles over a hold that was closed without a record", async () => {
    const userId = await personWith(9);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 2);
    const close = update(hold, keys.hold(userId, generationId), {
      set: { state: "RELEASED" },
      dueAt: null,
    });
    const table = openTestTable(services);
    table.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === "TransactWriteItemsCommand") await commit(context.table, [close]);
          return next(args);
        },
      { step: "deserialize", priority: "high" },
    );
    const order = { userId, generationId, captured: 2, with: [] };
    await expect(settleHold({ table, clock }, order)).rejects.toThrow(/met a record/);
    expect(await readWallet(context, userId)).toMatchObject({ available: 7, held: 2 });
    const reopen = update(hold, keys.hold(userId, generationId), {
      set: { state: "HELD" },
      dueAt: inMinutes(5),
    });
    await commit(context.table, [reopen]);
    expect(await settle(userId, generationId, 2)).toMatchObject({ captured: 2, replayed: false });
  });

  test("of more than was held is a mistake of the caller, and takes nothing", async () => {
    const userId = await personWith(9);
    const generationId = newGeneration();
    await holdFor(userId, generationId, 2);
    await expect(settle(userId, generationId, 3)).rejects.toThrow(RangeError);
    expect(await readWallet(context, userId)).toMatchObject({ available: 7, held: 2 });
  });
});

describe("expiry", () => {
  test("is seen at once, and written with the next movement under its own entry", async () => {
    const userId = await personWith(8, iso(now + day));
    now += day;
    expect(await readWallet(context, userId)).toMatchObject({ available: 0, lots: [] });
    await grantCredits(context, { userId, operation: `more:${userId}`, source: "gift", amount: 5 });
    const { items } = await listEntries(context, userId, { limit: 10 });
    expect(items.map(({ seq, kind, after }) => [seq, kind, after.available])).toEqual([
      [3, "grant", 5],
      [2, "expire", 0],
      [1, "grant", 8],
    ]);
  });

  test("does not touch credits on hold", async () => {
    const userId = await personWith(8, iso(now + day));
    const generationId = newGeneration();
    await holdFor(userId, generationId, 8);
    now += 2 * day;
    expect(await settle(userId, generationId, 8)).toMatchObject({ captured: 8 });
  });
});

describe("each movement costs", () => {
  const counted = () => {
    const table = openTestTable(services);
    return { commands: commandsOf(table), context: { table, clock } };
  };

  test("one read and one transaction", async () => {
    const { commands, context } = counted();
    const userId = newUser();
    const generationId = newGeneration();
    const operation = `signup:${userId}`;
    await grantCredits(context, { userId, operation, source: "signup", amount: 9 });
    expect(commands.splice(0)).toEqual(["GetItem", "TransactWriteItems"]);
    const order = { userId, generationId, with: [] };
    await holdCredits(context, { ...order, amount: 4, deadline: inMinutes(5) });
    expect(commands.splice(0)).toEqual(["GetItem", "TransactWriteItems"]);
    await settleHold(context, { ...order, captured: 4 });
    expect(commands.splice(0)).toEqual(["BatchGetItem", "TransactWriteItems"]);
    await settleHold(context, { ...order, captured: 4 });
    expect(commands.splice(0)).toEqual(["BatchGetItem"]);
  });

  test("one transaction when the caller brings the wallet", async () => {
    const userId = await personWith(9);
    const known = await get(context.table, wallet, keys.wallet(userId));
    const { commands, context: counting } = counted();
    const order = { userId, generationId: newGeneration(), amount: 4, deadline: inMinutes(5) };
    await holdCredits(counting, { ...order, wallet: known, with: [] });
    expect(commands).toEqual(["TransactWriteItems"]);
  });
});

test("who loses the race for the wallet every time throws, and moves nothing", async () => {
  const userId = await personWith(1);
  const table = openTestTable(services);
  let other = 0;
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const key = { userId, operation: `race:${userId}:${++other}`, source: "gift", amount: 1 };
        if (commandName === "TransactWriteItemsCommand") await grantCredits(context, key);
        return next(args);
      },
    { step: "deserialize", priority: "high" },
  );
  const late = { userId, operation: `late:${userId}`, source: "late", amount: 1 };
  await expect(grantCredits({ table, clock }, late)).rejects.toThrow(/lost the race/);
  const { items } = await listEntries(context, userId, { limit: 100 });
  expect(items.some(({ reference }) => reference === "late")).toBe(false);
}, 20_000);

describe("what a person sees", () => {
  test("every movement, newest first, page by page without a gap", async () => {
    const userId = await personWith(9);
    for (let n = 0; n < 4; n++) await holdFor(userId, newGeneration(), 1);
    const seen: Entry[] = [];
    let cursor: string | null | undefined;
    let pages = 0;
    do {
      const page = await listEntries(context, userId, { limit: 2, cursor: cursor ?? undefined });
      seen.push(...page.items);
      cursor = page.nextCursor;
      pages++;
    } while (cursor);
    expect(seen.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(pages).toBe(3);
  });

  test("a page that ends with the first movement is the last", async () => {
    const userId = await personWith(9);
    expect(await listEntries(context, userId, { limit: 1 })).toMatchObject({ nextCursor: null });
  });

  test.each(["", "0", "x", "-1", "1e3", "9999999999999"])(
    "the cursor %j is refused",
    async (cursor) => {
      await expect(
        listEntries(context, await personWith(1), { limit: 2, cursor }),
      ).rejects.toMatchObject({ code: "cursor.invalid" });
    },
  );

  test("a movement in the words of the API", async () => {
    const userId = await personWith(9);
    const { items } = await listEntries(context, userId, { limit: 1 });
    expect(items.map(viewEntry)).toMatchObject([
      { kind: "grant", reference: "signup", change: 9, available: 9, at: iso(now) },
    ]);
  });

  test("the balance with its lots in the order they are spent", async () => {
    const userId = await personWith(9);
    await grantCredits(context, {
      userId,
      operation: `soon:${userId}`,
      source: "gift",
      amount: 2,
      expiresAt: iso(now + day),
    });
    const balance = viewBalance("free", await readWallet(context, userId));
    expect(balance).toMatchObject({ plan: "free", available: 11, held: 0, debt: 0 });
    expect(balance.lots).toMatchObject([
      { source: "gift", remaining: 2, expiresAt: iso(now + day) },
      { source: "signup", remaining: 9 },
    ]);
  });
});

async function dueBy(by: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of queryDue(context.table, by)) found.push(item.generationId);
  return found;
}
