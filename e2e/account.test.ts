/** Coming in and going out, and the theme a person chose. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { storageKeys } from "../web/src/storage.ts";
import { phone, useSite } from "./site.ts";
import {
  expectBalance,
  expectClean,
  expectPicture,
  foxPrompt,
  giveBirthDate,
  heading,
  newPerson,
  openers,
  passwordBox,
  pick,
  promptBox,
  signIn,
  signOut,
  signUp,
  soon,
  statusInPage,
} from "./steps.ts";
import { pages, t } from "./words.ts";

const site = useSite();

describe("signing in", () => {
  it.each([
    ["/create", "/sign-in"],
    ["/history", "/sign-in?next=%2Fhistory"],
  ])("is asked for by %s, and leads back there", async (wanted, asked) => {
    const person = newPerson();
    await site.visitor(person.email);
    const tab = await site.open({ viewport: phone });
    const { page } = tab;
    await page.goto(wanted);
    await page.waitForURL(asked);
    await signIn(page, person);
    await page.waitForURL(wanted);
    await expectBalance(page, 20);
  });

  it("with a wrong password says so, keeps the address, and lets the right one in", async () => {
    const person = newPerson();
    await site.visitor(person.email);
    const { page } = await site.open();
    await page.goto("/sign-in");
    await signIn(page, { ...person, password: "wrong horse battery" });
    const alert = page.getByRole("alert");
    await alert.getByText("The address or the password is not right.").waitFor();
    expect(await page.getByLabel(t("sign_up.email")).inputValue()).toBe(person.email);
    await passwordBox(page).fill(person.password);
    await page.keyboard.press("Enter");
    await page.waitForURL("/create");
  });

  it("with an address nobody has sounds the same", async () => {
    const { page } = await site.open();
    await page.goto("/sign-in");
    await signIn(page, newPerson());
    await page.getByRole("alert").getByText("The address or the password is not right.").waitFor();
  });
});

describe("signing up", () => {
  it("tells a wrong code from a right one, and sends a new code when asked", async () => {
    const person = newPerson();
    const { page } = await site.open();
    await page.goto("/sign-up");
    await giveBirthDate(page, "29", "February", "2000");
    await page.getByLabel(t("sign_up.name")).fill(person.name);
    await page.getByLabel(t("sign_up.email")).fill(person.email);
    await passwordBox(page).fill(person.password);
    await page.keyboard.press("Enter");
    const code = page.getByLabel(t("verify.code"));
    await code.waitFor();
    const sent = await site.codeFor(person.email);
    await code.fill(sent === "000000" ? "000001" : "000000");
    await page.keyboard.press("Enter");
    await page.getByText("That code is not right").waitFor();
    await page.getByRole("button", { name: t("verify.resend") }).click();
    await page.getByText(t("verify.resent")).waitFor();
    expect(await site.mailsTo(person.email)).toHaveLength(2);
    await code.fill(await site.codeFor(person.email));
    await page.keyboard.press("Enter");
    await page.waitForURL("/create");
  });

  it("says what is missing beside each field, and sends no more than the date", async () => {
    const tab = await site.open({ viewport: phone });
    const { page } = tab;
    await page.goto("/sign-up");
    await giveBirthDate(page, "31", "February", "1990");
    await page.getByRole("alert").getByText(t("age.invalid")).waitFor();
    await giveBirthDate(page, "28", "February", "1990");
    await page.getByRole("button", { name: t("sign_up.submit") }).click();
    for (const problem of ["name_missing", "email_invalid", "password_short"] as const) {
      await page.getByText(t(`sign_up.${problem}`)).waitFor();
    }
    const name = page.getByLabel(t("sign_up.name"));
    await soon(() => name.evaluate((field) => field.matches(":focus"))).toBe(true);
    const sent = tab.requests.filter((address) => address.includes("/api/auth/"));
    expect(sent.map((address) => new URL(address).pathname)).toEqual(["/api/auth/age"]);
  });
});

describe("the date of birth, without a connection", () => {
  it("says so and asks again, and a no is still a no", async () => {
    const { page, context } = await site.open({ viewport: phone });
    await page.goto("/sign-up");
    await page.getByLabel(t("age.year")).waitFor();
    await context.setOffline(true);
    await giveBirthDate(page, "4", "May", "1990");
    await page.getByRole("alert").getByText(t("error.offline_short")).waitFor();
    await context.setOffline(false);
    await page.getByRole("button", { name: t("age.continue") }).click();
    await heading(page, t("sign_up.title")).waitFor();

    await page.getByRole("button", { name: t("sign_up.back") }).click();
    await context.setOffline(true);
    await giveBirthDate(page, "1", "January", String(new Date().getUTCFullYear() - 12));
    await heading(page, t("age.refused_title")).waitFor();
  });
});

describe("signing out", () => {
  it("leaves nothing of the person in the browser, images included", async () => {
    const visitor = await site.visitor();
    const image = (await visitor.ended(await visitor.ordered())).images[0]?.url ?? "";
    const tab = await site.open({ as: visitor });
    const { page, context } = tab;
    await page.goto("/create");
    await expectPicture(openers(page.getByRole("main")).getByRole("img", { name: foxPrompt }));
    await promptBox(page).fill("what nobody else should read");
    expectClean(tab, site);
    await signOut(page);
    await page.getByRole("link", { name: t("nav.sign_in") }).waitFor();
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
    expect(await statusInPage(page, image)).toBe(403);
    await page.goBack();
    await page.waitForURL("/sign-in");
  });

  it("and in again shows what was there before", async () => {
    const tab = await site.open();
    const { page } = tab;
    await page.goto("/sign-up");
    const person = await signUp(site, page);
    await page.waitForURL("/create");
    await expectBalance(page, 20);
    await signOut(page);
    await page.getByRole("link", { name: t("nav.sign_in") }).click();
    await signIn(page, person);
    await page.waitForURL("/create");
    await expectBalance(page, 20);
    await heading(page, t("create.empty_title")).waitFor();
    expectClean(tab, site);
  });
});

describe("the theme", () => {
  const paper = (page: Page) =>
    page.evaluate<string>("getComputedStyle(document.documentElement).backgroundColor");
  const choose = async (page: Page, theme: string) => {
    await page.getByRole("button", { name: pages.theme }).click();
    await pick(page, theme);
    await page.keyboard.press("Escape");
  };

  it("follows the system until the person chooses, then holds on every page", async () => {
    const { page, context } = await site.open({ colorScheme: "light" });
    await page.goto("/");
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    await page.emulateMedia({ colorScheme: "light" });

    await choose(page, pages.themeDark);
    expect(await paper(page)).toBe(dark);
    await page.reload();
    expect(await paper(page)).toBe(dark);
    const other = await context.newPage();
    await other.goto("/privacy");
    expect(await paper(other)).toBe(dark);

    // Chosen in one window, it changes in the others.
    await choose(other, pages.themeLight);
    await soon(() => paper(page)).toBe(light);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await paper(page)).toBe(light);
    expect(await page.evaluate("Object.keys(localStorage)")).toEqual([storageKeys.theme]);

    await choose(page, pages.themeSystem);
    expect(await paper(page)).toBe(dark);
    expect(await page.evaluate("localStorage.length")).toBe(0);
  });
});
