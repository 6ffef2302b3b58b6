import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { everyItem } from "../../db/testing/table.ts";
import { update } from "../../db/write.ts";
import { iso } from "../clock.ts";
import { newId } from "../id.ts";
import { account, wallet } from "../privacy/inventory.ts";
import { signUpGrantCredits } from "../promises.ts";
import { checkInvariants } from "./invariants.ts";
import { grantCredits, holdCredits, readWallet } from "./ledger.ts";
import { type Bank, openBank } from "./testing/bank.ts";
import { newAccount } from "./testing/items.ts";

let services: Services;
let bank: Bank;

beforeAll(async () => {
  services = await startServices();
  bank = openBank(services);
});
afterAll(async () => {
  const items = await everyItem(bank.context.table);
  await services.stop();
  expect(checkInvariants(items, { now: 0 })).toEqual([]);
});

describe("grantCredits", () => {
  test("makes the account and its credits together", async () => {
    const userId = bank.newUser();
    const granted = await grantCredits(bank.context, {
      userId,
      operation: `signup:${userId}`,
      source: "signup",
      amount: signUpGrantCredits,
      with: newAccount(userId, bank.time.now),
    });
    expect(granted).toMatchObject({ granted: true, entry: { seq: 1, kind: "grant" } });
    expect(await readWallet(bank.context, userId)).toMatchObject({
      available: 20,
      held: 0,
      debt: 0,
    });
    expect(await get(bank.context.table, account, keys.account(userId))).toBeDefined();
  });

  test("under one key grants once, however often it is delivered", async () => {
    const order = {
      userId: bank.newUser(),
      operation: newId("op", bank.clock),
      source: "gift",
      amount: 5,
    };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => grantCredits(bank.context, order)),
    );
    expect(answers.filter(({ granted }) => granted)).toHaveLength(1);
    expect(answers).toContainEqual({ granted: false, reason: "already" });
    expect(await readWallet(bank.context, order.userId)).toMatchObject({ available: 5 });
  });

  test("is the same grant although a repetition computes another expiry", async () => {
    const order = {
      userId: bank.newUser(),
      operation: newId("op", bank.clock),
      source: "gift",
      amount: 5,
    };
    await grantCredits(bank.context, { ...order, expiresAt: bank.inMinutes(5) });
    expect(await grantCredits(bank.context, { ...order, expiresAt: bank.inMinutes(6) })).toEqual({
      granted: false,
      reason: "already",
    });
  });

  test.each([
    ["another amount", { amount: 6 }],
    ["another person", { userId: "usr_another" as const }],
    ["another payment", { payment: "pi_2" }],
  ])("under a used key for %s is a conflict, and grants nothing", async (_, other) => {
    const order = {
      userId: bank.newUser(),
      operation: newId("op", bank.clock),
      source: "gift",
      amount: 5,
    };
    await grantCredits(bank.context, order);
    await expect(grantCredits(bank.context, { ...order, ...other })).rejects.toMatchObject({
      code: "idempotency.conflict",
    });
    expect(await readWallet(bank.context, order.userId)).toMatchObject({ available: 5 });
  });

  test("grants nothing when the caller's own write is refused, and says which", async () => {
    const userId = bank.newUser();
    await commit(bank.context.table, newAccount(userId, bank.time.now));
    const [write] = newAccount(userId, bank.time.now);
    const answer = await grantCredits(bank.context, {
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
    expect(await get(bank.context.table, wallet, keys.wallet(userId))).toBeUndefined();
  });
});

