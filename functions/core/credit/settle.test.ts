import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { everyItem, openTestTable } from "../../db/testing/table.ts";
import { update } from "../../db/write.ts";
import { hold } from "../privacy/inventory.ts";
import { checkInvariants } from "./invariants.ts";
import { readWallet, settleHold } from "./ledger.ts";
import { type Bank, openBank } from "./testing/bank.ts";

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

describe("settleHold", () => {
  test("takes what was delivered and gives back the rest", async () => {
    const userId = await bank.personWith(10);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 4);
    expect(await bank.settle(userId, generationId, 3)).toMatchObject({
      settled: true,
      captured: 3,
      released: 1,
      replayed: false,
      entry: { kind: "capture", change: { spent: 3, available: 1, held: -4 } },
    });
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 7, held: 0 });
  });

  test("takes the hold out of what is due", async () => {
    const userId = await bank.personWith(10);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 4);
    await bank.settle(userId, generationId, 0);
    expect(await bank.dueBy(bank.inMinutes(60))).not.toContain(generationId);
    expect(await get(bank.context.table, hold, keys.hold(userId, generationId))).toMatchObject({
      state: "RELEASED",
      captured: 0,
    });
  });

  test("the first settlement wins; a later one hears its outcome and commits nothing", async () => {
    const userId = await bank.personWith(10);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 4);
    await bank.settle(userId, generationId, 3);
    const later = await settleHold(bank.context, {
      userId,
      generationId,
      captured: 0,
      with: [bank.mark(userId, generationId)],
    });
    expect(later).toEqual({
      settled: true,
      captured: 3,
      released: 1,
      entry: undefined,
      replayed: true,
    });
    expect(await bank.marked(userId, generationId)).toBeUndefined();
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 7 });
  });

  test("delivered five times at once captures once", async () => {
    const userId = await bank.personWith(10);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 4);
    const answers = await Promise.all(
      [4, 4, 4, 0, 0].map((captured) => bank.settle(userId, generationId, captured)),
    );
    const firsts = answers.filter((answer) => answer.settled && !answer.replayed);
    expect(firsts).toHaveLength(1);
    const outcomes = answers.map((answer) => (answer.settled ? answer.captured : undefined));
    expect(new Set(outcomes).size).toBe(1);
    expect(await readWallet(bank.context, userId)).toMatchObject({
      available: 10 - (outcomes[0] ?? 0),
      held: 0,
    });
  });

  test("of a generation that holds nothing says so", async () => {
    expect(await bank.settle(await bank.personWith(3), bank.newGeneration(), 0)).toEqual({
      settled: false,
      reason: "no hold",
    });
  });

  test("settles nothing when the caller's own write is refused", async () => {
    const userId = await bank.personWith(9);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 2);
    const write = bank.mark(userId, generationId);
    await commit(bank.context.table, [write]);
    expect(
      await settleHold(bank.context, { userId, generationId, captured: 2, with: [write] }),
    ).toMatchObject({ settled: false, reason: "refused" });
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 7, held: 2 });
  });

  test("never settles over a hold that was closed without a record", async () => {
    const userId = await bank.personWith(9);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 2);
    const close = update(hold, keys.hold(userId, generationId), {
      set: { state: "RELEASED" },
      dueAt: null,
    });
    const table = openTestTable(services);
    table.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === "TransactWriteItemsCommand")
            await commit(bank.context.table, [close]);
          return next(args);
        },
      { step: "deserialize", priority: "high" },
    );
    const order = { userId, generationId, captured: 2, with: [] };
    await expect(settleHold({ table, clock: bank.clock }, order)).rejects.toThrow(/met a record/);
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 7, held: 2 });
    const reopen = update(hold, keys.hold(userId, generationId), {
      set: { state: "HELD" },
      dueAt: bank.inMinutes(5),
    });
    await commit(bank.context.table, [reopen]);
    expect(await bank.settle(userId, generationId, 2)).toMatchObject({
      captured: 2,
      replayed: false,
    });
  });

  test("of more than was held is a mistake of the caller, and takes nothing", async () => {
    const userId = await bank.personWith(9);
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 2);
    await expect(bank.settle(userId, generationId, 3)).rejects.toThrow(RangeError);
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 7, held: 2 });
  });
});
