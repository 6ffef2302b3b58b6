import { describe, expect, it } from "vitest";
import { password } from "../../../local/testing/browser.ts";
import { canary, scanEverything } from "../../../local/testing/canary.ts";
import { holdingsOf } from "../../../local/testing/holdings.ts";
import { day, minute } from "../clock.ts";
import type { UserId } from "../id.ts";
import { retentionDays } from "../retention.ts";
import { askErasure } from "./testing/eraser.ts";
import { erasureOf, useScene } from "./testing/scene.ts";

const scene = useScene();

const scan = (...words: string[]) => scanEverything(holdingsOf(scene.product), words);
const stored = async (...words: string[]) =>
  (await scan(...words)).filter((seen) => seen.in === "item" || seen.in === "object");

describe("asking for an erasure", () => {
  it("needs the password, or a sign-in of the last ten minutes", async () => {
    scene.product.clock.advance(10 * minute);
    const without = await scene.mia.send("DELETE", "/api/account", { body: { when: "grace" } });
    expect(without.status).toBe(401);
    expect(without.body.error?.code).toBe("auth.step_up");
    expect((await askErasure(scene.mia, "grace", "not my password")).code).toBe("auth.step_up");
    expect(await erasureOf(scene.mia)).toBeNull();
    expect((await askErasure(scene.mia, "grace")).status).toBe(202);
    const fresh = await scene.product.member();
    expect((await fresh.send("DELETE", "/api/account", { body: { when: "grace" } })).status).toBe(
      202,
    );
  });

  it("limits guesses of the password", async () => {
    for (let n = 0; n < 10; n++) await askErasure(scene.mia, "now", `guess number ${n}`);
    expect(await askErasure(scene.mia, "now")).toMatchObject({ status: 429, code: "rate.limited" });
    expect(await scene.eraser.read(scene.id)).toBeUndefined();
  });

  it.each([
    ["nothing", {}],
    ["another time", { when: "tomorrow" }],
    ["more than there is", { when: "now", password, really: true }],
  ])("with %s is refused", async (_, body) => {
    expect((await scene.mia.send("DELETE", "/api/account", { body })).status).toBe(422);
    expect(await scene.eraser.read(scene.id)).toBeUndefined();
  });

  it("is not for strangers", async () => {
    const stranger = scene.product.browser();
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
    const [one, other] = await Promise.all([
      askErasure(scene.mia, "now"),
      askErasure(scene.mia, "now"),
    ]);
    expect([one.status, other.status]).toEqual([202, 202]);
    expect(one.erasure.id).toBe(other.erasure.id);
    const found = await scene.eraser.read(scene.id);
    expect(found?.id).toBe(one.erasure.id);
  });

  it("for later and then for now ends the waiting, and keeps the erasure", async () => {
    const later = await askErasure(scene.mia, "grace");
    expect(later.erasure.state).toBe("grace");
    const now = await askErasure(scene.mia, "now");
    expect(now.erasure).toMatchObject({ id: later.erasure.id, state: "running" });
    await scene.eraser.work();
    expect(await scene.rowsOf(scene.id)).toEqual([]);
  });

  it("for now and then for later stays as it is", async () => {
    const email = await scene.mia.email();
    const { browser } = await scene.signInAs(email);
    await askErasure(scene.mia, "now");
    expect((await askErasure(browser, "grace")).erasure.state).toBe("running");
  });

  it("takes the cookies of the browser with it when it begins at once", async () => {
    const { cookies } = scene.mia;
    expect(cookies.size).toBeGreaterThan(0);
    await askErasure(scene.mia, "now");
    expect([...cookies.keys()]).not.toContain("__Host-session");
  });
});

describe("an erased account", () => {
  it("leaves nothing but the tombstone in any store §erasure.all §erasure.look", async () => {
    const [name, words, other] = [canary("name"), canary("prompt"), canary("other")];
    const ana = await scene.product.member(name);
    const anaId = await ana.userId();
    const email = await ana.email();
    const { browser: second } = await scene.signInAs(email);
    for (let n = 0; n < 3; n++) await ana.ordered({ prompt: `a fox, ${words}` });
    await scene.product.work();
    await ana.ordered({ prompt: `still being made, ${other}` });
    await scene.product.browser().signUp({ email, name });
    const prefixes = (await scene.rowsOf(anaId)).flatMap(({ imagePrefix }) =>
      typeof imagePrefix === "string" ? [imagePrefix] : [],
    );
    const everything = [anaId, name, words, other, email, ...new Set(prefixes)];
    expect((await stored(...everything)).length).toBeGreaterThan(10);

    await askErasure(ana, "now");
    await scene.eraser.work();
    await scene.product.work();
    await scene.eraser.lookTwice();

    expect(await stored(...everything)).toEqual([
      {
        canary: anaId,
        in: "object",
        at: `tombstones/tombstones/${anaId}.json`,
      },
    ]);
    const left = await scan(...everything);
    expect(left.filter((seen) => seen.in === "message")).toEqual([]);
    expect(await scene.eraser.read(anaId)).toBeUndefined();
    expect((await second.get("/api/account")).status).toBe(401);
  });

  it("gets a receipt that counts what went, and says what stays and until when §erasure.receipt", async () => {
    const email = await scene.mia.email();
    await scene.mia.ordered({ count: 2 });
    await scene.product.work();
    await askErasure(scene.mia, "now");
    await scene.eraser.work();
    const [mail] = await scene.product.services.mails(email);
    expect(mail?.subject).toBe("Your nana img account is erased");
    const until = (days: number) =>
      new Date(scene.product.clock.now() + days * day).toLocaleDateString("en-GB", {
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
    const email = await scene.mia.email();
    await scene.mia.ordered();
    await scene.product.work();
    await askErasure(scene.mia, "now");
    await scene.eraser.work();
    const back = scene.product.browser();
    await back.signUp({ email });
    const [mail] = await scene.product.services.mails(email);
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
    const { body } = await back.verify(email, code);
    expect(body.account?.id).not.toBe(scene.id);
    expect((await back.get("/api/generations")).body.items).toEqual([]);
    expect(await back.credits()).toEqual({ available: 20, held: 0 });
    // The later looks for the one who left do not touch the one who came.
    await scene.eraser.lookTwice();
    expect((await back.get("/api/account")).status).toBe(200);
    expect((await scene.signInAs(email)).status).toBe(200);
  });

  it("leaves other people's things alone", async () => {
    const ben = await scene.product.member("Ben");
    const kept = await ben.ordered();
    await scene.product.work();
    const namesOf = async (userId: UserId) => (await scene.rowsOf(userId)).map(({ sk }) => sk);
    const before = await namesOf(await ben.userId());
    await askErasure(scene.mia, "now");
    await scene.eraser.work();
    await scene.eraser.lookTwice();
    expect(await namesOf(await ben.userId())).toEqual(before);
    expect(await scene.product.filesOf(kept)).toHaveLength(2);
  });
});
