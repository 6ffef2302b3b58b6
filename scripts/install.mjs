// Installs what is missing, and nothing when nothing changed. Plain Node 20: it runs before Node 24 is there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const modules = join(root, "node_modules");
const stamp = join(modules, ".nana-lock-hash");

/** Installs from the lockfile unless node_modules already holds what it names. */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  if (!matchesLockfile()) install();
  writeFileSync(stamp, lock);
}

/**
 * `npm ci` refuses the whole lockfile where a registry lacks the build of an optional package for
 * some other platform; `npm install` takes the same versions from the same lockfile and does not mind.
 */
function install() {
  console.log("installing packages …");
  if (npm("ci", "pipe") === 0) return;
  if (npm("install", "inherit") !== 0) fail("npm install failed: see its message above");
}

function npm(command, stdio) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", [command, ...quiet], {
    cwd: root,
    stdio,
    shell: process.platform === "win32",
  });
  return status;
}

/** True when npm's own record of what it installed names every package of the lockfile. */
function matchesLockfile() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || installed[path]?.version === entry.version,
  );
}

/**
 * Runs a TypeScript file on Node 24 and ends this process as it ends.
 *
 * @param {string} file relative to the repository
 * @param {string[]} [args]
 */
export function runOnNode24(file, args = process.argv.slice(2)) {
  const bin = join(modules, ".bin");
  const { status, signal } = spawnSync(join(bin, "node"), [join(root, file), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  });
  process.exit(status ?? (signal ? 1 : 0));
}

/** One clear line, and out. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}
