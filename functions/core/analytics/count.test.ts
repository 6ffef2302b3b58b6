/** What is counted of visits, of whom nothing is, and which beacons are refused. */
import { describe, expect, it } from "vitest";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { asking } from "../../db/testing/table.ts";
import { update } from "../../db/write.ts";
import { day, minute } from "../clock.ts";
import { account } from "../privacy/inventory.ts";
import { countEvents } from "./count.ts";
import { countCall } from "./limit.ts";
import { readAnalytics } from "./read.ts";
import { firefox, iphone, network, useScene, view } from "./testing/scene.ts";

const scene = useScene();

describe("the totals of a day", () => {
  it("hold views, visitors and actions, and no cookie is set §analytics.totals", async () => {
    const browser = scene.product.browser(network);
    const first = [{ ...view, referrer: "news.example" }, { name: "generate" }];
    const { status } = await scene.send(first, { browser });
    expect(status).toBe(204);
    await scene.send([{ ...view, page: "create" }], { browser });
    await scene.send([{ name: "download" }, { name: "download" }], { browser });
    await scene.send([view], { browser: scene.product.browser("198.51.100.9"), userAgent: iphone });
    expect([...browser.cookies]).toEqual([]);
    const { days, ...rest } = await scene.read();
    expect(days).toEqual([
      { day: scene.today(), views: 3, visitors: 2, events: { generate: 1, download: 2 } },
    ]);
    expect(rest).toEqual({
      pages: [
        { name: "landing", count: 2 },
        { name: "create", count: 1 },
      ],
      referrers: [{ name: "other", count: 1 }],
      devices: [
        { name: "desktop", count: 1 },
        { name: "phone", count: 1 },
      ],
      browsers: [
        { name: "firefox", count: 1 },
        { name: "safari", count: 1 },
      ],
      systems: [
        { name: "ios", count: 1 },
        { name: "linux", count: 1 },
      ],
      languages: [{ name: "de", count: 2 }],
      screens: [{ name: "large", count: 2 }],
    });
  });

  it("stay as long as declared, and name no visitor", async () => {
    await scene.send([view]);
    for (const item of await scene.counted("dayCount")) {
      expect(Object.keys(item).sort()).toEqual([
        ...["count", "dimension", "pk", "sk", "ttl", "type", "value"],
      ]);
      expect(item.ttl).toBe((Date.parse(scene.today()) + 400 * day) / 1_000);
    }
  });

  it("are right when many people come at once", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        scene.send([view], { browser: scene.product.browser(`198.51.${n}.1`) }),
      ),
    );
    const { days } = await scene.read();
    expect(days[0]).toMatchObject({ views: 40, visitors: 40 });
    expect(await scene.salts()).toContainEqual(expect.stringContaining(scene.today()));
    expect(await scene.counted("visitDay")).toHaveLength(1);
  });

  it("cost two requests for a view of a known visitor", async () => {
    await scene.send([view]);
    const sent: string[] = [];
    const table = asking(scene.product.context.table, (command) => void sent.push(command));
    const beacon = {
      events: [{ name: "view", page: "create" }] as const,
      ...{ network, userAgent: firefox, acceptLanguage: "de", session: undefined },
      globalPrivacyControl: false,
    };
    await countEvents({ ...scene.product.context, table }, beacon);
    expect(sent.sort()).toEqual(["Put", "Update"]);
    sent.length = 0;
    await countEvents({ ...scene.product.context, table }, { ...beacon, network: "192.0.2.1" });
    expect(sent).toHaveLength(6);
  });

  it("can be read over many days, also those without a visit", async () => {
    const first = scene.today();
    await scene.send([view]);
    scene.product.clock.advance(2 * day);
    await scene.send([view]);
    const { days, pages } = await readAnalytics(scene.product.context, first, scene.today());
    expect(days.map(({ views }) => views)).toEqual([1, 0, 1]);
    expect(pages).toEqual([{ name: "landing", count: 2 }]);
    for (const [from, to] of [
      [scene.today(), first],
      ["2020-01-01", scene.today()],
      ["yesterday", scene.today()],
    ]) {
      await expect(
        readAnalytics(scene.product.context, from ?? "", to ?? ""),
      ).rejects.toMatchObject({
        code: "request.invalid",
      });
    }
  });
});

