/** Process start to the first answer from the table, in fresh processes, in turn with the peers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Bundles, Package } from "./bundles.ts";
import type { Member } from "./member.ts";
import { atLeast, atMost, median, type Row } from "./statistics.ts";

const runs = 21;
const folder = join(import.meta.dirname, "..", ".bench");

export async function coldStart(bundles: Bundles, member: Member): Promise<Row[]> {
  const eventFile = join(folder, "account-event.json");
  await writeFile(eventFile, JSON.stringify(member.event("GET", "/api/account")));
  const start = { runtime: await installRuntime(), eventFile, environment: member.environment };

  const times: Record<keyof Bundles, number[]> = { ours: [], express: [], empty: [] };
  const names = ["ours", "express", "empty"] as const;
  for (let run = 0; run <= runs; run++) {
    for (const name of names) {
      const { milliseconds } = await firstAnswer(bundles[name], start);
      // The first of each fills the disk's cache.
      if (run > 0) times[name].push(milliseconds);
    }
  }
  const [ours, express, empty] = [median(times.ours), median(times.express), median(times.empty)];
  const kilobytes = await loadedKilobytes(bundles.ours, start);
  const expressFile = join(bundles.express.dir, "express.mjs");
  return [
    {
      metric: "cold start to first answer from the table ÷ empty handler",
      ours,
      peer: { name: "empty handler", value: empty },
      unit: "ms",
      ratio: ours / empty,
      ...atMost(3, ours / empty),
    },
    {
      metric: "the same, Express peer ÷ ours",
      ours,
      peer: { name: "Express 5, all eager", value: express },
      unit: "ms",
      ratio: express / ours,
      ...atLeast(2, express / ours),
    },
    {
      metric: "API code loaded for GET /api/account, gzip",
      ours: kilobytes,
      peer: {
        name: "Express 5, all eager",
        value: gzipKilobytes([expressFile]),
      },
      unit: "KB",
      ...atMost(130, kilobytes),
    },
  ];
}

/** Lambda's own runtime client, with the part that talks to Lambda replaced by one event. */
async function installRuntime(): Promise<string> {
  const runtime = join(folder, "runtime");
  await mkdir(runtime, { recursive: true });
  const client = createRequire(import.meta.url).resolve("aws-lambda-ric");
  await copyFile(client, join(runtime, "index.mjs"));
  await writeFile(join(runtime, "rapid-client.node"), "");
  return join(runtime, "index.mjs");
}

interface Start {
  readonly runtime: string;
  readonly eventFile: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly preload?: readonly string[];
}

/** Milliseconds from starting the process to having its answer, and what it wrote to stderr. */
async function firstAnswer(
  { dir, handler }: Package,
  { runtime, eventFile, environment, preload = [] }: Start,
): Promise<{ milliseconds: number; errors: string }> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [...preload, `--require=${join(import.meta.dirname, "one-event.cjs")}`, runtime],
    {
      env: {
        ...environment,
        BENCH_EVENT: eventFile,
        AWS_LAMBDA_RUNTIME_API: "127.0.0.1:9",
        AWS_LAMBDA_FUNCTION_NAME: "bench",
        AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1769",
        AWS_LAMBDA_LOG_GROUP_NAME: "bench",
        AWS_LAMBDA_LOG_STREAM_NAME: "bench",
        LAMBDA_TASK_ROOT: dir,
        _HANDLER: handler,
      },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    },
  );
  const [, , stderr, answers] = child.stdio;
  let errors = "";
  let answer = "";
  let milliseconds = 0;
  stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  answers?.on("data", (chunk) => {
    milliseconds ||= performance.now() - started;
    answer += chunk;
  });
  await once(child, "close");
  const status = answer === "" ? undefined : JSON.parse(answer).statusCode;
  if (status !== 200) throw new Error(`${handler} answered ${status}: ${answer}${errors}`);
  return { milliseconds, errors };
}

/** Size of the files of the package that were really loaded for the one request. */
async function loadedKilobytes(ours: Package, start: Start): Promise<number> {
  const preload = [`--import=${join(import.meta.dirname, "loaded-code.mjs")}`];
  const { errors } = await firstAnswer(ours, { ...start, preload });
  const loaded: string[] = JSON.parse(/LOADED (\[.*\])/.exec(errors)?.[1] ?? "[]");
  return gzipKilobytes(loaded.filter((file) => file.startsWith(ours.dir)));
}

function gzipKilobytes(files: readonly string[]): number {
  return files.reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0) / 1_000;
}
