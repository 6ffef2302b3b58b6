import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { canary, scanEverything } from "../../../local/testing/canary.ts";
import { holdingsOf } from "../../../local/testing/holdings.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { day, minute } from "../clock.ts";
import type { UserId } from "../id.ts";
import { retentionDays } from "../retention.ts";
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

const scan = (...words: string[]) => scanEverything(holdingsOf(product), words);
const stored = async (...words: string[]) =>
  (await scan(...words)).filter((seen) => seen.in === "item" || seen.in === "object");
const filesOf = async (generationId: string) =>
  (await product.context.images.list("images/")).filter(({ key }) => key.includes(generationId));
const rowsOf = async (userId: UserId) =>
  (await product.items()).filter(({ pk }) => pk === `USER#${userId}`);
const erasureOf = async (browser: Browser) =>
  ((await browser.get("/api/account/erasure")).body as { erasure?: ErasureView | null }).erasure;
const signInAs = async (email: string) => {
  const browser = product.browser();
  const answered = await browser.post("/api/auth/sign-in", { email, password: secret });
  return { browser, status: answered.status };
};
const emailOf = async (browser: Browser) => String((await browser.get("/api/account")).body.email);

describe("asking for an erasure", () => {
  it("needs the password, or a sign-in of the last ten minutes", async () => {
    product.clock.advance(10 * minute);
    const without = await mia.send("DELETE", "/api/account", { body: { when: "grace" } });
    expect(without.status).toBe(401);
    expect(without.body.error?.code).toBe("auth.step_up");
    expect((await askErasure(mia, "grace", "not my password")).code).toBe("auth.step_up");
    expect(await erasureOf(mia)).toBeNull();
    expect((await askErasure(mia, "grace")).status).toBe(202);
    const fresh = await product.member();
    expect((await fresh.send("DELETE", "/api/account", { body: { when: "grace" } })).status).toBe(
      202,
    );
  });

  it("limits guesses of the password", async () => {
    for (let n = 0; n < 10; n++) await askErasure(mia, "now", `guess number ${n}`);
    expect(await askErasure(mia, "now")).toMatchObject({ status: 429, code: "rate.limited" });
    expect(await eraser.read(id)).toBeUndefined();
  });

  it.each([
    ["nothing", {}],
    ["another time", { when: "tomorrow" }],
    ["more than there is", { when: "now", password: secret, really: true }],
  ])("with %s is refused", async (_, body) => {
    expect((await mia.send("DELETE", "/api/account", { body })).status).toBe(422);
    expect(await eraser.read(id)).toBeUndefined();
  });

  it("is not for strangers", async () => {
    const stranger = product.browser();
    for (const [method, path] of [
      ["DELETE", "/api/account"],
      ["GET", "/api/account/erasure"],
      ["POST", "/api/account/erasure/undo"],
    ] as const) {
      const sent = await stranger.send(method, path, method === "GET" ? {} : { body: {} });
      expect(sent.status).toBe(401);
    }
  });

  it("twice answers the same erasure, also when both come at once", async () => {
    const [one, other] = await Promise.all([askErasure(mia, "now"), askErasure(mia, "now")]);
    expect([one.status, other.status]).toEqual([202, 202]);
    expect(one.erasure.id).toBe(other.erasure.id);
    const found = await eraser.read(id);
    expect(found?.id).toBe(one.erasure.id);
  });

  it("for later and then for now ends the waiting, and keeps the erasure", async () => {
    const later = await askErasure(mia, "grace");
    expect(later.erasure.state).toBe("grace");
    const now = await askErasure(mia, "now");
    expect(now.erasure).toMatchObject({ id: later.erasure.id, state: "running" });
    await eraser.work();
    expect(await rowsOf(id)).toEqual([]);
  });

  it("for now and then for later stays as it is", async () => {
    const email = await emailOf(mia);
    const { browser } = await signInAs(email);
    await askErasure(mia, "now");
    expect((await askErasure(browser, "grace")).erasure.state).toBe("running");
  });

  it("takes the cookies of the browser with it when it begins at once", async () => {
    const { cookies } = mia;
    expect(cookies.size).toBeGreaterThan(0);
    await askErasure(mia, "now");
    expect([...cookies.keys()]).not.toContain("__Host-session");
  });
});

