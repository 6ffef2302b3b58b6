import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { decode } from "../../db/codec.ts";
import { day, iso } from "../clock.ts";
import { emptyRequest } from "../operator/requests.ts";
import { root } from "../operator/testing/people.ts";
import { supportRequest } from "../privacy/inventory.ts";
import { Desk } from "./testing/desk.ts";
import { unlinkRequests } from "./unlink.ts";

let product: Product;
const desk = new Desk(() => product);
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("when the account is erased", () => {
  it("texts, address and account leave the requests; topic and dates stay, closed", async () => {
    const mia = await product.member();
    const { id: userId = "", email = "" } = (await mia.get("/api/account")).body;
    const own = await desk.written(mia, { message: "canary-words" });
    await desk.answered(own.id, "canary-answer");
    const { id } = await desk.written(mia, { topic: "billing", message: "canary-bill" });
    const before = product.clock.now();
    const person = { id: userId as `usr_${string}`, email };
    expect(await unlinkRequests(product.context, person)).toBe(2);
    expect(await unlinkRequests(product.context, person)).toBe(0);

    const left = (await product.items()).filter((item) => {
      const kinds = ["supportRequest", "requestPlace", "docket"];
      return kinds.includes(String(item.type)) && JSON.stringify(item).includes(own.id);
    });
    expect(left).toHaveLength(3);
    expect(JSON.stringify(left)).not.toMatch(new RegExp(`canary|${userId}|${email}`));
    const stays = left.find(({ type }) => type === "supportRequest") ?? {};
    expect(decode(supportRequest, stays)).toMatchObject({
      topic: "access",
      state: "closed",
      messages: [],
      receivedAt: expect.any(String),
      answeredAt: expect.any(String),
    });
    expect(Number(stays.ttl)).toBeGreaterThan((before + 1_000 * day) / 1000);
    expect(await desk.found(id)).toMatchObject({ topic: "billing", state: "closed" });
  });

  it("what was written as a visitor with the same address is unlinked too", async () => {
    const email = desk.address();
    const { id } = await desk.opened(email);
    expect(await unlinkRequests(product.context, { id: "usr_nobody", email })).toBe(1);
    expect((await desk.found(id)).email).toBeUndefined();
    expect(
      JSON.stringify((await product.items()).filter(({ pk }) => pk === `REQUEST#${id}`)),
    ).not.toContain(email);
  });

  it("what came from the address after they had gone is somebody else's, and stays", async () => {
    const email = desk.address();
    const before = await desk.opened(email);
    const goneSince = iso(product.clock.now());
    product.clock.advance(1_000);
    const after = await desk.opened(email);
    const person = { id: "usr_nobody", email } as const;
    expect(await unlinkRequests(product.context, person, goneSince)).toBe(1);
    expect((await desk.found(before.id)).messages).toEqual([]);
    expect(await desk.found(after.id)).toMatchObject({ email, state: "open" });
  });

  it("one request of somebody without an account is unlinked when they ask", async () => {
    const email = desk.address();
    const { id } = await desk.opened(email);
    for (let n = 0; n < 2; n++) {
      await emptyRequest(product.operators, root, { id, reason: "They asked us." });
    }
    const left = (await product.items()).filter((item) => JSON.stringify(item).includes(id));
    expect(left).not.toHaveLength(0);
    expect(JSON.stringify(left)).not.toContain(email);
    expect(await desk.found(id)).toMatchObject({ state: "closed", messages: [] });
  });
});