describe("nothing is counted", () => {
  const member = async (set: object) => {
    const browser = await scene.product.member();
    const key = keys.account(await browser.userId());
    await commitOne(scene.product.context.table, update(account, key, { set }));
    return browser;
  };
  const nothing = async () =>
    expect([
      ...(await scene.counted("dayCount")),
      ...(await scene.counted("visitMark")),
      ...(await scene.counted("visitDay")),
    ]).toEqual([]);

  it("when the browser sends Global Privacy Control §analytics.signal", async () => {
    expect((await scene.send([view], { headers: { "sec-gpc": "1" } })).status).toBe(204);
    await nothing();
  });

  it("of who objected to statistics §analytics.signal §object.switch", async () => {
    const browser = await member({ objections: ["analytics"] });
    expect((await scene.send([view], { browser })).status).toBe(204);
    await nothing();
  });

  it.each([
    ["restricted the use of their data §restrict.hold", { restricted: true }],
    ["is being erased", { status: "ERASING" }],
  ])("of who %s", async (_, set) => {
    await scene.send([view], { browser: await member(set) });
    await nothing();
  });

  it("of programs", async () => {
    await scene.send([view], { userAgent: "Mozilla/5.0 (compatible; Examplebot/2.1)" });
    await scene.send([view], { userAgent: "" });
    await nothing();
  });

  it("but of others who are signed in", async () => {
    await scene.send([view], { browser: await member({ objections: ["reminders"] }) });
    expect((await scene.read()).days[0]).toMatchObject({ views: 1, visitors: 1 });
  });
});

describe("the beacon is refused", () => {
  it.each([
    ["an unknown event", [{ name: "purchase" }]],
    ["an unknown page", [{ name: "view", page: "/history?q=secret" }]],
    ["a whole referring address", [{ ...view, referrer: "https://a.example/secret?q=1" }]],
    ["a number as a host", [{ ...view, referrer: "203.0.113.7" }]],
    ["a machine at home", [{ ...view, referrer: "nas" }]],
    ["a field nobody declared", [{ ...view, visitor: "mia" }]],
    ["an action with more to say", [{ name: "generate", prompt: "a fox" }]],
    ["nothing", []],
    ["more than twenty", Array.from({ length: 21 }, () => ({ name: "generate" }))],
  ])("with %s", async (_, events) => {
    const { status, body } = await scene.send(events);
    expect([status, body.error?.code]).toEqual([422, "request.invalid"]);
    expect(await scene.counted("dayCount")).toEqual([]);
  });

  it("after 600 calls of one network in a minute, which no other network feels", async () => {
    const beacon = {
      events: [{ name: "view", page: "create" }] as const,
      ...{ network, userAgent: firefox, acceptLanguage: "", session: undefined },
      globalPrivacyControl: false,
    };
    const { context } = scene.product;
    const tries = async () => (await scene.product.items()).filter(({ type }) => type === "rate");
    const before = await tries();
    for (let n = 0; n < 600; n++) countCall(context, network);
    await expect(countEvents(context, beacon)).rejects.toMatchObject({ code: "rate.limited" });
    const { status, body } = await scene.send([view]);
    expect([status, body.error?.code]).toEqual([429, "rate.limited"]);
    expect(await scene.counted("dayCount")).toEqual([]);
    const other = await scene.send([view], { browser: scene.product.browser("198.51.100.200") });
    expect(other.status).toBe(204);
    scene.product.clock.advance(minute);
    expect((await scene.send([view])).status).toBe(204);
    expect(await tries()).toEqual(before);
  });

  it("from another site", async () => {
    const { status } = await scene.send([view], { headers: { origin: "https://evil.example" } });
    expect(status).toBe(403);
  });
});
