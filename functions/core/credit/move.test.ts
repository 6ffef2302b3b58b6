import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { commandsOf, everyItem, openTestTable } from "../../db/testing/table.ts";
import { wallet } from "../privacy/inventory.ts";
import { checkInvariants } from "./invariants.ts";
import { grantCredits, holdCredits, listEntries, settleHold } from "./ledger.ts";
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

describe("each movement costs", () => {
  const counted = () => {
    const table = openTestTable(services);
    return { commands: commandsOf(table), context: { table, clock: bank.clock } };
  };

  test("one read and one transaction", async () => {
    const { commands, context: counting } = counted();
    const userId = bank.newUser();
    const generationId = bank.newGeneration();
    const operation = `signup:${userId}`;
    await grantCredits(counting, { userId, operation, source: "signup", amount: 9 });
    expect(commands.splice(0)).toEqual(["GetItem", "TransactWriteItems"]);
    const order = { userId, generationId, with: [] };
    await holdCredits(counting, { ...order, amount: 4, deadline: bank.inMinutes(5) });
    expect(commands.splice(0)).toEqual(["GetItem", "TransactWriteItems"]);
    await settleHold(counting, { ...order, captured: 4 });
    expect(commands.splice(0)).toEqual(["BatchGetItem", "TransactWriteItems"]);
    await settleHold(counting, { ...order, captured: 4 });
    expect(commands.splice(0)).toEqual(["BatchGetItem"]);
  });

  test("one transaction when the caller brings the wallet", async () => {
    const userId = await bank.personWith(9);
    const known = await get(bank.context.table, wallet, keys.wallet(userId));
    const { commands, context: counting } = counted();
    const order = {
      userId,
      generationId: bank.newGeneration(),
      amount: 4,
      deadline: bank.inMinutes(5),
    };
    await holdCredits(counting, { ...order, wallet: known, with: [] });
    expect(commands).toEqual(["TransactWriteItems"]);
  });
});

test("who loses the race for the wallet every time throws, and moves nothing", async () => {
  const userId = await bank.personWith(1);
  const table = openTestTable(services);
  let other = 0;
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const key = { userId, operation: `race:${userId}:${++other}`, source: "gift", amount: 1 };
        if (commandName === "TransactWriteItemsCommand") await grantCredits(bank.context, key);
        return next(args);
      },
    { step: "deserialize", priority: "high" },
  );
  const late = { userId, operation: `late:${userId}`, source: "late", amount: 1 };
  await expect(grantCredits({ table, clock: bank.clock }, late)).rejects.toThrow(/lost the race/);
  const { items } = await listEntries(bank.context, userId, { limit: 100 });
  expect(items.some(({ reference }) => reference === "late")).toBe(false);
}, 20_000);