describe("an erased account", () => {
  it("leaves nothing but the tombstone in any store §erasure.all §erasure.look", async () => {
    const [name, words, other] = [canary("name"), canary("prompt"), canary("other")];
    const ana = await product.member(name);
    const anaId = await idOf(ana);
    const email = await emailOf(ana);
    const { browser: second } = await signInAs(email);
    for (let n = 0; n < 3; n++) await ana.ordered({ prompt: `a fox, ${words}` });
    await product.work();
    await ana.ordered({ prompt: `still being made, ${other}` });
    await product.browser().signUp({ email, name });
    const prefixes = (await rowsOf(anaId)).flatMap(({ imagePrefix }) =>
      typeof imagePrefix === "string" ? [imagePrefix] : [],
    );
    const everything = [anaId, name, words, other, email, ...new Set(prefixes)];
    expect((await stored(...everything)).length).toBeGreaterThan(10);

    await askErasure(ana, "now");
    await eraser.work();
    await product.work();
    await eraser.lookTwice();

    expect(await stored(...everything)).toEqual([
      {
        canary: anaId,
        in: "object",
        at: `tombstones/tombstones/${anaId}.json`,
      },
    ]);
    const left = await scan(...everything);
    expect(left.filter((seen) => seen.in === "message")).toEqual([]);
    expect(await eraser.read(anaId)).toBeUndefined();
    expect((await second.get("/api/account")).status).toBe(401);
  });

  it("gets a receipt that counts what went, and says what stays and until when §erasure.receipt", async () => {
    const email = await emailOf(mia);
    await mia.ordered({ count: 2 });
    await product.work();
    await askErasure(mia, "now");
    await eraser.work();
    const [mail] = await product.services.mails(email);
    expect(mail?.subject).toBe("Your nana img account is erased");
    const until = (days: number) =>
      new Date(product.clock.now() + days * day).toLocaleDateString("en-GB", {
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      });
    expect(mail?.text).toMatch(
      /Removed: 1 sign-in, 2 images, 3 movements of credits, your address,/,
    );
    expect(mail?.text).toContain(`Kept until ${until(retentionDays.tombstone)}`);
    expect(mail?.text).toContain(`backups of the database by ${until(retentionDays.backup)}`);
    expect(await stored(email)).toEqual([]);
  });

  it("can come again with the same address, at once, and is a new person §erasure.again", async () => {
    const email = await emailOf(mia);
    await mia.ordered();
    await product.work();
    await askErasure(mia, "now");
    await eraser.work();
    const back = product.browser();
    await back.signUp({ email });
    const [mail] = await product.services.mails(email);
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
    const { body } = await back.verify(email, code);
    expect(body.account?.id).not.toBe(id);
    expect((await back.get("/api/generations")).body.items).toEqual([]);
    expect(await back.credits()).toEqual({ available: 20, held: 0 });
    // The later looks for the one who left do not touch the one who came.
    await eraser.lookTwice();
    expect((await back.get("/api/account")).status).toBe(200);
    expect((await signInAs(email)).status).toBe(200);
  });

  it("leaves other people's things alone", async () => {
    const ben = await product.member("Ben");
    const kept = await ben.ordered();
    await product.work();
    const namesOf = async (userId: UserId) => (await rowsOf(userId)).map(({ sk }) => sk);
    const before = await namesOf(await idOf(ben));
    await askErasure(mia, "now");
    await eraser.work();
    await eraser.lookTwice();
    expect(await namesOf(await idOf(ben))).toEqual(before);
    expect(await filesOf(kept)).toHaveLength(2);
  });
});
