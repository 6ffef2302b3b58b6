import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { askErasure, openEraser } from "../erasure/testing/eraser.ts";
import { openScene } from "../plan/testing/scene.ts";
import { setPlan } from "./plan.ts";
import { activityOf, reason, root, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const planOf = async (who: { browser: { get(path: string): Promise<{ body: object }> } }) =>
  (await who.browser.get("/api/account")).body as { plan?: string };

describe("a plan", () => {
  it("is changed once, shown with the reason, and what is there is kept longer", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const scene = openScene(product);
    const { id } = await scene.made(mia);
    const path = `/api/operator/people/${mia.id}/plan`;
    const body = { plan: "paid", reason: "They paid by letter." };
    expect((await ori.browser.post(path, body)).body).toEqual({ changed: true, plan: "paid" });
    expect((await ori.browser.post(path, body)).body).toEqual({ changed: false, plan: "paid" });
    expect(await planOf(mia)).toMatchObject({ plan: "paid" });
    expect((await activityOf(mia.browser)).map(({ words }) => words)).toEqual([
      expect.stringMatching(
        /changed your plan: You are on the paid plan now\. Reason: They paid by letter\.$/,
      ),
    ]);
    await scene.settle();
    expect((await scene.row(mia, id))?.imageClass).toBe("paid");
  });

  it("both presses at once change it once", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const path = `/api/operator/people/${mia.id}/plan`;
    const pressed = await Promise.all(
      [1, 2, 3].map(() => ori.browser.post(path, { plan: "paid", reason })),
    );
    expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200]);
    const changed = pressed.map(({ body }) => (body as { changed?: boolean }).changed);
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect(await activityOf(mia.browser)).toHaveLength(1);
  });

  it.each([
    { plan: "gold", reason },
    { plan: "paid" },
    { plan: "paid", reason, amount: 1 },
    { reason },
  ])("is refused as %j", async (body) => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    expect((await ori.browser.post(`/api/operator/people/${mia.id}/plan`, body)).status).toBe(422);
    expect(await planOf(mia)).toMatchObject({ plan: "free" });
  });

  it("is nobody's own to change, and nobody else's without the role", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const body = { plan: "paid", reason };
    const own = await ori.browser.post(`/api/operator/people/${ori.id}/plan`, body);
    expect([own.status, own.body.error?.code]).toEqual([403, "operator.own_account"]);
    expect((await mia.browser.post(`/api/operator/people/${mia.id}/plan`, body)).status).toBe(403);
    const { operators } = product;
    await expect(setPlan(operators, root, { who: ori.id, plan: "paid", reason })).rejects.toThrow();
    expect(await planOf(ori)).toMatchObject({ plan: "free" });
  });

  it("of somebody whose erasure has begun is not found, and nothing is written", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    await askErasure(mia.browser, "now");
    const body = { plan: "paid", reason };
    const path = `/api/operator/people/${mia.id}/plan`;
    expect((await ori.browser.post(path, body)).status).toBe(404);
    const left = (await product.items()).filter(({ pk }) => pk === `USER#${mia.id}`);
    expect(left.map(({ type }) => type)).not.toContain("extension");
    expect(left.map(({ type }) => type)).not.toContain("operatorAction");
    const eraser = openEraser(product);
    await eraser.work();
    expect((await ori.browser.post(path, body)).status).toBe(404);
    await eraser.lookTwice();
  });
});
