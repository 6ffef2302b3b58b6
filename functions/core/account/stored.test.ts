import { afterAll, beforeAll, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { hour } from "../clock.ts";
import { approveDisclosure, requestDisclosure } from "../disclosure/disclosure.ts";
import { operatorOf } from "../operator/operator.ts";
import { countTry } from "../session/rate.ts";
import type { StoredView } from "./stored-schema.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

async function storedOf(person: Awaited<ReturnType<Product["member"]>>): Promise<StoredView> {
  const { status, body } = await person.send("GET", "/api/account/stored");
  expect(status).toBe(200);
  return body as unknown as StoredView;
}

it("who asks again and again is told to wait; nobody else is", async () => {
  const [mia, ben] = [await product.member("Mia"), await product.member("Ben")];
  const userId = (await mia.get("/api/account")).body.id ?? "";
  for (let n = 0; n < 120; n++) await countTry(product.context, "stored.person", userId);
  const { status, body } = await mia.get("/api/account/stored");
  expect([status, body.error?.code]).toEqual([429, "rate.limited"]);
  await storedOf(ben);
  product.clock.advance(hour);
  await storedOf(mia);
});

it("a person is told how much of each kind is stored, and since when §access.page", async () => {
  const mia = await product.member("Mia");
  await mia.ordered({ count: 2 });
  await product.work();
  const { kinds, complete } = await storedOf(mia);
  expect(complete).toBe(true);
  expect(kinds).toMatchObject({
    account: { count: 1 },
    generation: { count: 1 },
    images: { count: 2 },
    wallet: { count: 1 },
    hold: { count: 1 },
  });
  expect(kinds.entry?.count).toBeGreaterThan(1);
  expect(kinds.internal?.count).toBeGreaterThan(0);
  expect(Date.parse(kinds.images?.since ?? "")).toBeLessThanOrEqual(product.clock.now());
});

it("an image whose day has come is not counted, and nobody's are counted for another §access.page", async () => {
  const mia = await product.member("Mia");
  await mia.ordered({ count: 1 });
  await product.work();
  expect((await storedOf(await product.member("Leo"))).kinds.generation).toBeUndefined();
  product.clock.advance(8 * 86_400_000);
  expect((await storedOf(mia)).kinds.images).toBeUndefined();
});

it("what a law seals is not told by a count either, until the seal ends §legal.log", async () => {
  const { operators, clock } = product;
  const mia = await product.member("Mia");
  const { body } = await mia.get("/api/account");
  const person = body.email ?? "";
  const { id } = await requestDisclosure(operators, operatorOf("machine:one"), {
    ...{ person, authority: "Court", reference: "No. 1", legalBasis: "Art. 1" },
    fields: ["email"],
    sealedUntil: new Date(clock.now() + 60_000).toISOString(),
  });
  const before = await storedOf(mia);
  await approveDisclosure(operators, operatorOf("machine:two"), { id, person });
  expect(await storedOf(mia)).toEqual(before);
  clock.advance(60_001);
  expect((await storedOf(mia)).kinds.disclosureNotice).toMatchObject({ count: 1 });
});

it("nobody signed in is told nothing", async () => {
  expect((await product.browser().send("GET", "/api/account/stored")).status).toBe(401);
});
