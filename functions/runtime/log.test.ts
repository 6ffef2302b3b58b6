import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { logFields } from "../core/privacy/log-fields.ts";
import { openLog, scrub } from "./log.ts";

it.each([
  ["no such user mia@example.com here", "no such user [address] here"],
  ["from 203.0.113.7:1234", "from [network]:1234"],
  ["from 2001:db8:0:1:2:3:4:5", "from [network]"],
  ["from 2001:db8::1, fe80::1 and ::1", "from [network], [network] and [network]"],
  ["at 12:30 in a::b", "at 12:30 in [network]"],
  [`token ${"aB3_".repeat(11)}`, "token [token]"],
  ['cannot draw "a secret garden at night"', "cannot draw [text]"],
  ["gen_01ARZ3NDEKTSV4RRFFQ69G5FAV is gone", "gen_01ARZ3NDEKTSV4RRFFQ69G5FAV is gone"],
])("an error's message is scrubbed: %s", (message, scrubbed) => {
  expect(scrub(message)).toBe(scrubbed);
});

it("a line is JSON with the allowed fields, and nothing else gets through", () => {
  const lines: string[] = [];
  const keep = (line: unknown) => lines.push(String(line)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(keep),
  );
  const log = openLog();
  log.begin("r-0");
  log.info("begun");
  const fields = {
    requestId: "r-1",
    generationId: "gen_1",
    prompt: "a canary",
    email: "m@example.com",
  };
  log.info("answered", fields);
  log.error("failed", {
    requestId: "r-2",
    error: new Error('for "m@example.com and more"', { cause: new TypeError("x") }),
  });
  for (const spy of spies) spy.mockRestore();
  const [begun, first, second] = lines.map((line) => JSON.parse(line));
  expect(begun).toMatchObject({ message: "begun", requestId: "r-0" });
  expect(first).toMatchObject({
    level: "INFO",
    message: "answered",
    requestId: "r-1",
    generationId: "gen_1",
  });
  expect(second).toMatchObject({
    level: "ERROR",
    requestId: "r-2",
    error: "Error",
    errorCause: "TypeError",
  });
  expect(lines.join()).not.toMatch(/canary|example\.com/);
});

it.each(["info", "warn", "error"] as const)("what is said as %s is scrubbed", (level) => {
  const lines: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation((line) => lines.push(String(line)) > 0),
  );
  openLog()[level]("nobody is mia@example.com", { code: "from 203.0.113.7" });
  for (const spy of spies) spy.mockRestore();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { message: "nobody is [address]", code: "from [network]" },
  ]);
});

function logged(error: Error): Record<string, string> {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    return lines.push(String(line)) > 0;
  });
  openLog().error("failed", { error });
  spy.mockRestore();
  return JSON.parse(lines[0] ?? "{}") as Record<string, string>;
}

describe("an error that is logged", () => {
  class ModelError extends Error {
    override readonly name = "ModelError";
  }

  class NamelessError extends Error {}

  it("keeps our words, and of anybody else's only the name", () => {
    expect(logged(new Error("the table is away")).errorMessage).toBe("the table is away");
    const theirs = logged(new ModelError("cannot draw a fox in a secret garden"));
    expect(theirs).toMatchObject({ error: "ModelError" });
    expect(theirs).not.toHaveProperty("errorMessage");
    expect(logged(new NamelessError("a secret garden"))).not.toHaveProperty("errorMessage");
    expect(JSON.stringify(theirs)).not.toContain("secret garden");
  });

  it("keeps nothing of a text that is no JSON", () => {
    const parse = () => JSON.parse('{"name":"Mia Canary"');
    expect(JSON.stringify(logged(attempt(parse)))).not.toContain("Canary");
  });

  it("says where it happened, not what a message laid out like a trace says", () => {
    const { errorAt, ...rest } = logged(
      new ModelError("no\n    at a secret garden\n    at (mia:1:1)"),
    );
    expect(errorAt).toContain("log.test.ts");
    expect(JSON.stringify({ errorAt, ...rest })).not.toMatch(/garden|mia/);
  });
});

function attempt(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it did not throw");
}

describe("what the product writes", () => {
  const root = join(import.meta.dirname, "..", "..");
  const sources = globSync("functions/**/*.ts", { cwd: root })
    .filter((file) => !/(\.test\.ts|\/testing\/.*)$/.test(file))
    .map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }));
  const lines = sources.flatMap(({ file, source }) =>
    (source.match(/\blog\.(info|warn|error)\([^;]*/g) ?? []).map((line) => ({ file, line })),
  );

  it("has a constant message: what varies is a declared field", () => {
    expect(lines.length).toBeGreaterThan(10);
    const constant = /^log\.\w+\(\s*"[^"$]*"/;
    const varying = lines.filter(({ line }) => !constant.test(line));
    expect(varying).toEqual([]);
  });

  it("has no declared field that is dead", () => {
    const written = (field: string) =>
      lines.some(({ line }) => new RegExp(`\\b${field}\\b`).test(line));
    expect(Object.keys(logFields).filter((field) => !written(field))).toEqual([]);
  });

  it("goes through the log: nothing prints by itself", () => {
    const printing = sources.filter(({ source }) =>
      /\bconsole\.|process\.std(out|err)/.test(source),
    );
    expect(printing.map(({ file }) => file)).toEqual([]);
  });
});
