/** Every page and state: no rule broken, no mouse needed, nothing wider than the window. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { password } from "../local/testing/browser.ts";
import { expectAccessible } from "./axe.ts";
import { phone, type Tab, useSite } from "./site.ts";
import {
  composerButton,
  expectBalance,
  expectPicture,
  foxPrompt,
  generateButton,
  giveBirthDate,
  heading,
  newPerson,
  openers,
  passwordBox,
  promptBox,
  soon,
  strip,
} from "./steps.ts";
import { pages, t } from "./words.ts";

const site = useSite();
const narrow = { width: 320, height: 640 };

/** Somebody with two images and a generation that waits for its turn. */
async function member(options: { viewport?: typeof phone } = {}): Promise<Tab> {
  const mia = await site.visitor();
  await mia.ended(await mia.ordered({ resolution: "512", count: 2 }));
  await site.control("POST", "faults", { queue: "Generation", do: "drop", times: 1 });
  await mia.ordered({ prompt: "a lighthouse", aspectRatio: "16:9" });
  return site.open({ ...options, as: mia });
}

describe.each([
  ["desk", {}],
  ["phone", { viewport: phone }],
])("for everyone, on a %s", (_, options) => {
  it("no page breaks a rule of WCAG 2.2 AA", async () => {
    const { page } = await site.open(options);
    for (const path of ["/", "/sign-in", "/verify", "/privacy", "/support", "/nowhere"]) {
      await page.goto(path);
      await expectAccessible(page, path);
    }
    await page.getByRole("button", { name: pages.theme }).click();
    await expectAccessible(page, "theme menu");

    await page.goto("/sign-up");
    await expectAccessible(page, "date of birth");
    await page.getByRole("button", { name: t("age.continue") }).click();
    await page.getByText(t("age.invalid")).waitFor();
    await expectAccessible(page, "no date of birth");
    await giveBirthDate(page, "4", "May", "1990");
    await page.getByRole("button", { name: t("sign_up.submit") }).click();
    await page.getByText(t("sign_up.name_missing")).waitFor();
    await expectAccessible(page, "details that are missing");
    const { name, email, password } = newPerson();
    await page.getByLabel(t("sign_up.name")).fill(name);
    await page.getByLabel(t("sign_up.email")).fill(email);
    await passwordBox(page).fill(password);
    await page.keyboard.press("Enter");
    await heading(page, t("verify.title")).waitFor();
    await expectAccessible(page, "code");
  });

  it("with an account, no page or dialog breaks one either", async () => {
    const { page, context } = await member(options);
    await page.goto("/create");
    await strip(page, "a lighthouse").getByRole("progressbar").waitFor();
    await expectPicture(openers(page.getByRole("main")).first().getByRole("img"));
    await expectAccessible(page, "studio, waiting");
    await page.getByRole("button", { name: t("account.menu") }).click();
    await expectAccessible(page, "account menu");
    await page.keyboard.press("Escape");
    await strip(page, "a lighthouse")
      .getByRole("button", { name: t("waiting.cancel") })
      .click();
    await strip(page, "a lighthouse").getByText(t("outcome.cancelled")).first().waitFor();
    await promptBox(page).fill("x".repeat(2_001));
    const settings = page.getByRole("button", { name: t("composer.settings") });
    if (await settings.isVisible()) await settings.click();
    await page.getByText(t("composer.seed"), { exact: true }).first().click();
    await expectAccessible(page, "studio, prompt too long, settings open");
    await context.setOffline(true);
    await page.getByRole("status").getByText(t("error.offline")).waitFor();
    await expectAccessible(page, "studio, offline");
    await context.setOffline(false);

    await page.goto("/history");
    await expectPicture(openers(page).first().getByRole("img"));
    await expectAccessible(page, "history");
    await page.getByRole("button", { name: t("history.delete_all") }).click();
    await page.getByRole("dialog").waitFor();
    await expectAccessible(page, "delete all");
    await page.keyboard.press("Escape");
    await openers(page).first().click();
    await expectPicture(page.getByRole("dialog").getByRole("img"));
    await expectAccessible(page, "viewer");
    await page.getByRole("button", { name: t("image.delete"), exact: true }).click();
    await page.getByRole("dialog", { name: t("delete.image_title") }).waitFor();
    await expectAccessible(page, "delete an image");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").fill("zebra");
    await heading(page, t("history.none_title")).waitFor();
    await expectAccessible(page, "no match");
  });

  it("the account page and its dialogs break none", async () => {
    const { page, context } = await member(options);
    await page.goto("/account");
    await soon(() => page.locator("main .skeleton").count()).toBe(0);
    await page.getByText(t("consent.receipts")).click();
    await expectAccessible(page, "account page");
    await page.getByRole("textbox", { name: t("profile.name") }).fill("");
    await page.keyboard.press("Enter");
    await page.getByText(t("profile.name_missing")).waitFor();
    await page.getByRole("button", { name: t("export.ask") }).click();
    await page.getByRole("link", { name: /^Download \d/ }).waitFor({ timeout: 60_000 });
    await expectAccessible(page, "an export that is ready, a name that is missing");
    await page.getByRole("button", { name: t("erase.open") }).click();
    const dialog = page.getByRole("dialog", { name: t("erase.dialog_title") });
    await dialog.getByRole("button", { name: t("erase.go") }).click();
    await dialog.getByText(t("erase.password_missing")).waitFor();
    await expectAccessible(page, "deleting the account");
    await dialog.getByLabel(t("erase.password"), { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page
      .getByRole("complementary")
      .getByText(/Your account ends on/)
      .waitFor();
    await expectAccessible(page, "an account on its way out");
    await context.setOffline(true);
    await page.getByRole("complementary").getByRole("button").click();
    await page.getByText(t("error.offline_short"), { exact: true }).waitFor();
    await expectAccessible(page, "offline");
    await context.setOffline(false);
  });

  it("with nothing made yet, the empty pages break none", async () => {
    const { page } = await site.open({ ...options, as: await site.visitor() });
    for (const [path, title] of [
      ["/create", t("create.empty_title")],
      ["/history", t("history.empty_title")],
    ] as const) {
      await page.goto(path);
      await heading(page, title).waitFor();
      await expectAccessible(page, path);
    }
  });
});

describe("by keyboard alone", () => {
  /** What has the focus, as a screen reader names it: `radio "Tall, 2:3" [checked]`. */
  const focused = async (page: Page) => {
    const line = await page.locator(":focus").ariaSnapshot();
    return /\w+ "[^"]*"/.exec(line)?.[0];
  };

  it("one gets from the skip link through the settings to a picture", async () => {
    const { page } = await site.open({ as: await site.visitor() });
    await page.goto("/create");
    await expectBalance(page, 20);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(`link "${pages.skip}"`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(`textbox "${t("composer.prompt")}"`);
    await page.keyboard.type(foxPrompt);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(`radio "${t("ratio.1:1")}"`);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe(`radio "${t("ratio.2:3")}"`);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe(`radio "${t("ratio.21:9")}"`);
    expect(await page.getByRole("radio", { name: t("ratio.21:9") }).isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe('radio "1K"');
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe('radio "1"');
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(`button "${t("composer.generate", { count: 2 })}"`);
    await page.keyboard.press("Enter");
    for (const n of [0, 1]) await expectPicture(strip(page).getByRole("img").nth(n));
    const box = await strip(page).getByRole("img").first().boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(21 / 9, 1);
  });

  it("dialogs keep the focus inside and give it back", async () => {
    const { page } = await member();
    await page.goto("/history");
    const deleteAll = page.getByRole("button", { name: t("history.delete_all") });
    await soon(() => deleteAll.isEnabled()).toBe(true);
    await deleteAll.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const outside = "document.activeElement.closest('dialog, body') === document.body";
    for (let press = 0; press < 4; press++) {
      await page.keyboard.press("Tab");
      // Between the last and the first control the browser's own window may have the focus.
      const place = await page.evaluate<boolean>(
        `${outside} && document.activeElement !== document.body`,
      );
      expect(place).toBe(false);
    }
    await page.keyboard.press("Escape");
    await soon(() => dialog.count()).toBe(0);
    await soon(() => deleteAll.evaluate((button) => button.matches(":focus"))).toBe(true);

    const menu = page.getByRole("button", { name: t("account.menu") });
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(`link "${t("account.title")}"`);
    await page.keyboard.press("Escape");
    await soon(() => menu.evaluate((button) => button.matches(":focus"))).toBe(true);
  });
});

describe("at 320 pixels", () => {
  /** How far the page can be pushed to the side. */
  const overflow = (page: Page) => page.evaluate<number>("(scrollTo(999, scrollY), scrollX)");

  it("no page scrolls sideways", async () => {
    const { page } = await site.open({ viewport: narrow });
    for (const path of [
      "/",
      "/sign-up",
      "/sign-in",
      "/verify",
      "/privacy",
      "/support",
      "/nowhere",
    ]) {
      await page.goto(path);
      expect.soft(await overflow(page), path).toBe(0);
    }
    await page.goto("/sign-up");
    await giveBirthDate(page, "4", "May", "1990");
    await passwordBox(page).waitFor();
    expect.soft(await overflow(page), "details").toBe(0);
  });

  it("the studio, history and the viewer do not either, and everything can be pressed", async () => {
    const { page } = await member({ viewport: narrow });
    await page.goto("/create");
    await expectPicture(openers(page.getByRole("main")).first().getByRole("img"));
    expect.soft(await overflow(page), "studio").toBe(0);
    await page.getByRole("button", { name: t("composer.settings") }).click();
    await promptBox(page).fill("a house ".repeat(60));
    await generateButton(page).waitFor();
    expect.soft(await overflow(page), "settings").toBe(0);
    const button = await composerButton(page).boundingBox();
    expect
      .soft((button?.x ?? -1) >= 0 && (button?.x ?? 0) + (button?.width ?? 999) <= 320)
      .toBe(true);
    await page.goto("/history");
    await expectPicture(openers(page).first().getByRole("img"));
    expect.soft(await overflow(page), "history").toBe(0);
    await openers(page).first().click();
    await expectPicture(page.getByRole("dialog").getByRole("img"));
    expect.soft(await overflow(page), "viewer").toBe(0);
    await page.getByRole("button", { name: t("viewer.close") }).click();
    await page.getByRole("button", { name: t("history.delete_all") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("delete.keep") })
      .click();
  });

  it("the account page does not either, nor do its dialogs", async () => {
    const { page } = await member({ viewport: narrow });
    await page.goto("/account");
    await soon(() => page.locator("main .skeleton").count()).toBe(0);
    expect.soft(await overflow(page), "account page").toBe(0);
    await page.getByRole("button", { name: t("erase.open") }).click();
    const erase = page.getByRole("dialog").getByRole("button", { name: t("erase.go") });
    await erase.waitFor();
    expect.soft(await overflow(page), "deleting").toBe(0);
    await erase.scrollIntoViewIfNeeded();
    const box = await erase.boundingBox();
    expect.soft((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 320).toBe(true);
  });
});
