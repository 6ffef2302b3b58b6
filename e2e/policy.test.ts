/** The policy, its history and its proof, as anyone reads them. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { regions } from "../functions/core/privacy/policy/authorities.ts";
import { promises, sections } from "../functions/core/privacy/policy/sentences.ts";
import { tables } from "../functions/core/privacy/tables.ts";
import { words } from "../web/src/privacy/words.ts";
import { expectAccessible } from "./axe.ts";
import { phone, useSite } from "./site.ts";

const site = useSite();
const paths = ["/privacy", "/privacy/history", "/privacy/proof"];

async function inForce(): Promise<{ version: string; hash: string; url: string }> {
  const response = await fetch(new URL("/api/policy", site.url));
  expect(response.status).toBe(200);
  return (await response.json()) as { version: string; hash: string; url: string };
}

describe("the policy", () => {
  it("shows the version that the API names, and its text has the hash that the page shows §changes.version", async () => {
    const { version, hash, url } = await inForce();
    const { page } = await site.open();
    await page.goto(url);
    expect(await page.locator(".imprint time").first().textContent()).toBe(version);
    expect(await page.locator(".imprint code").textContent()).toBe(hash);
    const address = await page.getByRole("link", { name: words.policy.plain }).getAttribute("href");
    const text = await fetch(new URL(address ?? "", site.url));
    expect(text.headers.get("content-type")).toMatch(/^text\/plain/);
    const bytes = new Uint8Array(await text.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
  });

  it("is what signing up asks for", async () => {
    const { version } = await inForce();
    const visitor = await site.visitor();
    const response = await visitor.fetch("/api/account");
    expect(((await response.json()) as { policyVersion: string }).policyVersion).toBe(version);
  });

  it("needs no script: words, tables and authorities are all there without §complain.list", async () => {
    const { page } = await site.open({ javaScriptEnabled: false });
    await page.goto("/privacy");
    for (const { id } of promises()) expect(await page.locator(`[id="${id}"]`).count(), id).toBe(1);
    const made = tables();
    const rows = made.stored.reduce((sum, group) => sum + group.rows.length, 0);
    expect(await page.locator(".policy-stored tbody tr").count()).toBe(rows);
    expect(await page.locator(".policy-retention tbody tr").count()).toBe(made.retention.length);
    for (const { authorities } of regions) {
      for (const { url, name } of authorities) {
        expect(await page.locator(`a[href="${url}"]`).textContent(), url).toContain(name);
      }
    }
  });

  it("leads to every part of it, and from each part to its proof", async () => {
    const { page } = await site.open();
    await page.goto("/privacy");
    const contents = page.getByRole("navigation", { name: words.policy.contents });
    const wanted = sections.map(({ id }) => `#${id}`);
    const links = contents.getByRole("link");
    expect(await links.count()).toBe(wanted.length);
    for (const [n, target] of wanted.entries()) {
      expect(await links.nth(n).getAttribute("href")).toBe(target);
      expect(await page.locator(`h2${target}`).count(), target).toBe(1);
    }
    await page.getByRole("link", { name: `${words.policy.proven}: Training of AI models` }).click();
    await page.waitForURL("**/privacy/proof#training");
    await page.getByRole("heading", { name: "Training of AI models" }).waitFor();
  });
});

describe("the proof", () => {
  it("has a line for each promise, which opens by the keyboard and names software and tests §encryption.audit", async () => {
    const { page } = await site.open();
    await page.goto("/privacy/proof");
    const folds = page.locator("details.policy-fold");
    expect(await folds.count()).toBe(promises().length);
    const line = page.locator('details[id="training.off"]');
    await line.locator("summary").focus();
    await page.keyboard.press("Enter");
    await line.getByText("functions/core/consent/consents.test.ts").waitFor();
    expect(await line.getByText("functions/core/consent", { exact: true }).isVisible()).toBe(true);
  });

  it("says of what is not built yet what it waits for", async () => {
    const { page } = await site.open();
    await page.goto("/privacy/proof");
    for (const { id, open } of promises().filter((one) => one.open)) {
      const line = page.locator(`details[id="${id}"]`);
      expect(await line.locator(".standing").textContent()).toContain(words.proof.results.open);
      await line.locator("summary").click();
      await line
        .getByText(open ?? "", { exact: false })
        .last()
        .waitFor();
    }
  });
});

it("the history names every version with its hash and its whole text §changes.history", async () => {
  const { version, hash } = await inForce();
  const { page } = await site.open();
  await page.goto("/privacy/history");
  const newest = page.locator(".policy-version").first();
  expect(await newest.locator("time").textContent()).toBe(version);
  expect(await newest.locator("code").textContent()).toBe(hash);
  expect(await newest.getByRole("link").getAttribute("href")).toBe(`/privacy/${version}.txt`);
});

describe.each([
  ["desk", {}],
  ["phone", { viewport: phone }],
  ["narrow phone", { viewport: { width: 320, height: 640 } }],
])("on a %s", (_, options) => {
  it.each(paths)("%s breaks no rule of WCAG 2.2 AA and does not scroll sideways", async (path) => {
    const tab = await site.open(options);
    const { page } = tab;
    await page.goto(path);
    await page.locator("details").evaluateAll("(all) => all.forEach((one) => (one.open = true))");
    await expectAccessible(page, path);
    expect(await page.evaluate<number>("(scrollTo(999, scrollY), scrollX)")).toBe(0);
    expect(tab.complaints).toEqual([]);
  });
});
