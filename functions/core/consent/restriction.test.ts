import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import { minute, second } from "../clock.ts";
import { checkInvariants } from "../credit/invariants.ts";
import { runGeneration } from "../generation/run.ts";
import type { UserId } from "../id.ts";
import { account } from "../privacy/inventory.ts";
import type { ConsentsView } from "./schema.ts";
import { statements } from "./statement.ts";

let product: Product;
let mia: Browser;
let miaId: UserId;

beforeAll(async () => {
  product = await startProduct();
});
beforeEach(async () => {
  await product.loseMessages();
  product.provider = testModel();
  mia = await product.member();
  miaId = await mia.userId();
});
afterAll(async () => {
  await product.stop();
});

const restrict = (restricted: unknown) =>
  mia.send("PUT", "/api/account/restriction", { body: { restricted } });
const receipts = async () => {
  const { body } = await mia.get("/api/account/consents");
  return (body as unknown as ConsentsView).receipts;
};
const setAccount = (set: { restricted: boolean }) =>
  commitOne(product.context.table, update(account, keys.account(miaId), { set }));
async function expectSoundBooks() {
  expect(checkInvariants(await product.items(), { now: product.clock.now() })).toEqual([]);
}

describe("a restricted account", () => {
  it("makes no image, whichever way it is asked, and holds no credit §restrict.hold", async () => {
    const { status, body } = await restrict(true);
    expect(status).toBe(200);
    expect(body.account).toMatchObject({ restricted: true, status: "ACTIVE" });
    const refused = await mia.generate();
    expect([refused.status, refused.body.error?.code]).toEqual([403, "account.restricted"]);
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    expect(await product.messages()).toEqual([]);
  });

  it("still answers a press of Generate that came before", async () => {
    const key = randomUUID();
    const { body } = await mia.generate({}, key);
    await restrict(true);
    const repeated = await mia.generate({}, key);
    expect(repeated.status).toBe(202);
    expect(repeated.body.generation?.id).toBe(body.generation?.id);
  });

  it("has nothing drawn any more that waited, gets the credits back, and is told why §restrict.hold", async () => {
    let drawn = 0;
    product.provider = testModel(() => void drawn++);
    const ids = [await mia.ordered({ count: 2 }), await mia.ordered()];
    await restrict(true);
    for (const id of ids) {
      expect(await mia.generation(id)).toMatchObject({
        state: "failed",
        error: {
          code: "account.restricted",
          message: "You restricted the use of your data, so we stopped. Nothing was charged.",
        },
      });
    }
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await product.work();
    expect(drawn).toBe(0);
    await expectSoundBooks();
  });

  it("gets no image of what was being drawn; its files go and nothing is charged §restrict.hold", async () => {
    product.provider = testModel(async (n) => {
      if (n === 1) expect((await restrict(true)).status).toBe(200);
    });
    const id = await mia.ordered({ count: 2 });
    await product.work();
    expect(await mia.generation(id)).toMatchObject({ state: "failed", images: [] });
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await product.sweep();
    product.clock.advance(20 * minute);
    await product.sweep();
    expect(await product.filesOf(id)).toEqual([]);
    await expectSoundBooks();
  });

  it("is delivered nothing even when the request that restricted it died half-way §restrict.hold", async () => {
    product.provider = testModel(async () => void (await setAccount({ restricted: true })));
    const id = await mia.ordered({ count: 1 });
    await product.work();
    expect(await mia.generation(id)).toMatchObject({
      state: "failed",
      images: [],
      error: { code: "account.restricted" },
    });
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    expect(product.measured.at(-1)).toContain('"outcome":"failed"');
    await product.sweep();
    expect(await product.filesOf(id)).toEqual([]);
    await expectSoundBooks();
  });

  it("has nothing drawn that waited when the request that restricted it died half-way §restrict.hold", async () => {
    let drawn = 0;
    product.provider = testModel(() => void drawn++);
    const id = await mia.ordered({ count: 2 });
    await setAccount({ restricted: true });
    product.clock.advance(3 * second);
    await product.work();
    expect(drawn).toBe(0);
    expect(await mia.generation(id)).toMatchObject({
      state: "failed",
      images: [],
      error: { code: "account.restricted" },
    });
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });

  it("is given up on without images when its worker died before it was restricted", async () => {
    const id = await mia.ordered({ count: 2 });
    const { images } = product.context;
    const put: typeof images.put = async (key, ...rest) => {
      await images.put(key, ...rest);
      if (!key.includes("thumb")) throw new Error("died");
    };
    const dying = { ...product.context, images: { ...images, put } };
    for (const message of await product.messages()) {
      await expect(runGeneration(dying, message, randomUUID())).rejects.toThrow("died");
    }
    expect(await product.filesOf(id)).toHaveLength(2);
    await setAccount({ restricted: true });
    product.clock.advance(30 * minute);
    await product.sweep();
    expect(await mia.generation(id)).toMatchObject({
      state: "failed",
      images: [],
      error: { code: "account.restricted" },
    });
    expect(await mia.credits()).toEqual({ available: 20, held: 0 });
    await expectSoundBooks();
  });

  it("can be looked at, changed, emptied and lifted §restrict.rights", async () => {
    const id = await mia.ordered();
    await product.work();
    await restrict(true);
    expect((await mia.generation(id)).images).toHaveLength(1);
    expect((await mia.get("/api/generations")).status).toBe(200);
    expect((await mia.get("/api/billing/ledger")).status).toBe(200);
    expect((await mia.patch("/api/account", { name: "Maria" })).status).toBe(200);
    expect((await mia.delete(`/api/generations/${id}`)).status).toBe(204);
    expect(await product.filesOf(id)).toEqual([]);
    expect((await restrict(false)).body.account).toMatchObject({ restricted: false });
    expect((await mia.generate()).status).toBe(202);
  });

  it("is begun under any words, and lifted only under those in force", async () => {
    const change = (restricted: boolean, shown: string) =>
      mia.send("PUT", "/api/account/restriction", { body: { restricted, shown } });
    expect((await change(true, "processing-1")).status).toBe(200);
    const [receipt] = await receipts();
    expect(receipt).toMatchObject({ granted: false, shown: true });
    expect(receipt?.statement).toContain("keep my data as it is");
    const lifted = await change(false, "processing-1");
    expect([lifted.status, lifted.body.error?.code]).toEqual([409, "consent.words_changed"]);
    expect((await mia.get("/api/account")).body).toMatchObject({ restricted: true });
    expect((await change(false, statements.processing.id)).status).toBe(200);
  });

  it("has a receipt of each change, and of none that changed nothing §restrict.rights", async () => {
    await restrict(true);
    await restrict(true);
    await restrict(false);
    await restrict(false);
    const seen = (await receipts()).map(({ purpose, granted, statement }) => ({
      purpose,
      granted,
      statement,
    }));
    expect(seen).toEqual([
      { purpose: "processing", granted: true, statement: statements.processing.words },
      { purpose: "processing", granted: false, statement: statements.processing.words },
    ]);
  });

  it("changes once when it is asked for six times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => restrict(true)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await receipts()).toHaveLength(1);
  });

  it.each([undefined, "true", 1, null])("is not made so by %j", async (wrong) => {
    expect((await restrict(wrong)).body.error?.code).toBe("request.invalid");
    expect((await mia.get("/api/account")).body.restricted).toBe(false);
  });

  it("is only the person's own to make", async () => {
    const nobody = await product
      .browser()
      .send("PUT", "/api/account/restriction", { body: { restricted: true } });
    expect(nobody.status).toBe(401);
  });

  it("cannot be made so while it waits to be erased", async () => {
    const erasing = update(account, keys.account(miaId), { set: { status: "ERASING" } });
    await commitOne(product.context.table, erasing);
    expect((await restrict(true)).body.error?.code).toBe("account.erasing");
  });
});

describe("orders and a restriction that cross", () => {
  it("leave no credit held and nothing waiting, whoever comes first §restrict.hold", async () => {
    for (let round = 0; round < 5; round++) {
      await Promise.all([mia.generate(), mia.generate(), restrict(true), mia.generate()]);
      expect((await mia.credits()).held).toBe(0);
      const { items = [] } = (await mia.get("/api/generations")).body;
      expect(items.filter(({ state }) => state !== "failed")).toEqual([]);
      await restrict(false);
    }
    await expectSoundBooks();
  });
});
