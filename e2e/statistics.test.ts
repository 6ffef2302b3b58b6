/** What the statistics learn of a visit, and what they do not. */
import { describe, expect, it } from "vitest";
import { readAnalytics } from "../functions/core/analytics/read.ts";
import type { AnalyticsView } from "../functions/core/analytics/schema.ts";
import { openTable } from "../functions/db/client.ts";
import { clientEnvironment } from "../local/aws.ts";
import { type Tab, useSite } from "./site.ts";
import {
  expectBalance,
  expectClean,
  expectPicture,
  foxPrompt,
  generateButton,
  promptBox,
  signUp,
  soon,
  strip,
} from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();

async function counted(): Promise<AnalyticsView> {
  const { dynamodb, s3, sqs, ses, ssm, table } = site.cloud.endpoints;
  Object.assign(process.env, clientEnvironment({ dynamodb, s3, sqs, ses, ssm }));
  const now = await site.now();
  const today = new Date(now).toISOString().slice(0, 10);
  const context = { table: openTable(table), clock: { now: () => now } };
  return readAnalytics(context, today, today);
}

async function today() {
  const { days } = await counted();
  const [only] = days;
  if (!only) throw new Error("no day was answered");
  return only;
}

const beacons = ({ requests }: Tab) => requests.filter((url) => url.endsWith("/api/events"));

/** Until a page has done all it does by itself. */
async function settle({ page }: Tab): Promise<void> {
  await page.waitForLoadState("networkidle");
}

describe("a visit", () => {
  it("is counted once it is seen, with no cookie and nothing stored §analytics.totals", async () => {
    const before = await today();
    const tab = await site.open();
    const told = tab.page.waitForRequest("**/api/events");
    await tab.page.goto("/", { referer: "https://news.example/a/secret?q=1" });
    expect((await told).postDataJSON()).toMatchObject({ events: [{ referrer: "news.example" }] });
    await soon(async () => (await today()).views).toBe(before.views + 1);
    await tab.page.goto("/privacy");
    await soon(async () => (await today()).views).toBe(before.views + 2);
    const { pages, referrers } = await counted();
    expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(["landing", "privacy"]));
    // Of a host that one visitor came from nobody is told the name.
    expect(referrers).toEqual([{ name: "other", count: 1 }]);
    expect(await tab.context.cookies()).toEqual([]);
    expect(
      await tab.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"),
    ).toEqual([]);
    expectClean(tab, site);
  });

  it("from signing up to downloading leaves totals of what was done", async () => {
    const before = await today();
    const tab = await site.open();
    const { page } = tab;
    await page.goto("/sign-up");
    await settle(tab);
    await signUp(site, page);
    await page.waitForURL("/create");
    await expectBalance(page, 20);
    await settle(tab);
    await promptBox(page).fill(foxPrompt);
    await generateButton(page).click();
    await expectPicture(strip(page).getByRole("img"));
    await strip(page).hover();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      strip(page)
        .getByRole("link", { name: t("image.download") })
        .first()
        .click(),
    ]);
    await download.cancel();
    const more = (name: string) => (before.events[name] ?? 0) + 1;
    await soon(async () => (await today()).events).toEqual({
      ...before.events,
      "sign-up-started": more("sign-up-started"),
      "sign-up-finished": more("sign-up-finished"),
      generate: more("generate"),
      download: more("download"),
    });
    for (const request of beacons(tab)) expect(request).toBe(`${site.url}/api/events`);
  });
});

describe("nothing is sent", () => {
  it("by a browser with Global Privacy Control §analytics.signal", async () => {
    const before = await today();
    const tab = await site.open();
    await tab.context.addInitScript({
      content: "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })",
    });
    for (const path of ["/", "/privacy", "/sign-up"]) {
      await tab.page.goto(path);
      await settle(tab);
    }
    expect(beacons(tab)).toEqual([]);
    expect(await today()).toEqual(before);
  });
});

describe("nothing is counted", () => {
  it("of who objected, on any page §object.switch", async () => {
    const mia = await site.visitor();
    const { status } = await mia.call("PUT", "/api/account/consents", { analytics: false });
    expect(status).toBe(200);
    const before = await today();
    const tab = await site.open({ as: mia });
    for (const path of ["/", "/create", "/history", "/privacy"]) {
      await tab.page.goto(path);
      await settle(tab);
    }
    expect(await today()).toEqual(before);
  });
});
