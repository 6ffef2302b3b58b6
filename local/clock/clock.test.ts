import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Clock, stops } from "./clock.ts";
import { realNow, setOffsetMs, sharedOffset } from "./patch.ts";

const day = 24 * 60 * 60_000;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "clock-"));
});

afterEach(() => {
  setOffsetMs(0);
  rmSync(dir, { recursive: true, force: true });
});

it("moves everything that reads the time, and only forward", () => {
  const clock = new Clock();
  const to = realNow() + 31 * day;
  clock.moveTo(to);
  for (const now of [clock.now(), Date.now(), Date.now(), Date.parse(Date())]) {
    expect(Math.abs(now - to)).toBeLessThan(2_000);
  }
  expect(new Date()).toBeInstanceOf(Date);
  expect(new Date().constructor).toBe(Date);
  clock.moveTo(to - 10 * day);
  expect(clock.now()).toBeGreaterThanOrEqual(to);
});

it("leaves dates that are told their time alone", () => {
  setOffsetMs(day);
  expect(new Date(0).toISOString()).toBe("1970-01-01T00:00:00.000Z");
  expect(new Date(2026, 0, 2, 3).getHours()).toBe(3);
  expect(Date.UTC(1970, 0, 2)).toBe(day);
});

it("is the same in another thread, at once", async () => {
  const patch = new URL("./patch.ts", import.meta.url).href;
  const code = `
    import { parentPort, workerData } from "node:worker_threads";
    const { followClock } = await import(workerData.patch);
    followClock(workerData.clock);
    parentPort.on("message", () => parentPort.postMessage([Date.now(), new Date().getTime()]));
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: { patch, clock: sharedOffset() },
  });
  const ask = () =>
    new Promise<number[]>((resolve) => {
      worker.once("message", resolve);
      worker.postMessage("now?");
    });
  await ask();
  new Clock().moveTo(realNow() + 8 * day);
  const times = await ask();
  for (const time of times) expect(Math.abs(time - Date.now())).toBeLessThan(2_000);
  await worker.terminate();
});

it("is kept over a restart", () => {
  const file = join(dir, "clock");
  new Clock({ file }).moveTo(realNow() + 5 * day);
  setOffsetMs(0);
  expect(new Clock({ file }).now() - realNow()).toBeGreaterThan(4 * day);
});

it("stops at every midnight on the way, and forty times at most", () => {
  const noon = Date.UTC(2026, 4, 1, 12);
  const iso = (ms: number) => new Date(ms).toISOString();
  expect(stops(noon, noon + 2 * day).map(iso)).toEqual([
    "2026-05-02T00:00:00.000Z",
    "2026-05-03T00:00:00.000Z",
    "2026-05-03T12:00:00.000Z",
  ]);
  expect(stops(noon, noon + 1_000)).toEqual([noon + 1_000]);
  const year = stops(noon, noon + 365 * day);
  expect(year).toHaveLength(40);
  expect(year.at(-1)).toBe(noon + 365 * day);
  expect(year).toEqual(year.toSorted((a, b) => a - b));
});
