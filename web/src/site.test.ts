/** What the built site may not contain, checked on a build of its own. */
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../scripts/site.ts";

const largestScriptBytes = 15 * 1024;
/** What Preact and Vite bring along. */
const notOurs = /^(preact\.module|hooks\.module|preload-helper)\./;

let folder = "";
const pages = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nana-site-"));
  await buildSite(folder);
  for (const file of globSync("**/*.html", { cwd: folder })) {
    pages.set(file.replaceAll("\\", "/"), readFileSync(join(folder, file), "utf8"));
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page's scripts with all they import from the start, as paths below the site's folder. */
function scriptsOf(html: string): string[] {
  const found = new Set<string>();
  const add = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const source = readFileSync(join(folder, "_astro", file), "utf8");
    for (const [, from, bare] of source.matchAll(/from"\.\/([^"]+)"|import"\.\/([^"]+)"/g)) {
      add(from ?? bare ?? "");
    }
  };
  for (const [, file] of html.matchAll(/<script[^>]+src="\/_astro\/([^"]+)"/g)) add(file ?? "");
  return [...found];
}

function compressedBytes(files: string[]): number {
  return files.reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(join(folder, "_astro", file))).byteLength,
    0,
  );
}

describe("the built site", () => {
  it("has every page", () => {
    expect([...pages.keys()].sort()).toEqual([
      "404.html",
      "account.html",
      "create.html",
      "history.html",
      "index.html",
      "operator.html",
      "privacy.html",
      "privacy/history.html",
      "privacy/proof.html",
      "sign-in.html",
      "sign-up.html",
      "support.html",
      "verify.html",
    ]);
  });

  it("holds no inline script, style or handler, which its policy would refuse", () => {
    for (const [file, html] of pages) {
      const inline = [
        ...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g),
        ...html.matchAll(/<style[\s>]/g),
        ...html.matchAll(/<[a-z][^>]*\s(?:style|on[a-z]+)=/g),
      ].map(([match]) => match);
      expect({ file, inline }).toEqual({ file, inline: [] });
    }
  });

  it("loads nothing from anywhere else §sharing.page", () => {
    for (const [file, html] of pages) {
      // A link to elsewhere loads nothing until somebody follows it.
      const foreign = [...html.matchAll(/<(?!a\s)[a-z]+[^>]*?\s(?:src|href)="([^"]+)"/g)]
        .map(([, address]) => address ?? "")
        .filter((address) => !/^(\/(?!\/)|#)/.test(address));
      expect({ file, foreign }).toEqual({ file, foreign: [] });
    }
  });

  it("says in every page which language it is in, what it is, and where its content begins", () => {
    for (const html of pages.values()) {
      expect(html).toContain('<html lang="en">');
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html).toMatch(/<main id="main"/);
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    }
  });

  it("keeps our own scripts of every page within 15 KB", () => {
    for (const [file, html] of pages) {
      const own = scriptsOf(html).filter((name) => !notOurs.test(name));
      expect({ file, within: compressedBytes(own) <= largestScriptBytes }).toEqual({
        file,
        within: true,
      });
    }
  });

  it("loads no framework on the landing page before someone touches it", () => {
    const scripts = scriptsOf(pages.get("index.html") ?? "");
    expect(scripts.filter((name) => /preact|hooks|start/.test(name))).toEqual([]);
    expect(compressedBytes(scripts)).toBeLessThan(2_500);
  });

  it("gives no hint of an age limit where the date of birth is asked for §children.neutral", () => {
    const text = (pages.get("sign-up.html") ?? "").replace(/<[^>]*>/g, " ");
    expect(text).toContain("When were you born?");
    expect(text).not.toMatch(/\b(13|thirteen|old enough|at least)\b/i);
  });
});
