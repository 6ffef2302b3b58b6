/** What people do on the site and look at, found by role and label as they find it. */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { password } from "../local/testing/browser.ts";
import { patienceMs, type phone, type Site, type Tab } from "./site.ts";
import { pages, t } from "./words.ts";

/** `expect.poll` with the patience of every other step. */
export function soon<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: patienceMs });
}

export const foxPrompt = "a red fox under a huge moon, watercolour";

export function promptBox(page: Page): Locator {
  return page.getByRole("textbox", { name: t("composer.prompt") });
}

/** The one button of the composer, whatever it says. */
export function composerButton(page: Page): Locator {
  return page.getByRole("form", { name: t("composer.label") }).locator("button[type=submit]");
}

/** Generate with its price, ready to be pressed. */
export function generateButton(page: Page, credits = 1): Locator {
  const name = t("composer.generate", { count: credits });
  return page.getByRole("button", { name, exact: true });
}

/** One of several drawn or written choices, by its label. */
export async function pick(page: Page, name: string): Promise<void> {
  const radio = page.getByRole("radio", { name, exact: true });
  await page.locator("label").filter({ has: radio }).click();
}

export function balance(page: Page): Locator {
  return page.getByRole("banner").locator(".balance .visually-hidden");
}

export async function expectBalance(page: Page, credits: number): Promise<void> {
  await soon(() => balance(page).textContent()).toBe(t("account.balance", { count: credits }));
}

/** A generation on the studio's table. */
export function strip(page: Page, prompt = foxPrompt): Locator {
  return page.getByRole("article", { name: prompt, exact: true });
}

/** Images that open when they are pressed, in a strip, a sheet or anywhere else. */
export function openers(place: Page | Locator): Locator {
  return place.getByRole("button", { name: t("image.open", { prompt: "" }) });
}

export function heading(page: Page, name: string): Locator {
  return page.getByRole("heading", { name, exact: true });
}

/** Waits until a picture has arrived and been decoded. */
export async function expectPicture(image: Locator): Promise<void> {
  await image.waitFor();
  const width = () =>
    image.evaluate((element) => (element as { naturalWidth?: number }).naturalWidth);
  await soon(width).toBeGreaterThan(0);
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export function newPerson(): Person {
  return { name: "Mia", email: `${randomUUID()}@example.com`, password };
}

export async function giveBirthDate(page: Page, day: string, month: string, year: string) {
  await page.getByLabel(t("age.day")).fill(day);
  await page.getByLabel(t("age.month")).selectOption({ label: month });
  await page.getByLabel(t("age.year")).fill(year);
  await page.getByRole("button", { name: t("age.continue") }).click();
}

/** From the first question of sign-up to the page that follows the code. */
export async function signUp(site: Site, page: Page, person = newPerson()): Promise<Person> {
  await giveBirthDate(page, "4", "May", "1990");
  await page.getByLabel(t("sign_up.name")).fill(person.name);
  await page.getByLabel(t("sign_up.email")).fill(person.email);
  await passwordBox(page).fill(person.password);
  await page.getByRole("button", { name: t("sign_up.submit") }).click();
  await heading(page, t("verify.title")).waitFor();
  await page.getByLabel(t("verify.code")).fill(await site.codeFor(person.email));
  await page.getByRole("button", { name: t("verify.submit") }).click();
  return person;
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel(t("sign_up.email")).fill(email);
  await passwordBox(page).fill(password);
  await page
    .getByRole("main")
    .getByRole("button", { name: t("sign_in.submit") })
    .click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("account.menu") }).click();
  await page.getByRole("button", { name: t("account.sign_out") }).click();
  await page.waitForURL("/");
}

export function passwordBox(page: Page): Locator {
  return page.getByRole("textbox", { name: t("sign_up.password"), exact: true });
}

/** By the header's own links. */
export async function goTo(page: Page, where: "create" | "history"): Promise<void> {
  const navigation = page.getByRole("navigation", { name: pages.main });
  await navigation.getByRole("link", { name: pages[where] }).click();
  await page.waitForURL(`/${where}`);
}

/** What a screen reader has said on this page so far. */
export function said(page: Page): Promise<string[]> {
  return page.evaluate<string[]>("window.watch.said");
}

/** Everything in view has stayed where it was since the page was opened, or since the last look. */
export async function expectNothingMoved(page: Page): Promise<void> {
  expect.soft(await shifts(page)).toEqual([]);
}

/** For what a person has just made room for themselves: a new row on the table. */
export async function forgetWhatMoved(page: Page): Promise<void> {
  await shifts(page);
}

function shifts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>("window.watch.takeShifts()");
}

/** Same-origin requests only, and nothing to complain about. */
export function expectClean(tab: Tab, site: Site): void {
  expect(tab.complaints).toEqual([]);
  expect(tab.requests.filter((address) => !address.startsWith(`${site.url}/`))).toEqual([]);
}

/** The status a page of the site gets for an address, with the browser's own cookies. */
export function statusInPage(page: Page, address: string): Promise<number> {
  return page.evaluate<number>(`fetch(${JSON.stringify(address)}).then(({ status }) => status)`);
}

/** The account page of somebody who has just signed up, and who has images. */
export async function openAccount(
  site: Site,
  { images = 0, ...options }: { viewport?: typeof phone; images?: number } = {},
) {
  const mia = await site.visitor();
  for (let n = 0; n < images; n++) await mia.ended(await mia.ordered({ resolution: "512" }));
  const tab = await site.open({ ...options, as: mia });
  await tab.page.goto("/account");
  return { mia, ...tab };
}
