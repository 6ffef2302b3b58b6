/** `npm start`, on Node 24: builds what changed, runs it, and ends when told to. */
import "./clock/patch.ts";
import { mkdirSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type CloudOptions, type LocalCloud, startLocalCloud } from "./cloud.ts";
import { engineNames } from "./machine.ts";

/** After this the process ends whether or not everything has been tidied up. */
const longestStopMs = 1_800;

const startedAt = performance.now();
let stopping = false;
let cloud: LocalCloud | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));
// The npm script that started this is gone, so nobody could stop it any more.
process.on("disconnect", () => stop(0));

try {
  const options = readOptions(process.env);
  cloud = await startLocalCloud({ ...options, log: (line) => console.log(line) });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const dir = relative(process.cwd(), resolve(options.dir ?? ".local")) || ".";
  console.log(
    `mail, clock and data: ${cloud.url}/__local/  (kept in ${dir}/, started in ${seconds} s)`,
  );
  console.log(`ready ${cloud.url}`);
} catch (error) {
  if (!stopping) {
    console.error(`start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(code), longestStopMs);
  (cloud?.stop() ?? Promise.resolve()).then(
    () => process.exit(code),
    () => process.exit(code),
  );
}

/** Throws one line when a setting makes no sense. */
function readOptions(env: NodeJS.ProcessEnv): CloudOptions & { port: number } {
  const port = Number(env.PORT || 3_000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is ${env.PORT}; it must be a number from 0 to 65535.`);
  }
  const engine = engineNames.find((name) => name === (env.DYNAMODB_ENGINE || "dynalite"));
  if (!engine) {
    throw new Error(
      `DYNAMODB_ENGINE is ${env.DYNAMODB_ENGINE}; it can be ${engineNames.join(" or ")}.`,
    );
  }
  const dir = env.LOCAL_DIR || ".local";
  mkdirSync(dir, { recursive: true });
  return { port, dir, engine, fresh: env.LOCAL_FRESH === "1" };
}
