import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answered, Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { hour } from "../clock.ts";
import { digest } from "../digest.ts";
import type { UserId } from "../id.ts";
import { account } from "../privacy/inventory.ts";
import { policyVersion } from "../privacy/policy.ts";
import { countTry } from "../session/rate.ts";
import type { ConsentReceiptView, ConsentsView } from "./schema.ts";
import { statements } from "./statement.ts";

let product: Product;
let mia: Browser;
let miaId: UserId;

beforeAll(async () => {
  product = await startProduct();
  product.provider = testModel();
});
beforeEach(async () => {
  mia = await product.member();
  miaId = await mia.userId();
});
afterAll(async () => {
  await product.stop();
});

const path = "/api/account/consents";
const put = (body: unknown, headers: Record<string, string> = {}) =>
  mia.send("PUT", path, { body, headers });
const consentsOf = ({ body }: Answered) => body as unknown as ConsentsView;
const read = async () => consentsOf(await mia.get(path));
const purposesOf = (receipts: readonly ConsentReceiptView[]) =>
  receipts.map(({ purpose, granted }) => `${purpose} ${granted ? "yes" : "no"}`);
const storedReceipts = async () =>
  (await product.items()).filter(
    ({ pk, type }) => pk === `USER#${miaId}` && (type === "consent" || type === "giver"),
  );
const setAccount = (set: { status?: "ERASING"; restricted?: boolean }) =>
  commitOne(product.context.table, update(account, keys.account(miaId), { set }));

describe("switches flipped without end", () => {
  it("stop at 60 an hour, receipts with them; what was allowed can still be taken back §withdraw.easy", async () => {
    expect((await put({ training: true })).status).toBe(200);
    for (let n = 1; n < 60; n++) await countTry(product.context, "allow.person", miaId);
    const before = await storedReceipts();
    const refused = [
      await put({ training: true }),
      await put({ training: false, analytics: true }),
      await mia.send("PUT", "/api/account/restriction", { body: { restricted: false } }),
    ];
    for (const { status, body } of refused) {
      expect([status, body.error?.code]).toEqual([429, "rate.limited"]);
    }
    expect(await storedReceipts()).toEqual(before);
    expect(consentsOf(await put({ training: false, analytics: false })).training).toBe(false);
    const restricted = { body: { restricted: true } };
    expect((await mia.send("PUT", "/api/account/restriction", restricted)).status).toBe(200);
    product.clock.advance(hour);
    expect((await put({ analytics: true })).status).toBe(200);
  });
});

