import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { FunctionModel } from "../template/model.ts";
import { FunctionLog } from "./log.ts";
import { FunctionPool } from "./pool.ts";

let dir: string;
let pool: FunctionPool | undefined;
const shown: string[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "pool-"));
  shown.length = 0;
});

afterEach(async () => {
  await pool?.stop();
  rmSync(dir, { recursive: true, force: true });
});

function poolOf(
  source: string,
  model: Partial<FunctionModel> = {},
  maxInstances = 2,
): FunctionPool {
  const file = join(dir, "main.mjs");
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, source);
  pool = new FunctionPool({
    model: {
      name: "Worker",
      file,
      exportName: "handler",
      environment: { GREETING: "hello" },
      timeoutSeconds: 2,
      memoryMegabytes: 128,
      runtime: "nodejs24.x",
      logDays: undefined,
      ...model,
    },
    endpointEnvironment: {},
    maxInstances,
    log: new FunctionLog({ show: (line) => shown.push(line) }),
  });
  return pool;
}

it("uses a warm instance again and keeps its state", async () => {
  const { invoke } = bound(poolOf("let n = 0; export const handler = async () => ++n;"));
  expect(await invoke()).toEqual({ ok: true, value: 1 });
  expect(await invoke()).toEqual({ ok: true, value: 2 });
});

it("runs invocations at the same time in instances of their own, up to the limit", async () => {
  const source = `import { threadId } from "node:worker_threads";
    export const handler = (ms) => new Promise((done) => setTimeout(() => done(threadId), ms));`;
  const { invoke } = bound(poolOf(source));
  const threads = await Promise.all([1, 2, 3, 4].map(() => invoke(100)));
  const ids = threads.map((outcome) => outcome.ok && outcome.value);
  expect(new Set(ids).size).toBe(2);
  expect(ids).toHaveLength(4);
});

it("gives a function its own environment only", async () => {
  process.env.HOST_SECRET = "secret";
  const { invoke } = bound(poolOf("export const handler = () => ({ ...process.env });"));
  const outcome = await invoke();
  delete process.env.HOST_SECRET;
  const environment = outcome.ok ? (outcome.value as Record<string, string>) : {};
  expect(environment.GREETING).toBe("hello");
  expect(environment.AWS_LAMBDA_FUNCTION_NAME).toBe("Worker");
  expect(environment.HOST_SECRET).toBeUndefined();
  expect(environment.PATH).toBeUndefined();
});

it("ends a function that takes too long, and starts anew", async () => {
  const source =
    "let n = 0; export const handler = (event) => { n += 1; if (event) for (;;); return n; };";
  const { invoke } = bound(poolOf(source, { timeoutSeconds: 0.2 }));
  expect(await invoke(true)).toMatchObject({
    ok: false,
    failure: { errorMessage: "Task timed out after 0.20 seconds" },
  });
  expect(await invoke(false)).toEqual({ ok: true, value: 1 });
});

it("ends a function that takes more memory than it has", async () => {
  const source =
    "export const handler = () => { const all = []; for (;;) all.push(new Array(1e6).fill({})); };";
  const { invoke } = bound(poolOf(source, { memoryMegabytes: 32, timeoutSeconds: 20 }));
  expect(await invoke()).toMatchObject({
    ok: false,
    failure: { errorType: "Runtime.OutOfMemory" },
  });
});

it("fails the invocation of an instance that is killed, and of one that exits", async () => {
  const { invoke } = bound(
    poolOf("export const handler = (exit) => exit ? process.exit(1) : new Promise(() => {});"),
  );
  const running = invoke(false);
  while (!pool?.kill("LOCALWorker1")) await new Promise(setImmediate);
  expect(await running).toMatchObject({ ok: false, failure: { errorType: "Runtime.ExitError" } });
  expect(await invoke(true)).toMatchObject({ ok: false });
});

it("passes on what a function throws, also what is no error", async () => {
  const { invoke } = bound(
    poolOf(
      'export const handler = (text) => { throw text ? "text" : new RangeError("too far"); };',
    ),
  );
  expect(await invoke(false)).toMatchObject({
    failure: { errorType: "RangeError", errorMessage: "too far" },
  });
  expect(await invoke(true)).toMatchObject({ failure: { errorMessage: "text" } });
  expect(shown[0]).toBe("Worker failed: RangeError: too far");
});

it.each([
  [
    'throw new Error("TABLE_NAME is missing\\nand more");',
    "Worker does not load: TABLE_NAME is missing",
  ],
  ["export const other = 1;", /^Worker does not load: .* exports no function handler$/],
  ["export const handler = (", /^Worker does not load: [^\n]+$/],
  ["process.exit(3);", /^Worker does not load: [^\n]+$/],
])(
  "names the function and the reason in one line when a bundle does not load: %s",
  async (source, line) => {
    await expect(poolOf(source).warm()).rejects.toThrow(line);
  },
);

it("shows errors and structured errors on the console, and not what is only information", async () => {
  const source = `export const handler = () => {
    console.log(JSON.stringify({ level: "INFO", message: "fine" }));
    console.log(JSON.stringify({ level: "ERROR", message: "broken", error: { name: "E", message: "why" } }));
    return new Promise((done) => setTimeout(done, 20));
  };`;
  const { invoke } = bound(poolOf(source));
  await invoke();
  while (shown.length === 0) await new Promise(setImmediate);
  expect(shown).toEqual(["Worker: broken (E: why)"]);
});

function bound(of: FunctionPool) {
  return { invoke: (event: unknown = {}) => of.invoke(event) };
}
