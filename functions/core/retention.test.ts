/** What is over no longer counts from its very instant, though nothing has removed it yet. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser } from "../../local/testing/browser.ts";
import { type Product, startProduct } from "../../local/testing/product.ts";
import { testModel } from "../../local/testing/test-model.ts";
import { day, minute } from "./clock.ts";
import { codeMinutes } from "./promises.ts";
import { retentionDays } from "./retention.ts";

let product: Product;
let mia: Browser;

// Nothing here deletes by time: DynamoDB and S3 may be late, and then the product must not be.
beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
});
afterAll(() => product.stop());
beforeEach(async () => {
  mia = await product.member();
});

const has = async (type: string) => (await product.items()).some((item) => item.type === type);

it("a session §retention.enforced §cookies.session", async () => {
  product.clock.advance(retentionDays.session * day - minute);
  expect((await mia.get("/api/account")).status).toBe(200);
  product.clock.advance(minute);
  expect((await mia.get("/api/account")).status).toBe(401);
  expect(await has("session")).toBe(true);
});

it("a sign-up that was not finished §retention.enforced", async () => {
  const [inTime, tooLate] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`];
  const codeFor = async (email: string) => {
    const browser = product.browser();
    await browser.signUp({ email });
    return { browser, code: await product.codeFor(email) };
  };
  const [first, second] = [await codeFor(inTime), await codeFor(tooLate)];
  product.clock.advance((codeMinutes - 1) * minute);
  expect((await first.browser.verify(inTime, first.code)).status).toBe(200);
  product.clock.advance(minute);
  expect((await second.browser.verify(tooLate, second.code)).body.error?.code).toBe(
    "auth.code_invalid",
  );
  expect(await has("signUpAttempt")).toBe(true);
});

it.each([
  ["with credits left", 1],
  ["with too few left for another", 4],
])("the memory of a press of Generate, %s §retention.enforced", async (_, count) => {
  const key = randomUUID();
  const order = { count, resolution: count === 4 ? "2K" : "512" };
  const { body } = await mia.generate(order, key);
  if (count === 4) await mia.generate(order);
  await product.work();
  const { available } = await mia.credits();
  expect(available < (body.generation?.credits.quoted ?? 0)).toBe(count === 4);
  product.clock.advance(retentionDays.idempotency * day - minute);
  expect((await mia.generate(order, key)).body.generation?.id).toBe(body.generation?.id);
  product.clock.advance(minute);
  expect(await has("idempotency")).toBe(true);
  const again = await mia.generate(order, key);
  expect(again.body.generation?.id).not.toBe(body.generation?.id);
});

it("a count of tries §retention.enforced", async () => {
  const email = `${randomUUID()}@example.com`;
  const tryIt = () =>
    product.browser("198.51.100.1").post("/api/auth/sign-in", { email, password: "wrong" });
  const statuses = async (times: number) => {
    const seen: number[] = [];
    for (let n = 0; n < times; n++) seen.push((await tryIt()).status);
    return seen;
  };
  expect(await statuses(11)).toContain(429);
  product.clock.advance(15 * minute);
  expect(await statuses(1)).toEqual([401]);
});
