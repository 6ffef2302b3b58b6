import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run.ts";
import { root } from "../synth/inputs.ts";

const folder = join(root, ".build", "sharp-linux-arm64");

/**
 * Installs the very version of `sharp` that is tested here, built for what Lambda runs on, beside the
 * repository's own. Needs the npm registry; does nothing when it is there already.
 */
export async function prepareSharp(): Promise<void> {
  const { version } = JSON.parse(
    readFileSync(join(root, "node_modules", "sharp", "package.json"), "utf8"),
  ) as { version: string };
  const wanted = `${JSON.stringify({ private: true, dependencies: { sharp: version } }, null, 2)}\n`;
  const manifest = join(folder, "package.json");
  if (existsSync(manifest) && readFileSync(manifest, "utf8") === wanted && isComplete()) return;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const target = ["--os=linux", "--cpu=arm64", "--libc=glibc"];
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", ...target, ...quiet], { folder });
  if (!isComplete()) throw new Error(`npm left no sharp for linux-arm64 in ${folder}`);
}

function isComplete(): boolean {
  const native = globSync("node_modules/@img/sharp-linux-arm64/**/*.node", { cwd: folder });
  return (
    native.length > 0 && existsSync(join(folder, "node_modules/@img/sharp-libvips-linux-arm64"))
  );
}