describe("holdCredits", () => {
  test("sets credits aside, with the caller's writes, until its deadline", async () => {
    const userId = await bank.personWith(10);
    const generationId = bank.newGeneration();
    const deadline = bank.inMinutes(5);
    const held = await holdCredits(bank.context, {
      userId,
      generationId,
      amount: 4,
      deadline,
      with: [bank.mark(userId, generationId)],
    });
    expect(held).toMatchObject({ held: true, replayed: false, entry: { kind: "hold" } });
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 6, held: 4 });
    expect(await bank.marked(userId, generationId)).toBeDefined();
    expect(await bank.dueBy(iso(Date.parse(deadline) - 1))).not.toContain(generationId);
    expect(await bank.dueBy(deadline)).toContain(generationId);
  });

  test("of more than there is holds nothing and says what there is", async () => {
    const userId = await bank.personWith(3);
    const generationId = bank.newGeneration();
    const order = { userId, generationId, amount: 4, deadline: bank.inMinutes(5) };
    expect(
      await holdCredits(bank.context, { ...order, with: [bank.mark(userId, generationId)] }),
    ).toEqual({
      held: false,
      reason: "insufficient",
      available: 3,
    });
    expect(await bank.marked(userId, generationId)).toBeUndefined();
  });

  test("for somebody without a wallet is insufficient", async () => {
    expect(await bank.holdFor(bank.newUser(), bank.newGeneration(), 1)).toEqual({
      held: false,
      reason: "insufficient",
      available: 0,
    });
  });

  test("repeated, answers the first entry, although the credits are gone by its own doing", async () => {
    const userId = await bank.personWith(4);
    const generationId = bank.newGeneration();
    const first = await bank.holdFor(userId, generationId, 4);
    const again = await bank.holdFor(userId, generationId, 4);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 0, held: 4 });
  });

  test("repeated with another amount is a conflict", async () => {
    const userId = await bank.personWith(9);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 4);
    await expect(bank.holdFor(userId, generationId, 5)).rejects.toMatchObject({
      code: "idempotency.conflict",
    });
  });

  test("of frozen credits is refused", async () => {
    const userId = await bank.personWith(9);
    const freeze = update(wallet, keys.wallet(userId), { set: { frozen: true } });
    await commit(bank.context.table, [freeze]);
    expect(await bank.holdFor(userId, bank.newGeneration(), 1)).toMatchObject({ reason: "frozen" });
  });

  test("holds nothing when the caller's own write is refused", async () => {
    const userId = await bank.personWith(9);
    const generationId = bank.newGeneration();
    const write = bank.mark(userId, generationId);
    await commit(bank.context.table, [write]);
    const answer = await holdCredits(bank.context, {
      userId,
      generationId,
      amount: 2,
      deadline: bank.inMinutes(5),
      with: [write],
    });
    expect(answer).toMatchObject({ held: false, reason: "refused" });
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 9, held: 0 });
  });

  test("takes a wallet that is old by now for what it is", async () => {
    const userId = await bank.personWith(2);
    const old = await get(bank.context.table, wallet, keys.wallet(userId));
    await grantCredits(bank.context, {
      userId,
      operation: `more:${userId}`,
      source: "gift",
      amount: 5,
    });
    const order = { userId, amount: 6, deadline: bank.inMinutes(5), wallet: old, with: [] };
    // Declined on the old wallet, not on the present one.
    const generationId = bank.newGeneration();
    expect(await holdCredits(bank.context, { ...order, generationId })).toMatchObject({
      held: true,
    });
    // Granted on the old wallet, not on the present one.
    expect(
      await holdCredits(bank.context, { ...order, amount: 2, generationId: bank.newGeneration() }),
    ).toEqual({ held: false, reason: "insufficient", available: 1 });
  });

  test("many at once never spend a credit twice, and lose nothing the caller writes", async () => {
    const userId = await bank.personWith(5);
    const ids = Array.from({ length: 8 }, bank.newGeneration);
    const answers = await Promise.all(
      ids.map((generationId) =>
        holdCredits(bank.context, {
          userId,
          generationId,
          amount: 1,
          deadline: bank.inMinutes(5),
          with: [bank.mark(userId, generationId)],
        }),
      ),
    );
    expect(answers.filter(({ held }) => held)).toHaveLength(5);
    const written = await Promise.all(ids.map((generationId) => bank.marked(userId, generationId)));
    expect(written.map(Boolean)).toEqual(answers.map(({ held }) => held));
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 0, held: 5 });
  });
});