describe("what a person allows", () => {
  it("starts without training, with analytics and reminders, and without a receipt §training.off", async () => {
    expect(await read()).toEqual({
      training: false,
      analytics: true,
      reminders: true,
      receipts: [],
      trainingCopies: 0,
      statements,
      signal: false,
    });
    const found = await get(product.context.table, account, keys.account(miaId));
    expect(found).not.toHaveProperty("trainingReceipt");
  });

  it("is written down with date, version and the words that were shown §training.receipt", async () => {
    const { status, body } = await put({ training: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ training: true });
    const [receipt] = (await read()).receipts;
    expect(receipt).toEqual({
      id: expect.stringMatching(/^rcp_/),
      purpose: "training",
      granted: true,
      policyVersion,
      statement: statements.training.words,
      shown: false,
      how: "account page",
      at: expect.stringMatching(/Z$/),
    });
    const found = await get(product.context.table, account, keys.account(miaId));
    expect(found?.trainingReceipt).toBe(receipt?.id);
  });

  it("is taken back by the switch that gave it, from the next moment on §withdraw.easy", async () => {
    await put({ training: true });
    const { status, body } = await put({ training: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({ training: false, removedCopies: 0, trainingCopies: 0 });
    const found = await get(product.context.table, account, keys.account(miaId));
    expect(found).not.toHaveProperty("trainingReceipt");
    expect(purposesOf((await read()).receipts)).toEqual(["training no", "training yes"]);
  });

  it("keeps every receipt as it was written, whatever comes after §training.receipt", async () => {
    await put({ training: true });
    const [first] = (await storedReceipts()).filter(({ type }) => type === "consent");
    await put({ training: false, reminders: false });
    await put({ training: true, reminders: true });
    const all = await storedReceipts();
    expect(all.filter(({ type }) => type === "consent")).toHaveLength(5);
    expect(all).toContainEqual(first);
  });

  it("is objected to per purpose, and taken up again §object.switch", async () => {
    expect(consentsOf(await put({ analytics: false }))).toMatchObject({
      analytics: false,
      reminders: true,
    });
    expect(consentsOf(await put({ reminders: false, analytics: true }))).toMatchObject({
      analytics: true,
      reminders: false,
    });
    const found = await get(product.context.table, account, keys.account(miaId));
    expect(found?.objections).toEqual(["reminders"]);
    expect(purposesOf((await read()).receipts).toSorted()).toEqual([
      "analytics no",
      "analytics yes",
      "reminders no",
    ]);
    expect((await mia.get("/api/account")).body).toMatchObject({
      consents: { training: false, analytics: true },
      reminders: false,
    });
  });

  it("changes once, however often and at once it is said", async () => {
    await Promise.all(Array.from({ length: 6 }, () => put({ training: true })));
    await put({ training: true, analytics: true, reminders: true });
    await put({});
    expect(purposesOf((await read()).receipts)).toEqual(["training yes"]);
    expect(await storedReceipts()).toHaveLength(2);
    const answers = await Promise.all(Array.from({ length: 6 }, () => put({ training: false })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(purposesOf((await read()).receipts)).toEqual(["training no", "training yes"]);
    await put({ training: false });
    expect((await read()).receipts).toHaveLength(2);
  });

  it("ends in one state with one receipt per change when yes and no cross", async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => put({ training: n % 2 === 0 })));
    const { training, receipts } = await read();
    expect(receipts.length).toBeGreaterThan(0);
    // Receipts of one millisecond have no order of their own: count them.
    const granted = receipts.filter((receipt) => receipt.granted).length;
    expect(granted - (receipts.length - granted)).toBe(training ? 1 : 0);
  });

  it("is nobody else's to see or change", async () => {
    await put({ training: true });
    const eve = await product.member("Eve");
    expect((await eve.get(path)).body).toMatchObject({ training: false, receipts: [] });
    const nobody = product.browser();
    expect((await nobody.get(path)).status).toBe(401);
    expect((await nobody.send("PUT", path, { body: { training: true } })).status).toBe(401);
  });

  it.each([
    { training: "yes" },
    { training: null },
    { marketing: true },
    { training: 1 },
    [],
    "training",
  ])("is not changed by %j", async (wrong) => {
    expect((await put(wrong)).body.error?.code).toBe("request.invalid");
    expect((await read()).receipts).toEqual([]);
  });

  it("cannot be changed while the account waits to be erased", async () => {
    await setAccount({ status: "ERASING" });
    for (const change of [{ training: true }, { analytics: false }]) {
      expect((await put(change)).body.error?.code).toBe("account.erasing");
    }
    expect((await read()).receipts).toEqual([]);
  });

  it("can be withdrawn and objected to while processing is restricted, but not given §withdraw.easy", async () => {
    await put({ training: true });
    await setAccount({ restricted: true });
    expect((await put({ training: false, reminders: false })).status).toBe(200);
    const given = await put({ training: true });
    expect([given.status, given.body.error?.code]).toEqual([403, "account.restricted"]);
    expect(await read()).toMatchObject({ training: false, reminders: false });
  });
});

describe("a browser that asks not to be counted", () => {
  const gpc = { "sec-gpc": "1" };
  const readWithSignal = async () => consentsOf(await mia.send("GET", path, { headers: gpc }));

  it("objects to analytics by that, once, with a receipt that says so §analytics.signal", async () => {
    const first = await readWithSignal();
    expect(first).toMatchObject({ analytics: false, signal: true });
    expect(first.receipts).toMatchObject([
      {
        purpose: "analytics",
        granted: false,
        how: "signal",
        statement: "My browser asks not to be counted (Global Privacy Control).",
      },
    ]);
    await readWithSignal();
    await put({ analytics: false }, gpc);
    expect((await read()).receipts).toHaveLength(1);
    expect((await mia.get("/api/account")).body.consents?.analytics).toBe(false);
  });

  it("stays uncounted even when the switch is turned on in it §analytics.signal", async () => {
    expect(consentsOf(await put({ analytics: true }, gpc))).toMatchObject({
      analytics: false,
      signal: true,
    });
    const found = await get(product.context.table, account, keys.account(miaId));
    expect(found?.objections).toEqual(["analytics"]);
  });

  it("is believed only when it says so", async () => {
    for (const value of ["0", "", "true", "1, 1"]) {
      const answered = await mia.send("GET", path, { headers: { "sec-gpc": value } });
      expect(consentsOf(answered)).toMatchObject({ analytics: true, signal: false });
    }
    expect((await read()).receipts).toEqual([]);
  });
});

describe("a page that says which words it showed", () => {
  const training = statements.training.id;

  it("finds them on the receipt as words that were seen §training.receipt", async () => {
    expect((await put({ training: true, shown: { training } })).status).toBe(200);
    await put({ reminders: false, shown: { training } });
    expect((await read()).receipts.toSorted((a, b) => a.at.localeCompare(b.at))).toMatchObject([
      { purpose: "training", statement: statements.training.words, shown: true },
      { purpose: "reminders", shown: false },
    ]);
  });

  it("is told when they have changed, agrees to nothing, and reads the new ones", async () => {
    const answered = await put({ training: true, shown: { training: "training-0" } });
    expect([answered.status, answered.body.error?.code]).toEqual([409, "consent.words_changed"]);
    const { training: on, receipts, ...view } = await read();
    expect([on, receipts]).toEqual([false, []]);
    expect(view.statements.training).toEqual(statements.training);
  });

  it("takes back under any words, old ones as well §withdraw.easy", async () => {
    await put({ training: true, shown: { training } });
    const answered = await put({ training: false, shown: { training: "training-0" } });
    expect([answered.status, consentsOf(answered).training]).toEqual([200, false]);
    // No such words were ever there: the receipt claims nothing.
    expect(consentsOf(answered).receipts[0]).toMatchObject({
      granted: false,
      statement: statements.training.words,
      shown: false,
    });
  });

  it("does not speak for a browser's signal §analytics.signal", async () => {
    const shown = { analytics: "analytics-0" };
    const answered = await put({ shown }, { "sec-gpc": "1" });
    expect(consentsOf(answered).receipts).toMatchObject([{ how: "signal", shown: false }]);
  });

  it.each([{ training: 1 }, { processing: "processing-2" }, "training-1"])(
    "cannot say it as %j",
    async (shown) => {
      const answered = await put({ training: true, shown });
      expect(answered.body.error?.code).toBe("request.invalid");
    },
  );
});

describe("the words of the switches", () => {
  // Changed words need a new name, which gets its own line here.
  it.each([
    ["training-1", "uFnS7Bd6v4foQiMj"],
    ["analytics-1", "Aay-9A--2sNuG5_3"],
    ["reminders-1", "Rf8vKJCcrEX_Es8u"],
    ["processing-2", "F9t1nn2fli1rxgjj"],
  ])("of %s are the same for ever", (id, expected) => {
    const found = Object.values(statements).find((statement) => statement.id === id);
    expect(found && digest(found.words).slice(0, 16)).toBe(expected);
  });

  it("have one name each", () => {
    const all = Object.values(statements);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ words }) => words)).size).toBe(all.length);
  });
});
