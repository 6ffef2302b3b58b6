/** What is measured: our own API as synthesized, and its peers, bundled the same way. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { synthesize } from "../scripts/synth.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".bench");

/** A package as Lambda unpacks it, and its handler as Lambda is told it. */
export interface Package {
  readonly dir: string;
  readonly handler: string;
}

export interface Bundles {
  readonly ours: Package;
  readonly express: Package;
  readonly empty: Package;
}

export async function bundleAll(): Promise<Bundles> {
  await mkdir(folder, { recursive: true });
  const { functionBundles } = await synthesize({ stage: "local" });
  const ours = Object.values(functionBundles).find(({ handler }) =>
    handler.startsWith("functions/api/"),
  );
  if (!ours) throw new Error("the template has no Api function");
  return { ours, express: await bundlePeer("express"), empty: await bundlePeer("empty") };
}

async function bundlePeer(name: string): Promise<Package> {
  await build({
    entryPoints: [join(root, "bench", "peers", `${name}.ts`)],
    outfile: join(folder, `${name}.mjs`),
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node24",
    mainFields: ["module", "main"],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: "error",
  });
  return { dir: folder, handler: `${name}.handler` };
}
