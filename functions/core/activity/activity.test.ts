import { afterAll, beforeAll, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { activityOf, reason, someOperator, someone } from "../operator/testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

it("what operators did and what the person allowed come merged, newest first, the same in pages of any size", async () => {
  const mia = await someone(product);
  const ori = await someOperator(product);
  const look = `/api/operator/people?q=${mia.id}&reason=because`;
  for (let n = 0; n < 3; n++) {
    await ori.browser.get(look);
    await mia.browser.send("PUT", "/api/account/consents", { body: { training: n % 2 === 0 } });
    product.clock.advance(1_000);
  }
  await ori.browser.get(look);
  await ori.browser.post(`/api/operator/people/${mia.id}/credits`, { amount: 1, reason });
  const all = await activityOf(mia.browser);
  expect(all.map(({ kind }) => kind)).toEqual([
    "credits.granted",
    "person.read",
    ...["consent", "person.read", "consent", "person.read", "consent", "person.read"],
  ]);
  for (const limit of [1, 2, 3, 5, 8, 9]) {
    expect(await activityOf(mia.browser, limit), `pages of ${limit}`).toEqual(all);
  }
});

it("what may not be told leaves no gap and no trace in any page", async () => {
  const [mia, ori, uma] = [
    await someone(product),
    await someOperator(product),
    await someOperator(product),
  ];
  const sealedUntil = new Date(product.clock.now() + 3_600_000).toISOString();
  const demand = {
    authority: "Court",
    reference: "No. 1",
    legalBasis: "Art. 1",
    fields: ["email"],
  };
  for (let n = 0; n < 5; n++) {
    const body = { ...demand, person: mia.id, sealedUntil };
    const sent = await ori.browser.post("/api/operator/disclosures", body);
    const { id } = (sent.body as unknown as { disclosure: { id: string } }).disclosure;
    await uma.browser.post(`/api/operator/disclosures/${id}/approve`, { person: mia.id });
    await ori.browser.get(`/api/operator/people?q=${mia.id}&reason=because`);
  }
  for (const limit of [1, 2, 4, 20]) {
    const seen = await activityOf(mia.browser, limit);
    expect(seen.map(({ kind }) => kind)).toEqual(Array(5).fill("person.read"));
  }
});

it("is nobody else's, and a made-up cursor is refused", async () => {
  const mia = await someone(product);
  const ori = await someOperator(product);
  const noa = await someone(product, "Noa");
  await ori.browser.get(`/api/operator/people?q=${mia.id}&reason=because`);
  expect(await activityOf(noa.browser)).toEqual([]);
  expect((await product.browser().get("/api/account/activity")).status).toBe(401);
  expect((await noa.browser.get("/api/account/activity?cursor=x")).status).toBe(422);
});
