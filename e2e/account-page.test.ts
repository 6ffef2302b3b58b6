/** The account page: what people see of themselves, and the control for each right. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { ConsentsView, ExportView } from "../functions/api/types.ts";
import { statements } from "../functions/core/consent/statement.ts";
import { policyVersion } from "../functions/core/privacy/policy.ts";
import { expectAccessible } from "./axe.ts";
import { phone, type Tab, useSite } from "./site.ts";
import {
  expectClean,
  expectNothingMoved,
  heading,
  newPerson,
  said,
  signIn,
  soon,
  statusInPage,
} from "./steps.ts";
import { pages, t } from "./words.ts";

const site = useSite();
const password = "correct horse battery";

async function member(options: { viewport?: typeof phone; images?: number } = {}) {
  const { images = 0, ...more } = options;
  const mia = await site.visitor();
  for (let n = 0; n < images; n++) await mia.ended(await mia.ordered({ resolution: "512" }));
  const tab = await site.open({ ...more, as: mia });
  await tab.page.goto("/account");
  return { mia, ...tab };
}

function nameBox(page: Page): Locator {
  return page.getByRole("textbox", { name: t("profile.name"), exact: true });
}

function switchOf(page: Page, label: string): Locator {
  return page.getByRole("switch", { name: label });
}

/** The row of the table with these words, as its cells. */
async function storedCount(page: Page, about: RegExp): Promise<string> {
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: about }) });
  return (await row.getByRole("cell").last().textContent()) ?? "";
}

async function openErasure(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: t("erase.open") }).click();
  const dialog = page.getByRole("dialog", { name: t("erase.dialog_title") });
  await dialog.waitFor();
  return dialog;
}

