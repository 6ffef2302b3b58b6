import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Services, startServices } from "../../../local/services.ts";
import { everyItem } from "../../db/testing/table.ts";
import { day, iso } from "../clock.ts";
import type { Entry } from "../privacy/inventory.ts";
import { checkInvariants } from "./invariants.ts";
import { grantCredits, listEntries, readWallet, viewBalance, viewEntry } from "./ledger.ts";
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

describe("expiry", () => {
  test("is seen at once, and written with the next movement under its own entry", async () => {
    const userId = await bank.personWith(8, iso(bank.time.now + day));
    bank.time.now += day;
    expect(await readWallet(bank.context, userId)).toMatchObject({ available: 0, lots: [] });
    await grantCredits(bank.context, {
      userId,
      operation: `more:${userId}`,
      source: "gift",
      amount: 5,
    });
    const { items } = await listEntries(bank.context, userId, { limit: 10 });
    expect(items.map(({ seq, kind, after }) => [seq, kind, after.available])).toEqual([
      [3, "grant", 5],
      [2, "expire", 0],
      [1, "grant", 8],
    ]);
  });

  test("does not touch credits on hold", async () => {
    const userId = await bank.personWith(8, iso(bank.time.now + day));
    const generationId = bank.newGeneration();
    await bank.holdFor(userId, generationId, 8);
    bank.time.now += 2 * day;
    expect(await bank.settle(userId, generationId, 8)).toMatchObject({ captured: 8 });
  });
});

describe("what a person sees", () => {
  test("every movement, newest first, page by page without a gap §payment.credits", async () => {
    const userId = await bank.personWith(9);
    for (let n = 0; n < 4; n++) await bank.holdFor(userId, bank.newGeneration(), 1);
    const seen: Entry[] = [];
    let cursor: string | null | undefined;
    let pages = 0;
    do {
      const page = await listEntries(bank.context, userId, {
        limit: 2,
        cursor: cursor ?? undefined,
      });
      seen.push(...page.items);
      cursor = page.nextCursor;
      pages++;
    } while (cursor);
    expect(seen.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(pages).toBe(3);
  });

  test("a page that ends with the first movement is the last", async () => {
    const userId = await bank.personWith(9);
    expect(await listEntries(bank.context, userId, { limit: 1 })).toMatchObject({
      nextCursor: null,
    });
  });

  test.each(["", "0", "x", "-1", "1e3", "9999999999999"])(
    "the cursor %j is refused",
    async (cursor) => {
      await expect(
        listEntries(bank.context, await bank.personWith(1), { limit: 2, cursor }),
      ).rejects.toMatchObject({ code: "cursor.invalid" });
    },
  );

  test("a movement in the words of the API", async () => {
    const userId = await bank.personWith(9);
    const { items } = await listEntries(bank.context, userId, { limit: 1 });
    expect(items.map(viewEntry)).toMatchObject([
      { kind: "grant", reference: "signup", change: 9, available: 9, at: iso(bank.time.now) },
    ]);
  });

  test("the balance with its lots in the order they are spent", async () => {
    const userId = await bank.personWith(9);
    await grantCredits(bank.context, {
      userId,
      operation: `soon:${userId}`,
      source: "gift",
      amount: 2,
      expiresAt: iso(bank.time.now + day),
    });
    const balance = viewBalance("free", await readWallet(bank.context, userId));
    expect(balance).toMatchObject({ plan: "free", available: 11, held: 0, debt: 0 });
    expect(balance.lots).toMatchObject([
      { source: "gift", remaining: 2, expiresAt: iso(bank.time.now + day) },
      { source: "signup", remaining: 9 },
    ]);
  });
});
