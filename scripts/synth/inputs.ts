/** What templates and bundles are made from, so that unchanged ones need not be made again. */
import { createHash } from "node:crypto";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
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

const stampFile = "inputs.sha256";

/** SHA-256 over everything that decides what comes out. */
export function inputsHash(plan: Plan): string {
  const files = [...globSync(patterns, { cwd: root, withFileTypes: true }), ...siteEntries(plan)]
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256").update(JSON.stringify([plan, process.version]));
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function siteEntries(plan: Plan) {
  const folder = join(root, plan.siteDir);
  if (!existsSync(folder)) return [];
  // Unlike a glob, sees folders such as .well-known.
  return readdirSync(folder, { recursive: true, withFileTypes: true });
}

export function isFresh(plan: Plan, hash: string): boolean {
  const stamp = stampPath(plan.outDir);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

export function stampPath(outDir: string): string {
  return join(outDir, stampFile);
}
