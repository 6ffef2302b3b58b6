import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { day, hour } from "../clock.ts";
import { checkInvariants } from "../credit/invariants.ts";
import type { UserId } from "../id.ts";
import { erasureGraceDays } from "../promises.ts";
import type { ErasureView } from "./schema.ts";
import { askErasure, type Eraser, idOf, openEraser, secret } from "./testing/eraser.ts";

let product: Product;
let eraser: Eraser;
let mia: Browser;
let id: UserId;

beforeAll(async () => {
  product = await startProduct();
  eraser = openEraser(product);
});
beforeEach(async () => {
  product.provider = testModel();
  mia = await product.member();
  id = await idOf(mia);
});
afterAll(() => product.stop());

const filesOf = async (generationId: string) =>
  (await product.context.images.list("images/")).filter(({ key }) => key.includes(generationId));
const rowsOf = async (userId: UserId) =>
  (await product.items()).filter(({ pk }) => pk === `USER#${userId}`);
const erasureOf = async (browser: Browser) =>
  ((await browser.get("/api/account/erasure")).body as { erasure?: ErasureView | null }).erasure;
const undo = (browser: Browser) => browser.post("/api/account/erasure/undo", {});
const signInAs = async (email: string) => {
  const browser = product.browser();
  const answered = await browser.post("/api/auth/sign-in", { email, password: secret });
  return { browser, status: answered.status };
};
const emailOf = async (browser: Browser) => String((await browser.get("/api/account")).body.email);

describe("while it can be undone", () => {
  it("everything that adds or changes is refused, whoever asks", async () => {
    const made = await mia.ordered();
    await product.work();
    await askErasure(mia, "grace");
    const refused = await Promise.all([
      mia.generate(),
      mia.patch("/api/account", { name: "Eve" }),
      mia.patch(`/api/generations/${made}`, { favorite: true }),
      mia.send("PUT", "/api/account/consents", { body: { training: true } }),
      mia.send("PUT", "/api/account/restriction", { body: { restricted: true } }),
    ]);
    expect(refused.map(({ body }) => body.error?.code)).toEqual(
      refused.map(() => "account.erasing"),
    );
  });

  it("what was allowed can be taken back, and nothing be allowed §withdraw.easy §object.switch", async () => {
    const allow = (body: object) => mia.send("PUT", "/api/account/consents", { body });
    expect((await allow({ training: true })).status).toBe(200);
    await askErasure(mia, "grace");
    const refuses = { training: false, analytics: false, reminders: false };
    const { status, body } = await allow(refuses);
    expect([status, body]).toMatchObject([200, refuses]);
    for (const name of Object.keys(refuses)) {
      expect((await allow({ ...refuses, [name]: true })).body.error?.code).toBe("account.erasing");
    }
    expect((await undo(mia)).status).toBe(200);
    expect((await mia.get("/api/account/consents")).body).toMatchObject(refuses);

    expect((await allow({ training: true })).status).toBe(200);
    await askErasure(mia, "grace");
    product.clock.advance(erasureGraceDays * day);
    expect((await allow({ training: false })).body.error?.code).toBe("account.erasing");
  });

  it("what is there can be seen, and images be deleted", async () => {
    const made = await mia.ordered();
    await product.work();
    await askErasure(mia, "grace");
    expect((await mia.get("/api/account")).body.status).toBe("ERASING");
    expect((await mia.generation(made)).images).toHaveLength(1);
    expect((await mia.get("/api/billing")).status).toBe(200);
    expect((await mia.delete(`/api/generations/${made}`)).status).toBe(204);
  });

  it("other browsers are signed out, this one stays, and signing in works", async () => {
    const email = await emailOf(mia);
    const { browser: other } = await signInAs(email);
    await askErasure(mia, "grace");
    expect((await other.get("/api/account")).status).toBe(401);
    expect((await mia.get("/api/account")).status).toBe(200);
    const again = await signInAs(email);
    expect(again.status).toBe(200);
    expect((await undo(again.browser)).body.account?.status).toBe("ACTIVE");
  });

  it("what was being made stops, and its credits come back", async () => {
    const made = await mia.ordered({ count: 2 });
    expect(await mia.credits()).toEqual({ available: 18, held: 2 });
    await askErasure(mia, "grace");
    await eraser.work();
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await product.work();
    expect(await filesOf(made)).toEqual([]);
  });

  it("the person is told when it begins and how to undo it, once", async () => {
    const email = await emailOf(mia);
    await askErasure(mia, "grace");
    await eraser.work();
    await askErasure(mia, "grace");
    await eraser.sweepAndWork();
    const told = (await product.services.mails(email)).filter(({ subject }) =>
      subject.includes("account goes on"),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("nanaimg.app/account");
  });

  it("undoing brings everything back, with the credits, and twice is once", async () => {
    const made = await mia.ordered();
    await product.work();
    const open = await mia.ordered();
    await askErasure(mia, "grace");
    expect((await undo(mia)).body.account).toMatchObject({ id, status: "ACTIVE" });
    expect((await undo(mia)).body.account?.status).toBe("ACTIVE");
    expect(await erasureOf(mia)).toBeNull();
    await eraser.work();
    await product.work();
    product.clock.advance(hour);
    await product.sweep();
    // What was being made when it was asked for is not delivered, nor charged.
    expect((await mia.generation(open)).state).toBe("failed");
    expect((await mia.generation(made)).images).toHaveLength(1);
    expect(await mia.credits()).toEqual({ available: 19, held: 0 });
    await mia.ordered();
    await product.work();
    expect(await mia.credits()).toEqual({ available: 18, held: 0 });
    product.clock.advance(erasureGraceDays * day);
    await eraser.sweepAndWork();
    expect((await rowsOf(id)).length).toBeGreaterThan(0);
    const books = await product.items();
    expect(checkInvariants(books, { now: product.clock.now() })).toEqual([]);
  });

  it("begins at its time by itself, and cannot be undone from then on §erasure.any", async () => {
    const email = await emailOf(mia);
    await askErasure(mia, "grace");
    await eraser.work();
    product.clock.advance(erasureGraceDays * day - hour);
    await eraser.sweepAndWork();
    const { browser } = await signInAs(email);
    expect((await browser.get("/api/account")).body.status).toBe("ERASING");
    product.clock.advance(hour);
    const late = await undo(browser);
    expect(late.status).toBe(409);
    expect(late.body.error?.code).toBe("erasure.begun");
    expect((await signInAs(email)).status).toBe(401);
    await eraser.sweepAndWork();
    expect(await rowsOf(id)).toEqual([]);
    expect((await browser.get("/api/account")).status).toBe(401);
  });
});
