/** Makes what is run: the site, and the templates and bundles. What has not changed is not made again. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSiteOnce, siteIsFresh } from "../scripts/site.ts";
import type { Assembly } from "../scripts/synth/assembly.ts";
import { root } from "../scripts/synth/inputs.ts";
import { synthesize } from "../scripts/synth.ts";

/** What pages are made from: the site's own files, and the API's types and tables they import. */
const inputs = [
  "web/**/*",
  "functions/**/*.{ts,json,txt}",
  "scripts/policy/*.ts",
  "package-lock.json",
  ".build/complete-run.json",
];

/** Throws one line when a page, a template or a bundle cannot be made. */
export async function build(log: (line: string) => void): Promise<Assembly> {
  const hash = siteHash();
  if (siteIsFresh(hash)) return synthesize();
  log("building the site …");
  return synthesize({}, buildSiteOnce(hash));
}

function siteHash(): string {
  const files = globSync(inputs, {
    cwd: root,
    withFileTypes: true,
    exclude: ["web/dist/**", "web/.astro/**", "**/*.test.ts", "**/node_modules/**"],
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}
