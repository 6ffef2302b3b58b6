import { createHmac } from "node:crypto";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../../local/testing/browser.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import { openSalts } from "../../runtime/salts.ts";
import { day, hour, iso, minute } from "../clock.ts";
import type { UserId } from "../id.ts";
import { account } from "../privacy/inventory.ts";
import { countEvents } from "./count.ts";
import { countCall } from "./limit.ts";
import { readAnalytics } from "./read.ts";
import { closesAt, markOf } from "./salt.ts";
import { coarsen } from "./visitor.ts";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const network = "203.0.113.77";
const view = { name: "view", page: "landing", screen: "large" };

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());
beforeEach(() => {
  // A day of its own for each test, three days on so that what was before is closed.
  const now = product.clock.now();
  product.clock.advance(Math.ceil(now / day) * day + 3 * day + 10 * hour - now);
});

const today = () => iso(product.clock.now()).slice(0, 10);

interface From {
  browser?: Browser;
  userAgent?: string;
  headers?: Record<string, string>;
}

function send(events: unknown[], { browser, userAgent = firefox, headers }: From = {}) {
  return (browser ?? product.browser(network)).post(
    "/api/events",
    { events },
    { "user-agent": userAgent, "accept-language": "de-AT,de;q=0.9", ...headers },
  );
}

const counted = async (type: string) =>
  (await product.items()).filter((item) => item.type === type && String(item.pk).includes(today()));
const read = () => readAnalytics(product.context, today(), today());

async function salts(): Promise<string[]> {
  const { Contents = [] } = await new S3Client().send(
    new ListObjectsV2Command({ Bucket: product.services.buckets.salts }),
  );
  return Contents.map(({ Key = "" }) => Key);
}

describe("the totals of a day", () => {
  it("hold views, visitors and actions, and no cookie is set §analytics.totals", async () => {
    const browser = product.browser(network);
    const first = [{ ...view, referrer: "news.example" }, { name: "generate" }];
    const { status } = await send(first, { browser });
    expect(status).toBe(204);
    await send([{ ...view, page: "create" }], { browser });
    await send([{ name: "download" }, { name: "download" }], { browser });
    await send([view], { browser: product.browser("198.51.100.9"), userAgent: iphone });
    expect([...browser.cookies]).toEqual([]);
    const { days, ...rest } = await read();
    expect(days).toEqual([
      { day: today(), views: 3, visitors: 2, events: { generate: 1, download: 2 } },
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
    await send([view]);
    for (const item of await counted("dayCount")) {
      expect(Object.keys(item).sort()).toEqual([
        ...["count", "dimension", "pk", "sk", "ttl", "type", "value"],
      ]);
      expect(item.ttl).toBe((Date.parse(today()) + 400 * day) / 1_000);
    }
  });

  it("are right when many people come at once", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        send([view], { browser: product.browser(`198.51.${n}.1`) }),
      ),
    );
    const { days } = await read();
    expect(days[0]).toMatchObject({ views: 40, visitors: 40 });
    expect(await salts()).toContainEqual(expect.stringContaining(today()));
    expect(await counted("visitDay")).toHaveLength(1);
  });

  it("cost two requests for a view of a known visitor", async () => {
    await send([view]);
    const { client } = product.context.table;
    const sent: string[] = [];
    const table = {
      ...product.context.table,
      client: new Proxy(client, {
        get: (of, name) =>
          name === "send"
            ? (command: { constructor: { name: string } }) => {
                sent.push(command.constructor.name);
                return client.send(command as never);
              }
            : Reflect.get(of, name),
      }),
    };
    const beacon = {
      events: [{ name: "view", page: "create" }] as const,
      ...{ network, userAgent: firefox, acceptLanguage: "de", session: undefined },
      globalPrivacyControl: false,
    };
    await countEvents({ ...product.context, table }, beacon);
    expect(sent.sort()).toEqual(["PutCommand", "UpdateCommand"]);
    sent.length = 0;
    await countEvents({ ...product.context, table }, { ...beacon, network: "192.0.2.1" });
    expect(sent).toHaveLength(6);
  });

  it("can be read over many days, also those without a visit", async () => {
    const first = today();
    await send([view]);
    product.clock.advance(2 * day);
    await send([view]);
    const { days, pages } = await readAnalytics(product.context, first, today());
    expect(days.map(({ views }) => views)).toEqual([1, 0, 1]);
    expect(pages).toEqual([{ name: "landing", count: 2 }]);
    for (const [from, to] of [
      [today(), first],
      ["2020-01-01", today()],
      ["yesterday", today()],
    ]) {
      await expect(readAnalytics(product.context, from ?? "", to ?? "")).rejects.toMatchObject({
        code: "request.invalid",
      });
    }
  });
});

