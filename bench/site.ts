/** The landing page on a phone's network and processor: Lighthouse's slow 4G and a processor four times slower. */
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser } from "../scripts/browser.ts";
import { atMost, median, type Row } from "./statistics.ts";

const runs = 5;
/** @see https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
const slow4g = {
  latency: 150,
  downloadThroughput: 204_800,
  uploadThroughput: 96_000,
  offline: false,
};

export async function site(url: string): Promise<Row[]> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
  });
  const paints: number[] = [];
  const shifts: number[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.addInitScript({ path: join(import.meta.dirname, "vitals.js") });
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", slow4g);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(url, { waitUntil: "networkidle" });
    await page.waitForTimeout(500);
    const seen = await page.evaluate<{ paint: number; shift: number }>("window.vitals");
    paints.push(seen.paint);
    shifts.push(seen.shift);
    await context.close();
  }
  await browser.close();
  return [
    {
      metric: "landing page, largest contentful paint, slow 4G, processor ÷ 4",
      ours: median(paints),
      unit: "ms",
      ...atMost(1_000, median(paints)),
    },
    {
      metric: "landing page, layout shift",
      ours: Math.max(...shifts),
      unit: "",
      ...atMost(0, Math.max(...shifts)),
    },
  ];
}
