/** The account page: what people see of themselves, and how they leave. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { password } from "../local/testing/browser.ts";
import { phone, useSite } from "./site.ts";
import {
  expectClean,
  expectNothingMoved,
  heading,
  newPerson,
  openAccount,
  signIn,
  soon,
} from "./steps.ts";
import { pages, t } from "./words.ts";

const site = useSite();

function nameBox(page: Page): Locator {
  return page.getByRole("textbox", { name: t("profile.name"), exact: true });
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
    const tab = await openAccount(site, { ...options, images: 1 });
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
    const { page } = await openAccount(site);
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
    const { page } = await openAccount(site);
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

describe("deleting the account", () => {
  it("takes the right password, locks everything at once, and can be undone from any page §erasure.any", async () => {
    const tab = await openAccount(site, { images: 1 });
    const { mia, page } = tab;
    const dialog = await openErasure(page);
    const erase = dialog.getByRole("button", { name: t("erase.go") });
    await erase.click();
    await dialog.getByText(t("erase.password_missing")).waitFor();
    await dialog.getByLabel(t("erase.password"), { exact: true }).fill(password);
    await erase.click();
    await page.getByText("Until then it is locked").first().waitFor();
    expect(await nameBox(page).isDisabled()).toBe(true);
    await page.getByText(t("profile.name_locked")).waitFor();
    expect((await mia.order()).body.error?.code).toBe("account.erasing");

    await page.goto("/history");
    const line = page.getByRole("complementary");
    await line.getByText(/Your account ends on/).waitFor();
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
    const { page } = await openAccount(site);
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
