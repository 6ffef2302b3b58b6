/** The account page: exports. */
import { describe, expect, it } from "vitest";
import type { ExportView } from "../functions/api/types.ts";
import { useSite } from "./site.ts";
import { expectClean, openAccount, soon, statusInPage } from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();

describe("an export", () => {
  it("is listed with all that came before it, page by page, also while one is written", async () => {
    const mia = await site.visitor();
    const states = async () => {
      const { items = [] } = (await mia.call("GET", "/api/account/exports")).body;
      return (items as unknown as ExportView[]).map(({ state }) => state);
    };
    const ready = (count: number) => Array.from({ length: count }, () => "ready");
    for (const count of [1, 2, 3]) {
      expect((await mia.call("POST", "/api/account/exports", {})).status).toBe(202);
      await soon(states).toEqual(ready(count));
    }
    const tab = await site.open({ as: mia });
    const { page } = tab;
    // Pages as short as they can be, from the API itself.
    await page.route("**/api/account/exports*", (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set("limit", "1");
      const isList = route.request().method() === "GET";
      return isList ? route.continue({ url: url.href }) : route.continue();
    });
    await page.goto("/account");
    const rows = page.locator(".exports > li");
    const more = page.locator("#export").getByRole("button", { name: t("me.more") });
    await soon(() => rows.count()).toBe(1);
    for (const count of [2, 3]) {
      await more.click();
      await soon(() => rows.count()).toBe(count);
    }
    await soon(() => more.count()).toBe(0);

    // The one that is new takes a place on the three pages; the oldest is behind the button.
    await page.getByRole("button", { name: t("export.ask") }).click();
    await soon(() => more.count()).toBe(1);
    await soon(() => page.getByText(t("export.state.ready"), { exact: true }).count()).toBe(3);
    await more.click();
    await soon(() => page.getByText(t("export.state.ready"), { exact: true }).count()).toBe(4);
    expect(await more.count()).toBe(0);
    expectClean(tab, site);
  });

  it("is asked for, watched, downloaded and removed §export.link", async () => {
    const { page } = await openAccount(site, { images: 2 });
    await page.getByRole("button", { name: t("export.ask") }).click();
    await page.getByRole("button", { name: t("export.running") }).waitFor();
    const ready = page.getByText(t("export.state.ready"), { exact: true });
    await ready.waitFor({ timeout: 60_000 });
    const link = page.getByRole("link", { name: /^Download \d/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    expect(await download.failure()).toBeNull();

    const address = (await link.getAttribute("href")) ?? "";
    await page.getByRole("button", { name: t("export.remove") }).click();
    await page
      .getByRole("dialog", { name: t("export.remove_title") })
      .getByRole("button", { name: t("export.remove") })
      .click();
    await page.getByText(t("export.removed")).waitFor();
    expect(await ready.count()).toBe(0);
    expect([404, 410]).toContain(await statusInPage(page, address));
  });
});
