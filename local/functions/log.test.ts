import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setOffsetMs } from "../clock/patch.ts";
import { FunctionLog } from "./log.ts";

const day = 24 * 60 * 60_000;
let dir: string;
let log: FunctionLog;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "log-"));
  log = new FunctionLog({ dir });
});

afterEach(() => {
  setOffsetMs(0);
  rmSync(dir, { recursive: true, force: true });
});

const lines = () => readFileSync(join(dir, "Api.jsonl"), "utf8").split("\n").slice(0, -1);

function write(message: string): void {
  log.line("Api", JSON.stringify({ message, timestamp: new Date().toISOString() }));
}

it("drops lines when they are older than their days, of all kinds, and no others", () => {
  write("first");
  log.line("Api", "no line of ours");
  log.line("Api", JSON.stringify({ _aws: { Timestamp: Date.now() }, Generations: 1 }));
  log.failure("Api", "r1", { errorType: "Error", errorMessage: "broken", trace: [] });
  setOffsetMs(3 * day);
  write("second");
  log.forget("Api", 14);
  expect(lines()).toHaveLength(5);
  setOffsetMs(14 * day + 60_000);
  log.forget("Api", 14);
  expect(lines()).toEqual([expect.stringContaining("second")]);
  write("third");
  setOffsetMs(17 * day + 60_000);
  log.forget("Api", 14);
  expect(lines()).toEqual([expect.stringContaining("third")]);
});

it("also when they were written before a restart", () => {
  write("first");
  log.close();
  setOffsetMs(15 * day);
  log = new FunctionLog({ dir });
  log.forget("Api", 14);
  expect(lines()).toEqual([]);
});

it("has nothing to forget of a function that wrote nothing", () => {
  log.forget("Worker", 14);
  expect(existsSync(join(dir, "Worker.jsonl"))).toBe(false);
});
