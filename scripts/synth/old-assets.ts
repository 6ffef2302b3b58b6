/** Bundles of earlier runs: a running local cloud may still load from them, so they stay for a day. */
import { globSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Removes the assets that no template names and that were made more than a day ago. What a template
 * names may be as old as it likes: unchanged, it was not made again.
 */
export function removeOldAssets(outDir: string): void {
  const manifests = globSync("*.assets.json", { cwd: outDir });
  const named = manifests.map((file) => readFileSync(join(outDir, file), "utf8")).join("\n");
  for (const name of readdirSync(outDir)) {
    if (!name.startsWith("asset.") || named.includes(`"${name}"`)) continue;
    const path = join(outDir, name);
    if (Date.now() - statSync(path).mtimeMs > dayMs) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
