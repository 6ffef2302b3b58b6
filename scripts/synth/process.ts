/** SST keeps global state and changes the working directory, so it gets a process of its own. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plan, root, stampPath } from "./inputs.ts";

const offlineTools = fileURLToPath(new URL("./offline", import.meta.url));
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

export interface Sst {
  /** @throws Error with the one line that says what is wrong. */
  run(plan: Plan, hash: string): Promise<void>;
  /** Lets it go without a run. */
  end(): void;
}

/** Begins to load SST and the CDK, which takes a second or two, while there is something else to do. */
export function startSst(): Sst {
  const child = spawn(process.execPath, [worker], {
    cwd: root,
    env: environment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  // What it died of is said by its exit; a broken pipe says nothing more.
  child.stdin.on("error", () => {});
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  closed.catch(() => {});
  return {
    async run(plan, hash) {
      mkdirSync(plan.outDir, { recursive: true });
      rmSync(stampPath(plan.outDir), { force: true });
      child.stdin.end(JSON.stringify(plan));
      const code = await closed;
      if (code !== 0) throw new Error(errors.trim() || `synthesis ended with code ${code}`);
      removeOldAssets(plan.outDir);
      writeFileSync(stampPath(plan.outDir), hash);
    },
    end: () => child.stdin.end(),
  };
}

/** Nothing of the host's account, region or settings may find its way into a template. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return {
    PATH: `${offlineTools}${delimiter}${PATH}`,
    HOME,
    TMPDIR,
    SystemRoot,
    // SST's own switch for running without an account.
    NODE_ENV: "test",
    SST_BUILD_CONCURRENCY: "4",
    NODE_COMPILE_CACHE: join(root, ".build", "compile-cache"),
    JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: "1",
  };
}

/** A running local cloud may still load from older bundles, so they stay for a day. */
function removeOldAssets(outDir: string): void {
  const dayMs = 24 * 60 * 60 * 1_000;
  for (const name of readdirSync(outDir)) {
    if (!name.startsWith("asset.")) continue;
    const path = join(outDir, name);
    if (Date.now() - statSync(path).ctimeMs > dayMs) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
