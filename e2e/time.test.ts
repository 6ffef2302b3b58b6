/** What restarts and passing days do to pages that are open. */
import { describe, expect, it } from "vitest";
import { goes } from "../web/src/format/time.ts";
import { keysIn } from "./machine.ts";
import { useSite } from "./site.ts";
import {
  expectBalance,
  expectPicture,
  foxPrompt,
  generateButton,
  heading,
  openers,
  pick,
  promptBox,
  soon,
  statusInPage,
  strip,
} from "./steps.ts";
import { t } from "./words.ts";

const site = useSite();
const fileCount = async () => (await keysIn(site.cloud.endpoints, "images")).length;

describe("a restart in the middle of a generation", () => {
  it("is told to the person, and the page that was open shows the picture in the end", async () => {
    const mia = await site.visitor();
    const { page } = await site.open({ as: mia });
    await page.goto("/create");
    await expectBalance(page, 20);
    await promptBox(page).fill(foxPrompt);
    await pick(page, "2K");
    await pick(page, "2");
    await generateButton(page, 4).click();
    const row = strip(page);
    await row.getByText(t("stage.drawing")).first().waitFor();

    const comeBack = await site.goDown();
    await row.getByText(t("waiting.unreachable")).waitFor();
    await comeBack();
    await soon(() => row.getByText(t("waiting.unreachable")).count()).toBe(0);
    await site.advance("PT2M");
    for (const image of [0, 1]) await expectPicture(row.getByRole("img").nth(image));
    await expectBalance(page, 16);
    expect(await mia.credits()).toEqual({ available: 16, held: 0 });
  });
});

describe("eight days later", () => {
  it("the image is refused, its file is gone, and the open page copes §retention.dates", async () => {
    const mia = await site.visitor();
    const { images } = await mia.ended(await mia.ordered());
    const { url: address = "", thumbnailUrl = "" } = images[0] ?? {};
    const { page } = await site.open({ as: mia });
    await page.goto("/history");
    const cell = openers(page.getByRole("main"));
    await expectPicture(cell.getByRole("img", { name: foxPrompt }));

    await site.advance("P8D");
    expect(await statusInPage(page, address)).toBe(403);
    expect(await statusInPage(page, thumbnailUrl)).toBe(403);
    expect(await fileCount()).toBe(0);
    // Still signed in: a session is kept longer than a free image.
    await page.reload();
    await heading(page, t("history.empty_title")).waitFor();
    await expectBalance(page, 19);
    expect(await page.evaluate("location.pathname")).toBe("/history");

    // And with images that are new, everything goes on.
    await mia.ended(await mia.ordered());
    await page.reload();
    await expectPicture(cell.getByRole("img", { name: foxPrompt }));
  });

  it("an image tells in its last day how long it still stays, and goes while it is looked at §retention.dates", async () => {
    const mia = await site.visitor();
    const { expiresAt } = await mia.ended(await mia.ordered());
    const { page } = await site.open({ as: mia });
    await page.goto("/history");
    const cell = openers(page.getByRole("main"));
    await expectPicture(cell.getByRole("img"));
    await site.advance("P6DT12H");
    await page.reload();
    const { text, soon: turnsAmber } = goes(
      Date.parse(expiresAt),
      (await site.now()) + 5_000,
      "UTC",
    );
    expect(turnsAmber).toBe(true);
    await page.getByText(text).waitFor();
    await cell.click();
    const viewer = page.getByRole("dialog", { name: t("viewer.label") });
    await expectPicture(viewer.getByRole("img"));
    await site.advance("PT12H");
    await page.keyboard.press("Escape");
    await page.reload();
    await heading(page, t("history.empty_title")).waitFor();
  });
});