describe("nothing is counted", () => {
  const member = async (set: object) => {
    const browser = await product.member();
    const { body } = await browser.get("/api/account");
    const { id } = body as unknown as { id: UserId };
    await commitOne(product.context.table, update(account, keys.account(id), { set }));
    return browser;
  };
  const nothing = async () =>
    expect([
      ...(await counted("dayCount")),
      ...(await counted("visitMark")),
      ...(await counted("visitDay")),
    ]).toEqual([]);

  it("when the browser sends Global Privacy Control §analytics.signal", async () => {
    expect((await send([view], { headers: { "sec-gpc": "1" } })).status).toBe(204);
    await nothing();
  });

  it("of who objected to statistics §analytics.signal §object.switch", async () => {
    const browser = await member({ objections: ["analytics"] });
    expect((await send([view], { browser })).status).toBe(204);
    await nothing();
  });

  it.each([
    ["restricted the use of their data §restrict.hold", { restricted: true }],
    ["is being erased", { status: "ERASING" }],
  ])("of who %s", async (_, set) => {
    await send([view], { browser: await member(set) });
    await nothing();
  });

  it("of programs", async () => {
    await send([view], { userAgent: "Mozilla/5.0 (compatible; Examplebot/2.1)" });
    await send([view], { userAgent: "" });
    await nothing();
  });

  it("but of others who are signed in", async () => {
    await send([view], { browser: await member({ objections: ["reminders"] }) });
    expect((await read()).days[0]).toMatchObject({ views: 1, visitors: 1 });
  });
});