describe("the account page", () => {
  it.each([
    ["desk", {}],
    ["phone", { viewport: phone }],
  ])("shows it all without anything moving, on a %s", async (_, options) => {
    const tab = await member({ ...options, images: 1 });
    const { page } = tab;
    await soon(() => nameBox(page).inputValue()).toBe("Mia");
    await soon(() => storedCount(page, /Your images/)).toMatch(/^1/);
    await page.getByText(t("export.none")).waitFor();
    await page.getByText(t("activity.none")).waitFor();
    await expectNothingMoved(page);
    expectClean(tab, site);
  });

  it("is found in the account menu, and asks strangers to sign in first", async () => {
    const person = newPerson();
    await site.visitor(person.email);
    const { page } = await site.open();
    await page.goto("/account");
    await page.waitForURL("/sign-in?next=%2Faccount");
    await signIn(page, person);
    await page.waitForURL("/account");
    await page.getByRole("button", { name: t("account.menu") }).click();
    await page.getByRole("link", { name: t("account.title") }).waitFor();
    expect(await page.getByRole("link", { name: t("account.operator") }).count()).toBe(0);
  });

  it("corrects the name where it stands, and says what is wrong with another §correct.self", async () => {
    const { page } = await member();
    await soon(() => nameBox(page).inputValue()).toBe("Mia");
    await nameBox(page).fill("Mia <b>");
    await page.keyboard.press("Enter");
    await page.getByText("Use letters, marks and spaces.").waitFor();
    await nameBox(page).fill("Mia Berger");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText(t("profile.saved")).waitFor();
    await page.reload();
    await soon(() => nameBox(page).inputValue()).toBe("Mia Berger");
  });

  it("keeps both choices of the theme alike", async () => {
    const { page } = await member();
    const main = page.getByRole("main");
    await main
      .locator("label")
      .filter({ hasText: t("profile.theme_dark") })
      .click();
    await soon(() => page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
    await page.getByRole("button", { name: pages.theme }).click();
    const menu = page.locator("#theme-menu");
    expect(await menu.getByRole("radio", { name: pages.themeDark }).isChecked()).toBe(true);
    await menu.locator("label").filter({ hasText: pages.themeSystem }).click();
    await soon(() => main.getByRole("radio", { name: t("profile.theme_system") }).isChecked()).toBe(
      true,
    );
  });
});

describe("what a person allows", () => {
  it("training is off until it is turned on, and turning it off says what was removed §training.off §training.withdraw §withdraw.easy", async () => {
    const { mia, page } = await member();
    const training = switchOf(page, t("consent.training"));
    await soon(() => training.getAttribute("aria-disabled")).toBe("false");
    expect(await training.isChecked()).toBe(false);
    await training.click();
    await page.getByText(t("consent.training_on")).waitFor();
    await mia.ended(await mia.ordered({ resolution: "512", count: 2 }));
    // What was promised is copied when its minute has come.
    await site.advance("PT2M");
    const copies = async () => (await mia.call("GET", "/api/account/consents")).body;
    await soon(copies).toMatchObject({ trainingCopies: 2 });
    await page.reload();
    await page.getByText(t("consent.copies", { count: 2 })).waitFor();
    await training.click();
    await page.getByText(t("consent.training_off", { count: 2 })).waitFor();
    expect(await training.isChecked()).toBe(false);
    await soon(copies).toMatchObject({ training: false, trainingCopies: 0 });

    await page.getByText(t("consent.receipts")).click();
    const receipts = page.locator(".receipts li");
    expect(await receipts.count()).toBe(2);
    expect(await receipts.first().textContent()).toContain(t("consent.refused"));
    expect(await receipts.last().textContent()).toContain(t("consent.allowed"));
  });

  it("statistics and reminders are objected to one by one, by keyboard too §object.switch", async () => {
    const { mia, page } = await member();
    const analytics = switchOf(page, t("consent.analytics"));
    await soon(() => analytics.isChecked()).toBe(true);
    await analytics.focus();
    await page.keyboard.press("Space");
    await page.getByText(t("consent.analytics_off")).waitFor();
    expect(await switchOf(page, t("consent.reminders")).isChecked()).toBe(true);
    expect((await mia.call("GET", "/api/account")).body).toMatchObject({
      consents: { analytics: false },
      reminders: true,
    });
    expect(await said(page)).toContain(t("consent.analytics_off"));
  });

  it("a pause stops new images and is lifted again §restrict.hold §restrict.rights", async () => {
    const { mia, page } = await member();
    const pause = switchOf(page, t("restrict.switch"));
    await soon(() => pause.getAttribute("aria-disabled")).toBe("false");
    await pause.click();
    await page.getByText(t("restrict.on")).waitFor();
    expect((await mia.order()).body.error?.code).toBe("account.restricted");
    await pause.click();
    await page.getByText(t("restrict.off")).waitFor();
    expect((await mia.order()).status).toBe(202);
  });

  it("a switch whose answer does not come goes back to what is, and says why", async () => {
    const { page } = await member();
    const training = switchOf(page, t("consent.training"));
    await soon(() => training.getAttribute("aria-disabled")).toBe("false");
    await page.route("**/api/account/consents", (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await training.click();
    await page.getByRole("alert").getByText(t("error.unreachable")).waitFor();
    expect(await training.isChecked()).toBe(false);
  });

  it("a page with words of before shows the present ones and asks again §training.receipt", async () => {
    const mia = await site.visitor();
    const { page } = await site.open({ as: mia });
    const [address, old] = ["**/api/account/consents", "Words that stood here before."];
    await page.route(address, async (route) => {
      const answered = await route.fetch();
      const view = (await answered.json()) as ConsentsView;
      const training = { id: "training-0", words: old };
      await route.fulfill({ json: { ...view, statements: { ...view.statements, training } } });
    });
    await page.goto("/account");
    await page.getByText(old).waitFor();
    await page.unroute(address);
    const training = switchOf(page, t("consent.training"));
    await training.click();
    await page.getByRole("alert").getByText("The words of this choice have changed.").waitFor();
    await page.getByText(statements.training.words).waitFor();
    expect(await page.getByText(old).count()).toBe(0);
    expect(await training.isChecked()).toBe(false);

    await training.click();
    await page.getByText(t("consent.training_on")).waitFor();
    const { receipts } = (await mia.call("GET", "/api/account/consents"))
      .body as unknown as ConsentsView;
    expect(receipts).toMatchObject([
      { purpose: "training", granted: true, statement: statements.training.words, shown: true },
    ]);
  });
});

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
    const { page } = await member({ images: 2 });
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

describe("deleting the account", () => {
  it("takes the right password, locks everything at once, and can be undone from any page §erasure.any", async () => {
    const tab = await member({ images: 1 });
    const { mia, page } = tab;
    const dialog = await openErasure(page);
    const erase = dialog.getByRole("button", { name: t("erase.go") });
    await erase.click();
    await dialog.getByText(t("erase.password_missing")).waitFor();
    await dialog.getByLabel(t("erase.password"), { exact: true }).fill(password);
    await erase.click();
    await page.getByText("Until then it is locked").first().waitFor();
    expect((await mia.order()).body.error?.code).toBe("account.erasing");

    await page.goto("/history");
    const line = page.getByRole("complementary");
    await line.getByText(/Your account goes on/).waitFor();
    await expectNothingMoved(page);
    await line.getByRole("button", { name: t("grace.undo") }).click();
    await page.getByText(t("grace.undone")).waitFor();
    expect(await line.count()).toBe(0);
    expect((await mia.order()).status).toBe(202);
    expectClean(tab, site);
  });

  it("now, ends with everything gone and a receipt in the mail §erasure.all §erasure.receipt", async () => {
    const person = newPerson();
    const mia = await site.visitor(person.email);
    await mia.ended(await mia.ordered({ resolution: "512" }));
    const { page } = await site.open({ as: mia });
    await page.goto("/account");
    const dialog = await openErasure(page);
    await dialog
      .locator("label")
      .filter({ hasText: t("erase.now") })
      .last()
      .click();
    await dialog.getByLabel(t("erase.password"), { exact: true }).fill(password);
    await dialog.getByRole("button", { name: t("erase.go") }).click();
    await heading(page, t("erase.begun_title")).waitFor();
    await soon(async () => (await mia.call("GET", "/api/account")).status).toBe(401);
    await soon(async () => (await site.mailsTo(person.email)).length).toBeGreaterThan(1);
  });

  it("gives the focus back when the person keeps the account, and offers the export first", async () => {
    const { page } = await member();
    await soon(() => nameBox(page).inputValue()).toBe("Mia");
    const dialog = await openErasure(page);
    await page.keyboard.press("Escape");
    await soon(() => dialog.count()).toBe(0);
    const open = page.getByRole("button", { name: t("erase.open") });
    await soon(() => open.evaluate((button) => button.matches(":focus"))).toBe(true);
    await openErasure(page);
    await dialog.getByRole("button", { name: t("erase.offer_link") }).click();
    await soon(() => new URL(page.url()).hash).toBe("#export");
  });
});

describe("a policy that has changed", () => {
  const newer = "2099-01-01";

  /** The site as it would be with another version in force. */
  async function withNewer(tab: Tab, material = true): Promise<void> {
    await tab.page.route("**/*", async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const answer = await route.fetch();
      const html = (await answer.text()).replaceAll(
        `data-policy="${policyVersion}"`,
        `data-policy="${newer}"`,
      );
      await route.fulfill({ response: answer, body: html });
    });
    await tab.page.route("**/api/policy", (route) =>
      route.fulfill({
        json: {
          version: newer,
          effectiveAt: `${newer}T00:00:00.000Z`,
          hash: "",
          url: "/privacy",
          history: [
            {
              version: newer,
              effectiveAt: `${newer}T00:00:00.000Z`,
              hash: "",
              material,
              summary: ["Images are kept a day longer."],
            },
          ],
        },
      }),
    );
  }

  it("stands before the studio until it is accepted, and only there §changes.ask", async () => {
    const tab = await site.open({ as: await site.visitor() });
    const { page } = tab;
    await withNewer(tab);
    await page.goto("/create");
    const dialog = page.getByRole("dialog", { name: t("policy.title") });
    await dialog.getByText("Images are kept a day longer.").waitFor();
    await expectAccessible(page, "policy dialog");
    for (let press = 0; press < 3; press++) {
      await page.keyboard.press("Escape");
      await dialog.waitFor();
    }
    await dialog.getByRole("link", { name: t("policy.export") }).click();
    await page.waitForURL("/account#export");
    expect(await dialog.count()).toBe(0);
    await page.getByRole("button", { name: t("policy.open") }).click();
    await dialog.getByRole("button", { name: t("policy.later") }).click();
    await soon(() => dialog.count()).toBe(0);

    await page.route("**/api/policy/accept", async (route) => {
      expect(route.request().postDataJSON()).toEqual({ version: newer });
      const account = await (await page.request.get("/api/account")).json();
      await route.fulfill({ json: { account: { ...account, policyVersion: newer } } });
    });
    await page.getByRole("button", { name: t("policy.open") }).click();
    await dialog.getByRole("button", { name: t("policy.accept") }).click();
    await page.getByText(t("policy.accepted")).waitFor();
    expect(await dialog.count()).toBe(0);
  });

  it("that changes nothing material asks for nothing", async () => {
    const tab = await site.open({ as: await site.visitor() });
    await withNewer(tab, false);
    const policy = tab.page.waitForResponse("**/api/policy");
    await tab.page.goto("/create");
    await policy;
    await expectNothingMoved(tab.page);
    expect(await tab.page.getByRole("dialog").count()).toBe(0);
    expect(await tab.page.getByRole("complementary").count()).toBe(0);
  });
});
