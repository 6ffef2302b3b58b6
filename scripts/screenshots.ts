/** Takes the pictures the README shows, of the real product: `node scripts/screenshots.ts`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { startLocalCloud } from "../local/cloud.ts";
import { Visitor } from "../local/testing/visitor.ts";
import { ensureBrowser } from "./browser.ts";
import { root } from "./synth/inputs.ts";

const folder = join(root, "docs", "images");
const largestBytes = 150 * 1024;
const viewport = { width: 1280, height: 940 };

/** What history holds, one list per day; the foxes are ordered in the browser, today. */
const days: Record<string, unknown>[][] = [
  [
    { prompt: "a lighthouse in a storm at night, oil painting", aspectRatio: "3:2", seed: 11 },
    { prompt: "a cat asleep on a windowsill, rain outside, storybook", seed: 4 },
  ],
  [
    {
      prompt: "a hot air balloon over mountains at sunrise, papercut",
      aspectRatio: "2:3",
      seed: 7,
    },
    { prompt: "a sailing boat on a calm sea, woodcut", aspectRatio: "4:3", seed: 2 },
    { prompt: "a bowl of oranges on a blue table, oil painting", seed: 5 },
  ],
  [
    { prompt: "a dragon flying over a village, papercut", aspectRatio: "3:2", seed: 6 },
    { prompt: "fish in a coral reef, pixel art", seed: 9 },
    { prompt: "a small house in the snow, evening, watercolour", aspectRatio: "4:3", seed: 3 },
    { prompt: "a whale under the stars, ink drawing", seed: 8 },
  ],
];
const fox = { prompt: "a red fox under a huge moon, watercolour", seed: "21" };

const dir = mkdtempSync(join(tmpdir(), "nana-img-"));
const cloud = await startLocalCloud({ dir });
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  mkdirSync(folder, { recursive: true });
  const mia = new Visitor(cloud.url);
  await mia.signUp();
  for (const orders of days) {
    for (const order of orders) await mia.ended(await mia.ordered({ resolution: "1K", ...order }));
    await cloud.time.advance("P1D");
  }
  const page = await pageOf(mia);
  await page.goto("/create");
  await page.locator("textarea").fill(fox.prompt);
  for (const choice of ["aspectRatio][value='3:4'", "count][value='4'"]) {
    await page.locator("label", { has: page.locator(`input[name=${choice}]`) }).click();
  }
  await page.locator("details summary").click();
  await page.locator("#seed").fill(fox.seed);
  await page.locator("details summary").click();
  await page.locator("form button[type=submit]:not([aria-disabled=true])").click();
  await page.locator("article img[data-shown]").nth(3).waitFor({ timeout: 60_000 });
  await page.locator(".goes").first().waitFor();
  await keep(page, "studio");

  await page.goto("/history");
  await page.locator(".sheet img[data-shown]").nth(10).waitFor();
  await keep(page, "history");
} finally {
  await browser.close();
  await cloud.stop();
  rmSync(dir, { recursive: true, force: true });
}

async function pageOf(visitor: Visitor): Promise<Page> {
  const context = await browser.newContext({
    baseURL: cloud.url,
    viewport,
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  await context.addCookies(
    [...visitor.cookies].map(([name, { value, path }]) => ({
      ...{ name, value, path, domain: "localhost", secure: true },
    })),
  );
  return context.newPage();
}

async function keep(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement.blur()");
  await page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))");
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  for (let quality = 86; ; quality -= 4) {
    const file = await sharp(picture).webp({ quality, effort: 6 }).toBuffer();
    if (file.byteLength > largestBytes && quality > 40) continue;
    writeFileSync(join(folder, `${name}.webp`), file);
    console.log(`docs/images/${name}.webp: ${Math.round(file.byteLength / 1024)} KB`);
    return;
  }
}