describe("one day and another", () => {
  const visitor = coarsen({ network, userAgent: firefox, acceptLanguage: "de" });

  it("cannot be linked: the same visitor has marks that have nothing in common §analytics.salt", async () => {
    const first = await markOf(product.context, today(), visitor);
    expect(await markOf(product.context, today(), visitor)).toBe(first);
    product.clock.advance(day);
    const second = await markOf(product.context, today(), visitor);
    const alike = [...first].filter((digit, n) => digit === second.charAt(n)).length;
    expect(first).not.toBe(second);
    // 24 hexadecimal digits: by chance one or two agree, and never as many as this.
    expect(alike).toBeLessThan(14);
  });

  it("cannot be linked by who guesses: no mark follows from a date, or from no salt §analytics.digest", async () => {
    const mark = await markOf(product.context, today(), visitor);
    const told = ["203.0.113.0/24", "desktop", "firefox", "linux"].join("|");
    for (const guess of ["", today(), "nana-img"]) {
      const made = createHmac("sha256", guess).update(told).digest("hex");
      expect(made.startsWith(mark)).toBe(false);
    }
  });

  it("everyone who counts on a day uses the same salt, also when they begin together", async () => {
    const bucket = product.services.buckets.salts;
    const processes = Array.from({ length: 8 }, () => ({
      ...product.context,
      salts: openSalts(bucket),
    }));
    const marks = await Promise.all(processes.map((one) => markOf(one, today(), visitor)));
    expect(new Set(marks).size).toBe(1);
  });

  it("are closed: within 48 hours salt and marks are gone, and nothing can be made again §analytics.salt", async () => {
    const date = today();
    product.clock.advance(Date.parse(date) + day - 60_000 - product.clock.now());
    await send([view]);
    const own = { ...product.context, salts: openSalts(product.services.buckets.salts) };
    const mark = await markOf(own, date, visitor);
    product.clock.advance(closesAt(date) - product.clock.now() - 60_000);
    await product.sweep();
    expect(await salts()).toContainEqual(expect.stringContaining(date));

    product.clock.advance(61_000);
    await product.sweep();
    expect(product.clock.now() - Date.parse(date)).toBeLessThan(2 * day);
    expect(await salts()).not.toContainEqual(expect.stringContaining(date));
    const items = await product.items();
    expect(items.filter(({ pk }) => String(pk).startsWith("VISITS#"))).toEqual([]);
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${mark}|203\\.0\\.113|Firefox`));
    expect(product.logged.join("\n")).not.toMatch(/203\.0\.113|Firefox\//);
    // A process that has not seen the salt makes another one, and with it other marks.
    const later = { ...product.context, salts: openSalts(product.services.buckets.salts) };
    expect(await markOf(later, date, visitor)).not.toBe(mark);
  });

  it("a sweep that dies half-way is finished by the next, and the salt goes first", async () => {
    const date = today();
    await send([view]);
    product.clock.advance(closesAt(date) - product.clock.now());
    const { table } = product.context;
    const failing = {
      ...product.context,
      table: {
        ...table,
        client: new Proxy(table.client, {
          get: (of, name) =>
            name === "send"
              ? (command: { constructor: { name: string } }) => {
                  if (command.constructor.name === "BatchWriteCommand") throw new Error("down");
                  return table.client.send(command as never);
                }
              : Reflect.get(of, name),
        }),
      },
    };
    const { sweep } = await import("../sweep.ts");
    await sweep(failing);
    expect(await salts()).not.toContainEqual(expect.stringContaining(date));
    await product.sweep();
    const left = (await product.items()).filter(({ pk }) => String(pk).startsWith("VISITS#"));
    expect(left).toEqual([]);
  });

  it("hosts that few came from are shown as one total, and are one when the day is closed", async () => {
    const date = today();
    const from = (n: number, referrer: string) =>
      send([{ ...view, referrer }], { browser: product.browser(`198.51.${n}.1`) });
    for (let n = 0; n < 5; n++) await from(n, "search.example");
    // One person, however often they come.
    for (let n = 0; n < 7; n++) await from(5, "diary-of-mia.example");
    await from(6, "diary-of-tom.example");
    const shown = [
      { name: "search.example", count: 5 },
      { name: "other", count: 2 },
    ];
    expect((await read()).referrers).toEqual(shown);
    product.clock.advance(closesAt(date) - product.clock.now());
    await product.sweep();
    await product.sweep();
    expect((await readAnalytics(product.context, date, date)).referrers).toEqual(shown);
    expect(JSON.stringify(await product.items())).not.toMatch(/diary/);
  });

  it("nobody makes more than one host known on a day, whatever they send", async () => {
    const names = Array.from({ length: 20 }, (_, n) => `host-${n}.example`);
    for (let round = 0; round < 2; round++) {
      await send(names.map((referrer) => ({ ...view, referrer })));
    }
    const hosts = (await counted("dayCount")).filter(({ dimension }) => dimension === "referrer");
    expect(hosts).toMatchObject([{ value: "host-0.example", count: 1 }]);
  });

  it("time to live alone would remove marks and day as well", async () => {
    await send([view]);
    const items = await product.items();
    const marks = items.filter(({ type }) => type === "visitMark" || type === "visitDay");
    expect(marks.length).toBeGreaterThan(1);
    for (const { ttl } of marks) {
      expect(Number(ttl) * 1_000).toBeLessThanOrEqual(Date.parse(today()) + 3 * day);
    }
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
    const { status, body } = await send(events);
    expect([status, body.error?.code]).toEqual([422, "request.invalid"]);
    expect(await counted("dayCount")).toEqual([]);
  });

  it("after 600 calls of one network in a minute, which no other network feels", async () => {
    const beacon = {
      events: [{ name: "view", page: "create" }] as const,
      ...{ network, userAgent: firefox, acceptLanguage: "", session: undefined },
      globalPrivacyControl: false,
    };
    const { context } = product;
    const tries = async () => (await product.items()).filter(({ type }) => type === "rate");
    const before = await tries();
    for (let n = 0; n < 600; n++) countCall(context, network);
    await expect(countEvents(context, beacon)).rejects.toMatchObject({ code: "rate.limited" });
    const { status, body } = await send([view]);
    expect([status, body.error?.code]).toEqual([429, "rate.limited"]);
    expect(await counted("dayCount")).toEqual([]);
    const other = await send([view], { browser: product.browser("198.51.100.200") });
    expect(other.status).toBe(204);
    product.clock.advance(minute);
    expect((await send([view])).status).toBe(204);
    expect(await tries()).toEqual(before);
  });

  it("from another site", async () => {
    const { status } = await send([view], { headers: { origin: "https://evil.example" } });
    expect(status).toBe(403);
  });
});

describe("what a request tells is made coarse", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:1:2::/64", "2001:db8:1::/48"],
  ])("the network %s counts as %s §device.coarse", (from, to) => {
    expect(coarsen({ network: from, userAgent: "", acceptLanguage: "" }).network).toBe(to);
  });

  it.each([
    [firefox, "desktop firefox linux"],
    [iphone, "phone safari ios"],
    [
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
      "phone chrome android",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36",
      "tablet samsung android",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0",
      "desktop edge windows",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
      "desktop safari macos",
    ],
    ["something else", "desktop other other"],
  ])("%s", (userAgent, coarse) => {
    const { device, browser, system } = coarsen({ network, userAgent, acceptLanguage: "" });
    expect(`${device} ${browser} ${system}`).toBe(coarse);
  });

  it.each([
    ["de-AT,de;q=0.9", "de"],
    ["EN", "en"],
    ["gsw-CH", "other"],
    ["yi", "other"],
    ["*", "other"],
    ["", "other"],
  ])("the languages %j count as %s §device.coarse", (acceptLanguage, language) => {
    expect(coarsen({ network, userAgent: "", acceptLanguage }).language).toBe(language);
  });
});
