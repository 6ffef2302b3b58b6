/** What the last `npm test` found, and on which state of the repository. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../synth/inputs.ts";
import { marksOf } from "./marks.ts";

export const reportFile = join(root, ".build", "test-report.json");
export const runFile = join(root, ".build", "test-run.json");
/** What the last complete run found, for the site: a run of some tests changes nothing there. */
export const completeFile = join(root, ".build", "complete-run.json");

/** Written by `npm test` beside the runner's report. */
export interface Run {
  readonly at: string;
  /** Undefined where there is no repository to ask. */
  readonly commit?: string;
  /** Whether files differed from that commit. */
  readonly changed: boolean;
  /** False when only some of the tests were asked for. */
  readonly complete: boolean;
}

/** How a marked test ended. */
export interface Ended {
  readonly file: string;
  readonly marks: readonly string[];
  readonly passed: boolean;
}

/** The state of the repository now. */
export function stateOfRepository(): Pick<Run, "commit" | "changed"> {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    return {
      commit: git("rev-parse", "HEAD").trim(),
      changed: git("status", "--porcelain").trim() !== "",
    };
  } catch {
    return { changed: true };
  }
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** A run, and how its marked tests ended. */
export interface Found {
  readonly run: Run;
  readonly ended: readonly Ended[];
}

/** Undefined when no test has run here. */
export function lastRun(): Found | undefined {
  if (!existsSync(runFile) || !existsSync(reportFile)) return undefined;
  const run = JSON.parse(readFileSync(runFile, "utf8")) as Run;
  return { run, ended: endedIn(JSON.parse(readFileSync(reportFile, "utf8")) as Report) };
}

/** Undefined when never all of the tests have run here. */
export function lastCompleteRun(): Found | undefined {
  if (!existsSync(completeFile)) return undefined;
  return JSON.parse(readFileSync(completeFile, "utf8")) as Found;
}

/** Keeps what a run began with, beside the runner's report of it. */
export function keepRun(run: Run): void {
  writeFileSync(runFile, JSON.stringify(run));
  const found = lastRun();
  if (run.complete && found) writeFileSync(completeFile, JSON.stringify(found));
}

/** The marked tests of a runner's report that ran to an end. */
export function endedIn(report: Report): Ended[] {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "passed" || status === "failed")
      .map(({ fullName, status }) => ({
        file: relative(root, name).replaceAll("\\", "/"),
        marks: marksOf(fullName),
        passed: status === "passed",
      }))
      .filter(({ marks }) => marks.length > 0),
  );
}
