/** History: looking at images, taking them along, and making them go. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Visitor } from "../local/testing/visitor.ts";
import { phone, useSite } from "./site.ts";
import {
  expectClean,
  expectPicture,
  generateButton,
  heading,
  openers,
  promptBox,
  soon,
  statusInPage,
} from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();
const tea = "three cups of tea on a table, storybook";

/** Somebody with three images of one prompt, looking at their history. */
async function history(options: { viewport?: typeof phone } = {}) {
  const mia = await site.visitor();
  const { images } = await mia.ended(
    await mia.ordered({ prompt: tea, resolution: "512", count: 3 }),
  );
  const tab = await site.open({ ...options, as: mia });
  await tab.page.goto("/history");
  await soon(() => openers(tab.page).count()).toBe(3);
  return { ...tab, tab, mia, addresses: images.map(({ url }) => url) };
}

const viewer = (page: Page) => page.getByRole("dialog", { name: t("viewer.label") });
const shown = (page: Page, n: number) =>
  viewer(page).getByRole("img", { name: t("image.alt_numbered", { prompt: tea, n, count: 3 }) });

async function imagesLeft(visitor: Visitor): Promise<number> {
  const { items = [] } = (await visitor.call("GET", "/api/generations")).body;
  return items.reduce((sum, { images }) => sum + images.length, 0);
}

describe("the viewer", () => {
  it("goes through the images by arrow keys, and Escape leads back to where one was", async () => {
    const { page, tab } = await history();
    const second = openers(page).nth(1);
    await second.focus();
    await page.keyboard.press("Enter");
    await expectPicture(shown(page, 2));
    await page.keyboard.press("ArrowRight");
    await expectPicture(shown(page, 3));
    await page.keyboard.press("ArrowRight");
    await expectPicture(shown(page, 3));
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expectPicture(shown(page, 1));
    await page.keyboard.press("Escape");
    await soon(() => viewer(page).count()).toBe(0);
    await soon(() => second.evaluate((opener) => opener.matches(":focus"))).toBe(true);
    expectClean(tab, site);
  });

  it("hands out the file under a name that says what it is", async () => {
    const { page, addresses, mia } = await history({ viewport: phone });
    await openers(page).first().click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      viewer(page)
        .getByRole("link", { name: t("image.download") })
        .click(),
    ]);
    expect(download.suggestedFilename()).toBe(
      "nana-img-three-cups-of-tea-on-a-table-storybook-1.webp",
    );
    const original = await (await mia.fetch(addresses[0] ?? "")).arrayBuffer();
    expect(readFileSync(await download.path()).equals(Buffer.from(original))).toBe(true);
  });

  it("takes the words and settings back to the studio", async () => {
    const { page } = await history();
    await openers(page).first().click();
    await viewer(page)
      .getByRole("button", { name: t("image.again") })
      .click();
    await page.waitForURL("/create");
    expect(await promptBox(page).inputValue()).toBe(tea);
    await generateButton(page, 3).waitFor();
    expect(await page.getByRole("radio", { name: "512" }).isChecked()).toBe(true);
  });

  it("copies the prompt", async () => {
    const { page, context } = await history();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openers(page).first().click();
    await viewer(page)
      .getByRole("button", { name: t("image.copy") })
      .click();
    await page.getByText(t("image.copied")).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(tea);
  });
});

describe("deleting", () => {
  it("one image leaves the others, and is asked about first", async () => {
    const { page, addresses, mia } = await history({ viewport: phone });
    await openers(page).nth(1).click();
    await expectPicture(shown(page, 2));
    const remove = viewer(page).getByRole("button", { name: t("image.delete") });
    await remove.click();
    const question = page.getByRole("dialog", { name: t("delete.image_title") });
    await question.getByRole("button", { name: t("delete.keep") }).click();
    expect(await imagesLeft(mia)).toBe(3);
    await soon(() => remove.evaluate((button) => button.matches(":focus"))).toBe(true);

    await remove.click();
    await question.getByRole("button", { name: t("delete.confirm") }).click();
    await soon(() => openers(page).count()).toBe(2);
    await page.getByText(t("delete.done")).waitFor();
    const statuses = await Promise.all(addresses.map((address) => statusInPage(page, address)));
    expect(statuses).toEqual([200, 403, 200]);
    expect(await imagesLeft(mia)).toBe(2);
  });

  it("all of history leaves an empty sheet, here and after loading again", async () => {
    const { page, addresses, mia } = await history();
    await mia.ended(await mia.ordered({ resolution: "512" }));
    await page.reload();
    await soon(() => openers(page).count()).toBe(4);
    await page.getByRole("button", { name: t("history.delete_all") }).click();
    const question = page.getByRole("dialog", { name: t("delete.all_title") });
    await question.getByRole("button", { name: t("delete.confirm_all") }).click();
    await heading(page, t("history.empty_title")).waitFor();
    for (const address of addresses) expect(await statusInPage(page, address)).toBe(403);
    await page.reload();
    await heading(page, t("history.empty_title")).waitFor();
    await page.getByRole("link", { name: t("history.empty_action") }).click();
    await page.waitForURL("/create");
  });
});

describe("searching", () => {
  it("finds by words, says when nothing fits, and shows everything again", async () => {
    const { page, mia } = await history();
    await mia.ended(await mia.ordered({ prompt: "a lighthouse", resolution: "512" }));
    await page.reload();
    await soon(() => openers(page).count()).toBe(4);
    const search = page.getByRole("searchbox", { name: t("history.search") });
    await search.fill("LIGHTHOUSE");
    await soon(() => openers(page).count()).toBe(1);
    await search.fill("zebra");
    await heading(page, t("history.none_title")).waitFor();
    await page.getByRole("button", { name: t("history.none_action") }).click();
    await soon(() => openers(page).count()).toBe(4);
    await page.getByLabel(t("history.state"), { exact: true }).selectOption("failed");
    await heading(page, t("history.none_title")).waitFor();
  });
});
