/** What ends with the day: the salt, the marks, and hosts that few came from. */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { asking } from "../../db/testing/table.ts";
import { openSalts } from "../../runtime/salts.ts";
import { day, minute, second } from "../clock.ts";
import { sweep } from "../sweep.ts";
import { readAnalytics } from "./read.ts";
import { closesAt, markOf } from "./salt.ts";
import { firefox, network, useScene, view } from "./testing/scene.ts";
import { coarsen } from "./visitor.ts";

const scene = useScene();

describe("one day and another", () => {
  const visitor = coarsen({ network, userAgent: firefox, acceptLanguage: "de" });

  it("cannot be linked: the same visitor has marks that have nothing in common §analytics.salt", async () => {
    const first = await markOf(scene.product.context, scene.today(), visitor);
    expect(await markOf(scene.product.context, scene.today(), visitor)).toBe(first);
    scene.product.clock.advance(day);
    const second = await markOf(scene.product.context, scene.today(), visitor);
    const alike = [...first].filter((digit, n) => digit === second.charAt(n)).length;
    expect(first).not.toBe(second);
    // 24 hexadecimal digits: by chance one or two agree, and never as many as this.
    expect(alike).toBeLessThan(14);
  });

  it("cannot be linked by who guesses: no mark follows from a date, or from no salt §analytics.digest", async () => {
    const mark = await markOf(scene.product.context, scene.today(), visitor);
    const told = ["203.0.113.0/24", "desktop", "firefox", "linux"].join("|");
    for (const guess of ["", scene.today(), "nana-img"]) {
      const made = createHmac("sha256", guess).update(told).digest("hex");
      expect(made.startsWith(mark)).toBe(false);
    }
  });

  it("everyone who counts on a day uses the same salt, also when they begin together", async () => {
    const bucket = scene.product.services.buckets.salts;
    const processes = Array.from({ length: 8 }, () => ({
      ...scene.product.context,
      salts: openSalts(bucket),
    }));
    const marks = await Promise.all(processes.map((one) => markOf(one, scene.today(), visitor)));
    expect(new Set(marks).size).toBe(1);
  });

  it("are closed: within 48 hours salt and marks are gone, and nothing can be made again §analytics.salt", async () => {
    const date = scene.today();
    scene.product.clock.moveTo(Date.parse(date) + day - minute);
    await scene.send([view]);
    const own = {
      ...scene.product.context,
      salts: openSalts(scene.product.services.buckets.salts),
    };
    const mark = await markOf(own, date, visitor);
    scene.product.clock.moveTo(closesAt(date) - minute);
    await scene.product.sweep();
    expect(await scene.salts()).toContainEqual(expect.stringContaining(date));

    scene.product.clock.advance(minute + second);
    await scene.product.sweep();
    expect(scene.product.clock.now() - Date.parse(date)).toBeLessThan(2 * day);
    expect(await scene.salts()).not.toContainEqual(expect.stringContaining(date));
    const items = await scene.product.items();
    expect(items.filter(({ pk }) => String(pk).startsWith("VISITS#"))).toEqual([]);
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${mark}|203\\.0\\.113|Firefox`));
    expect(scene.product.logged.join("\n")).not.toMatch(/203\.0\.113|Firefox\//);
    // A process that has not seen the salt makes another one, and with it other marks.
    const later = {
      ...scene.product.context,
      salts: openSalts(scene.product.services.buckets.salts),
    };
    expect(await markOf(later, date, visitor)).not.toBe(mark);
  });

  it("a sweep that dies half-way is finished by the next, and the salt goes first", async () => {
    const date = scene.today();
    await scene.send([view]);
    scene.product.clock.moveTo(closesAt(date));
    const { context } = scene.product;
    const table = asking(context.table, (command) => {
      if (command === "BatchWrite") throw new Error("down");
    });
    await sweep({ ...context, table });
    expect(await scene.salts()).not.toContainEqual(expect.stringContaining(date));
    await scene.product.sweep();
    const left = (await scene.product.items()).filter(({ pk }) => String(pk).startsWith("VISITS#"));
    expect(left).toEqual([]);
  });

  it("hosts that few came from are shown as one total, and are one when the day is closed", async () => {
    const date = scene.today();
    const from = (n: number, referrer: string) =>
      scene.send([{ ...view, referrer }], { browser: scene.product.browser(`198.51.${n}.1`) });
    for (let n = 0; n < 5; n++) await from(n, "search.example");
    // One person, however often they come.
    for (let n = 0; n < 7; n++) await from(5, "diary-of-mia.example");
    await from(6, "diary-of-tom.example");
    // One fewer than it takes to be named.
    for (let n = 7; n < 11; n++) await from(n, "diary-of-us.example");
    const shown = [
      { name: "other", count: 6 },
      { name: "search.example", count: 5 },
    ];
    expect((await scene.read()).referrers).toEqual(shown);
    scene.product.clock.moveTo(closesAt(date));
    await scene.product.sweep();
    await scene.product.sweep();
    expect((await readAnalytics(scene.product.context, date, date)).referrers).toEqual(shown);
    expect(JSON.stringify(await scene.product.items())).not.toMatch(/diary/);
  });

  it("nobody makes more than one host known on a day, whatever they send", async () => {
    const names = Array.from({ length: 20 }, (_, n) => `host-${n}.example`);
    for (let round = 0; round < 2; round++) {
      await scene.send(names.map((referrer) => ({ ...view, referrer })));
    }
    const hosts = (await scene.counted("dayCount")).filter(
      ({ dimension }) => dimension === "referrer",
    );
    expect(hosts).toMatchObject([{ value: "host-0.example", count: 1 }]);
  });

  it("time to live alone would remove marks and day as well", async () => {
    await scene.send([view]);
    const items = await scene.product.items();
    const marks = items.filter(({ type }) => type === "visitMark" || type === "visitDay");
    expect(marks.length).toBeGreaterThan(1);
    for (const { ttl } of marks) {
      expect(Number(ttl) * 1_000).toBeLessThanOrEqual(Date.parse(scene.today()) + 3 * day);
    }
  });
});
