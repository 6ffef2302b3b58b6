import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./inputs.ts";

const folder = join(root, ".sst");
const pauseMs = 50;

/**
 * Runs alone among all processes on this machine that work under the same name; a lock whose owner
 * is gone does not count.
 */
export async function withLock<T>(name: "synth" | "site", work: () => Promise<T>): Promise<T> {
  const lockFile = join(folder, `${name}.lock`);
  mkdirSync(folder, { recursive: true });
  while (!tryLock(lockFile)) await sleep(pauseMs);
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function tryLock(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!ownerLives(lockFile)) rmSync(lockFile, { force: true });
    return false;
  }
}

function ownerLives(lockFile: string): boolean {
  try {
    const pid = Number(readFileSync(lockFile, "utf8"));
    // Empty for the instant between creating and writing it: assume an owner.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}
