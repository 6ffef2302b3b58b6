import { describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { day, hour } from "../clock.ts";
import { checkInvariants } from "../credit/invariants.ts";
import { erasureGraceDays } from "../promises.ts";
import { askErasure } from "./testing/eraser.ts";
import { erasureOf, useScene } from "./testing/scene.ts";

const scene = useScene();

const undo = (browser: Browser) => browser.post("/api/account/erasure/undo", {});

describe("while it can be undone", () => {
  it("everything that adds or changes is refused, whoever asks", async () => {
    const made = await scene.mia.ordered();
    await scene.product.work();
    await askErasure(scene.mia, "grace");
    const refused = await Promise.all([
      scene.mia.generate(),
      scene.mia.patch("/api/account", { name: "Eve" }),
      scene.mia.patch(`/api/generations/${made}`, { favorite: true }),
      scene.mia.send("PUT", "/api/account/consents", { body: { training: true } }),
      scene.mia.send("PUT", "/api/account/restriction", { body: { restricted: true } }),
    ]);
    expect(refused.map(({ body }) => body.error?.code)).toEqual(
      refused.map(() => "account.erasing"),
    );
  });

  it("what was allowed can be taken back, and nothing be allowed §withdraw.easy §object.switch", async () => {
    const allow = (body: object) => scene.mia.send("PUT", "/api/account/consents", { body });
    expect((await allow({ training: true })).status).toBe(200);
    await askErasure(scene.mia, "grace");
    const refuses = { training: false, analytics: false, reminders: false };
    const { status, body } = await allow(refuses);
    expect([status, body]).toMatchObject([200, refuses]);
    for (const name of Object.keys(refuses)) {
      expect((await allow({ ...refuses, [name]: true })).body.error?.code).toBe("account.erasing");
    }
    expect((await undo(scene.mia)).status).toBe(200);
    expect((await scene.mia.get("/api/account/consents")).body).toMatchObject(refuses);

    expect((await allow({ training: true })).status).toBe(200);
    await askErasure(scene.mia, "grace");
    scene.product.clock.advance(erasureGraceDays * day);
    expect((await allow({ training: false })).body.error?.code).toBe("account.erasing");
  });

  it("what is there can be seen, and images be deleted", async () => {
    const made = await scene.mia.ordered();
    await scene.product.work();
    await askErasure(scene.mia, "grace");
    expect((await scene.mia.get("/api/account")).body.status).toBe("ERASING");
    expect((await scene.mia.generation(made)).images).toHaveLength(1);
    expect((await scene.mia.get("/api/billing")).status).toBe(200);
    expect((await scene.mia.delete(`/api/generations/${made}`)).status).toBe(204);
  });

  it("other browsers are signed out, this one stays, and signing in works", async () => {
    const email = await scene.mia.email();
    const { browser: other } = await scene.signInAs(email);
    await askErasure(scene.mia, "grace");
    expect((await other.get("/api/account")).status).toBe(401);
    expect((await scene.mia.get("/api/account")).status).toBe(200);
    const again = await scene.signInAs(email);
    expect(again.status).toBe(200);
    expect((await undo(again.browser)).body.account?.status).toBe("ACTIVE");
  });

  it("what was being made stops, and its credits come back", async () => {
    const made = await scene.mia.ordered({ count: 2 });
    expect(await scene.mia.credits()).toEqual({ available: 18, held: 2 });
    await askErasure(scene.mia, "grace");
    await scene.eraser.work();
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    await scene.product.work();
    expect(await scene.product.filesOf(made)).toEqual([]);
  });

  it("the person is told when it begins and how to undo it, once", async () => {
    const email = await scene.mia.email();
    await askErasure(scene.mia, "grace");
    await scene.eraser.work();
    await askErasure(scene.mia, "grace");
    await scene.eraser.sweepAndWork();
    const told = (await scene.product.services.mails(email)).filter(({ subject }) =>
      subject.includes("account will be erased on"),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("nanaimg.app/account");
  });

  it("undoing brings everything back, with the credits, and twice is once", async () => {
    const made = await scene.mia.ordered();
    await scene.product.work();
    const open = await scene.mia.ordered();
    await askErasure(scene.mia, "grace");
    expect((await undo(scene.mia)).body.account).toMatchObject({ id: scene.id, status: "ACTIVE" });
    expect((await undo(scene.mia)).body.account?.status).toBe("ACTIVE");
    expect(await erasureOf(scene.mia)).toBeNull();
    await scene.eraser.work();
    await scene.product.work();
    scene.product.clock.advance(hour);
    await scene.product.sweep();
    // What was being made when it was asked for is not delivered, nor charged.
    expect((await scene.mia.generation(open)).state).toBe("failed");
    expect((await scene.mia.generation(made)).images).toHaveLength(1);
    expect(await scene.mia.credits()).toEqual({ available: 19, held: 0 });
    await scene.mia.ordered();
    await scene.product.work();
    expect(await scene.mia.credits()).toEqual({ available: 18, held: 0 });
    scene.product.clock.advance(erasureGraceDays * day);
    await scene.eraser.sweepAndWork();
    expect((await scene.rowsOf(scene.id)).length).toBeGreaterThan(0);
    const books = await scene.product.items();
    expect(checkInvariants(books, { now: scene.product.clock.now() })).toEqual([]);
  });

  it("begins at its time by itself, and cannot be undone from then on §erasure.any", async () => {
    const email = await scene.mia.email();
    await askErasure(scene.mia, "grace");
    await scene.eraser.work();
    scene.product.clock.advance(erasureGraceDays * day - hour);
    await scene.eraser.sweepAndWork();
    const { browser } = await scene.signInAs(email);
    expect((await browser.get("/api/account")).body.status).toBe("ERASING");
    scene.product.clock.advance(hour);
    const late = await undo(browser);
    expect(late.status).toBe(409);
    expect(late.body.error?.code).toBe("erasure.begun");
    expect((await scene.signInAs(email)).status).toBe(401);
    await scene.eraser.sweepAndWork();
    expect(await scene.rowsOf(scene.id)).toEqual([]);
    expect((await browser.get("/api/account")).status).toBe(401);
  });
});
