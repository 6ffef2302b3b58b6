/** What templates and bundles are made from, so that unchanged ones need not be made again. */
import { createHash } from "node:crypto";
import { type Dirent, existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { localStage, requireStageName } from "../../stacks/config.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

export interface SynthOptions {
  /** Default `local`. */
  readonly stage?: string;
  /** Where templates and bundles go; default `.sst/dist/<stage>`. Keep it inside the repository. */
  readonly outDir?: string;
  /** The built site; default `web/dist`. */
  readonly siteDir?: string;
  /** Default: the stage's own region. */
  readonly region?: string;
}

export interface Plan {
  readonly stage: string;
  readonly outDir: string;
  readonly siteDir: string;
  readonly region: string | undefined;
}

export function withDefaults(options: SynthOptions): Plan {
  const stage = options.stage ?? localStage;
  requireStageName(stage);
  return {
    stage,
    outDir: join(root, options.outDir ?? join(".sst", "dist", stage)),
    siteDir: options.siteDir ?? "web/dist",
    region: options.region,
  };
}

const patterns = [
  "sst.config.ts",
  "package-lock.json",
  "stacks/**/*.{ts,js}",
  "functions/**/*.{ts,json}",
  "scripts/synth/**/*.ts",
];

const stampFile = "inputs.txt";

/** SHA-256 over what stacks and bundles are made from, the site apart. */
export function sourcesHash(): string {
  return hashOf(globSync(patterns, { cwd: root, withFileTypes: true }));
}

/** Names everything that decides what comes out; `sources` as they were when the making began. */
export function stampOf(plan: Plan, sources = sourcesHash()): string {
  const folder = join(root, plan.siteDir);
  // Unlike a glob, sees folders such as .well-known.
  const site = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
    : [];
  return [JSON.stringify(plan), process.version, sources, hashOf(site)].join("\n");
}

function hashOf(entries: readonly Dirent[]): string {
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

export function isFresh(plan: Plan): boolean {
  const stamp = stampPath(plan.outDir);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === stampOf(plan);
}

export function stampPath(outDir: string): string {
  return join(outDir, stampFile);
}
