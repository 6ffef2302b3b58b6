/** Taking one's data along: from the request to the pages of the unpacked archive, as a person sees them. */
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import type { ExportView } from "../functions/core/export/schema.ts";
import { Unpacked } from "../functions/core/export/testing/archive.ts";
import type { Visitor } from "../local/testing/visitor.ts";
import { expectAccessible } from "./axe.ts";
import { until } from "./life.ts";
import { desk, patienceMs, phone, useSite } from "./site.ts";

const site = useSite();
const unpacked: Unpacked[] = [];
afterAll(() => {
  for (const each of unpacked) each.remove();
});

const hostile = `<script>document.title = "owned"</script><img src="http://evil.example/x.png"> & "quotes"`;

async function exported(visitor: Visitor): Promise<ExportView> {
  const asked = await visitor.call("POST", "/api/account/exports", {});
  expect(asked.status).toBe(202);
  return until(async () => {
    const { body } = await visitor.call("GET", "/api/account/exports");
    const [newest] = body.items as unknown as ExportView[];
    return newest?.state === "ready" ? newest : undefined;
  }, 5 * patienceMs);
}

function linkOf(visitor: Visitor, { id }: ExportView): Promise<string> {
  return visitor
    .fetch(`/api/account/exports/${id}/download?part=1`)
    .then((response) => response.headers.get("location") ?? "");
}

it("what a person made is in the archive they download, and its pages show it without script or network §export.all", async () => {
  const visitor = await site.visitor();
  for (const prompt of ["a red fox under a huge moon", hostile, "\u202eثعلب أحمر تحت القمر"]) {
    await visitor.ended(await visitor.ordered({ prompt }));
  }
  const archive = await fetch(await linkOf(visitor, await exported(visitor)));
  expect(archive.headers.get("content-disposition")).toMatch(/^attachment; filename="nanaimg-exp_/);
  const opened = new Unpacked(Buffer.from(await archive.arrayBuffer()));
  unpacked.push(opened);

  const address = pathToFileURL(`${opened.folder}/data/index.html`).href;
  for (const viewport of [phone, desk]) {
    const tab = await site.open({ viewport, baseURL: address });
    await tab.page.goto(address);
    const images = tab.page.getByRole("main").locator("img");
    expect(await images.count()).toBe(3);
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((shown: { naturalWidth: number }) => shown.naturalWidth))
        .toBe(512);
    }
    expect(await tab.page.title()).toBe("Your data from nana img");
    await tab.page.getByText(hostile, { exact: true }).waitFor();
    const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await tab.page.evaluate(wide)).toBe(0);
    await expectAccessible(tab.page, "the index of an export");
    await tab.page.getByRole("link", { name: "generations.jsonl" }).waitFor();
    expect(tab.requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(tab.complaints).toEqual([]);
  }
});

it("a link is over after five minutes, the archive after seven days §export.link", async () => {
  const visitor = await site.visitor();
  const ready = await exported(visitor);
  const link = await linkOf(visitor, ready);
  expect((await fetch(link)).status).toBe(200);
  await site.advance("PT5M1S");
  expect((await fetch(link)).status).toBe(403);
  expect((await fetch(await linkOf(visitor, ready))).status).toBe(200);
  await site.advance("P7D");
  const gone = await visitor.call("GET", `/api/account/exports/${ready.id}/download`);
  expect([gone.status, gone.body.error?.code]).toEqual([410, "export.expired"]);
});
