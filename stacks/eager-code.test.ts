import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eagerCode } from "./eager-code.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "eager-code-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Bundles the sources as the product's functions are, and answers the names of the files. */
async function bundle(sources: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, name), source);
  await build({
    entryPoints: [join(folder, "handler.js")],
    outdir: join(folder, "out"),
    outExtension: { ".js": ".mjs" },
    ...{ bundle: true, splitting: true, platform: "node", format: "esm", minify: true },
    ...{ sourcemap: true, metafile: true, logLevel: "silent" },
    // The product is bundled by the esbuild SST brings; its plugins have the same shape.
    plugins: [eagerCode as never],
  });
  return readdirSync(join(folder, "out"))
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => file.replace(/-\w+\.mjs$/, ".mjs"))
    .sort();
}

function run(): string {
  const call = `const { handler } = await import("./out/handler.mjs"); console.log(await handler());`;
  return execFileSync(
    process.execPath,
    ["--enable-source-maps", "--input-type=module", "--eval", call],
    { cwd: folder, encoding: "utf8" },
  ).trim();
}

const counter = "let n = 0; export const next = () => ++n; export class Mark {}";
const sources = {
  "counter.js": counter,
  "words.js": `import { next } from "./counter.js"; export const word = (w) => w + next();`,
  "handler.js": `
    import { Mark, next } from "./counter.js";
    import { word } from "./words.js";
    export const handler = async () => {
      const [{ one }, { two }] = [await import("./one.js"), await import("./two.js")];
      return [next(), word("w"), one(Mark), two(), next()].join(" ");
    };`,
  "one.js": `
    import { Mark, next } from "./counter.js";
    import { both } from "./both.js";
    export const one = (M) => [M === Mark, both(), next()].join("/");`,
  "two.js": `
    import { word } from "./words.js";
    import { both } from "./both.js";
    export const two = () => [word("t"), both()].join("/");`,
  "both.js": `export const both = () => "b" + new Error().stack.match(/both\\.js:(\\d+)/)[1];`,
};

test("what is loaded unasked is one file, and lazy parts stay apart", async () => {
  expect(await bundle(sources)).toEqual(["chunk.mjs", "handler.mjs", "one.mjs", "two.mjs"]);
});

test("what lazy parts share with it is the same, not a copy; traces name the source", async () => {
  await bundle(sources);
  expect(run()).toBe("1 w2 true/b1/3 t4/b1 5");
});

test("what is asked for lazily and needed unasked is loaded once", async () => {
  await bundle({
    "counter.js": counter,
    "handler.js": `
      import { next } from "./counter.js";
      import { one } from "./one.js";
      export const handler = async () => {
        const [late, other] = [await import("./counter.js"), await import("./other.js")];
        return [next(), one(), late.next(), await other.other()].join(" ");
      };`,
    "one.js": `import { next } from "./counter.js"; export const one = () => next();`,
    "other.js": `
      export const other = async () => (await import("./counter.js")).next();`,
  });
  expect(run()).toBe("1 2 3 4");
});

test("a bundle without lazy parts stays one file", async () => {
  expect(await bundle({ "handler.js": "export const handler = async () => 7;" })).toEqual([
    "handler.mjs",
  ]);
  expect(run()).toBe("7");
});
