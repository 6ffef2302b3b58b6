/** SST keeps global state and changes the working directory, so it gets a process of its own. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plan, root, sourcesHash, stampOf, stampPath } from "./inputs.ts";

const offlineTools = fileURLToPath(new URL("./offline", import.meta.url));
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

/**
 * Makes templates and bundles; `site` is waited for only where its files are needed.
 *
 * @throws Error with the one line that says what is wrong, or what `site` throws.
 */
export async function runSst(plan: Plan, site: Promise<void>): Promise<void> {
  mkdirSync(plan.outDir, { recursive: true });
  rmSync(stampPath(plan.outDir), { force: true });
  const sources = sourcesHash();
  const child = spawn(process.execPath, [worker, JSON.stringify(plan)], {
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
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject).once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(errors.trim() || `synthesis ended with code ${code}`));
    });
  });
  try {
    await Promise.all([site.then(() => child.stdin.end()), ended]);
  } finally {
    child.kill();
  }
  writeFileSync(stampPath(plan.outDir), stampOf(plan, sources));
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
