import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { checkInvariants } from "../credit/invariants.ts";
import { giveCredits, refund } from "./credits.ts";
import { activityOf, reason, root, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;

describe("credits", () => {
  it("are given once, however often one presses, and shown with the reason", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const before = (await mia.browser.credits()).available;
    const path = `/api/operator/people/${mia.id}/credits`;
    const pressed = await Promise.all(
      [1, 2, 3].map(() => ori.browser.post(path, { amount: 5, reason: "An apology." })),
    );
    expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200]);
    const granted = pressed.map(({ body }) => (body as unknown as { granted: boolean }).granted);
    expect(granted.toSorted()).toEqual([false, false, true]);
    expect((await mia.browser.credits()).available).toBe(before + 5);
    expect((await activityOf(mia.browser)).map(({ words }) => words)).toEqual([
      expect.stringMatching(/gave you credits: 5 credits\. Reason: An apology\.$/),
    ]);
    expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
  });

  it("under one key are one grant; another amount under it is a conflict", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const path = `/api/operator/people/${mia.id}/credits`;
    await ori.browser.post(path, { amount: 5, reason, key: "k" });
    const other = await ori.browser.post(path, { amount: 6, reason, key: "k" });
    expect([other.status, codeOf(other.body)]).toEqual([409, "idempotency.conflict"]);
  });

  it.each([
    { amount: 0, reason },
    { amount: -5, reason },
    { amount: 1.5, reason },
    { amount: 10_001, reason },
    { amount: 5 },
    { amount: "5", reason },
    { amount: 5, reason, free: true },
  ])("are refused as %j", async (body) => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const { status } = await ori.browser.post(`/api/operator/people/${mia.id}/credits`, body);
    expect(status).toBe(422);
    expect(await activityOf(mia.browser)).toEqual([]);
  });

  it("that a generation cost come back once, even after it is deleted", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const before = (await mia.browser.credits()).available;
    const id = await mia.browser.ordered();
    await product.work();
    const cost = before - (await mia.browser.credits()).available;
    expect(cost).toBeGreaterThan(0);
    await mia.browser.delete(`/api/generations/${id}`);
    const path = `/api/operator/people/${mia.id}/generations/${id}/refund`;
    for (const granted of [true, false]) {
      const { body } = await ori.browser.post(path, { reason: "It was broken." });
      expect(body).toEqual({ granted, amount: cost });
    }
    expect((await mia.browser.credits()).available).toBe(before);
    expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
    const unknown = `/api/operator/people/${mia.id}/generations/gen_01ARZ3NDEKTSV4RRFFQ69G5FAV/refund`;
    expect((await ori.browser.post(unknown, { reason })).status).toBe(404);
  });

  it("nobody gives to themselves, or gives back; another operator may", async () => {
    const ori = await someOperator(product);
    const before = (await ori.browser.credits()).available;
    const id = await ori.browser.ordered();
    await product.work();
    const cost = before - (await ori.browser.credits()).available;
    const grant = { amount: 5, reason };
    const path = `/api/operator/people/${ori.id}`;
    for (const { status, body } of [
      await ori.browser.post(`${path}/credits`, grant),
      await ori.browser.post(`${path}/generations/${id}/refund`, { reason }),
    ]) {
      expect([status, codeOf(body)]).toEqual([403, "operator.own_account"]);
    }
    expect((await ori.browser.credits()).available).toBe(before - cost);

    const other = await someOperator(product);
    await other.browser.post(`${path}/credits`, grant);
    await other.browser.post(`${path}/generations/${id}/refund`, { reason });
    expect((await ori.browser.credits()).available).toBe(before + 5);
  });

  it("are given to no operator from a command line, which cannot tell whose account it is", async () => {
    const ori = await someOperator(product);
    const id = await ori.browser.ordered();
    await product.work();
    const before = (await ori.browser.credits()).available;
    const { operators } = product;
    const refused = { code: "operator.own_account" };
    const grant = { who: ori.email, amount: 5, reason };
    await expect(giveCredits(operators, root, grant)).rejects.toMatchObject(refused);
    const taken = { who: ori.id, generationId: id, reason };
    await expect(refund(operators, root, taken)).rejects.toMatchObject(refused);
    expect((await ori.browser.credits()).available).toBe(before);
  });

  it("that were never taken cannot come back", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const id = await mia.browser.ordered();
    await mia.browser.post(`/api/generations/${id}/cancel`);
    const path = `/api/operator/people/${mia.id}/generations/${id}/refund`;
    const { status, body } = await ori.browser.post(path, { reason });
    expect([status, codeOf(body)]).toEqual([409, "credit.nothing_charged"]);
  });
});
