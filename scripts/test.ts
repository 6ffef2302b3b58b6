/** Runs every test and says, from the runner's own report, how many passed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "../local/build.ts";
import { ensureBrowser } from "./browser.ts";
import { ensurePrograms } from "./packages.ts";
import { keepRun, type Run, reportFile, runFile, stateOfRepository } from "./policy/run.ts";
import { root } from "./synth/inputs.ts";

const folder = dirname(reportFile);

ensureBrowser();
ensurePrograms();
// Once, before the tests that run the whole product each find out that there is nothing to build.
await build(console.log);
mkdirSync(folder, { recursive: true });
rmSync(reportFile, { force: true });
rmSync(runFile, { force: true });
const asked = process.argv.slice(2);
const state: Run = {
  at: new Date().toISOString(),
  ...stateOfRepository(),
  complete: asked.length === 0,
};
const { status } = spawnSync(
  join(root, "node_modules", ".bin", "vitest"),
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`, ...asked],
  { cwd: root, stdio: "inherit" },
);

// For `npm run policy` and the page of proofs: on what the report rests.
keepRun(state);

const report = JSON.parse(readFileSync(reportFile, "utf8"));
const { numPassedTests: passed, numFailedTests: failed, success } = report;
// A file that does not load has no tests to fail, but the run has failed all the same.
const unloaded = report.testResults.filter(
  (file: { status: string; assertionResults: unknown[] }) =>
    file.status === "failed" && file.assertionResults.length === 0,
).length;
console.log(`${passed} passed, ${failed + unloaded} failed`);
process.exit(success && status === 0 && passed > 0 ? 0 : 1);
