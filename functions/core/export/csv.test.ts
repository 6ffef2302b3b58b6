import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRow } from "./csv.ts";

it.each([
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ["+1", "'+1"],
  ["-1+1", "'-1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  ["\r=1", `"'\r'=1"`],
  ["  =1", "'  =1"],
  ["\u0000=1", "'=1"],
  ["＝1", "'＝1"],
  // Where the comma is for decimals, spreadsheets split at semicolons, and at tabs, whatever is quoted.
  ["a;=1", "a;'=1"],
  ["a;b; @SUM(A1)", "a;b;' @SUM(A1)"],
  ["a\t+1", "a\t'+1"],
  ["one\n=1", `"one\n'=1"`],
  ["one\n\n  =1", `"one\n\n'  =1"`],
  ["two,=1", `"two,=1"`],
  ["a=1", "a=1"],
  ["two, words", `"two, words"`],
  ['said "no"', `"said ""no"""`],
  ["one\ntwo", `"one\ntwo"`],
])("no text becomes a formula: %j", (text, cell) => {
  expect(csvRow([text])).toBe(`${cell}\r\n`);
});

it("numbers stay numbers, and nothing stays nothing", () => {
  expect(csvRow([-4, 0, undefined, "x"])).toBe("-4,0,,x\r\n");
});

it("whatever is written, another program reads as many cells, none of which begins like a formula", () => {
  const rows = fc.sample(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 5 }), {
    numRuns: 300,
    seed: 7,
  });
  const program = `
import csv, io, json, sys
print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode("utf-8"), newline="")))))`;
  const { stdout, status } = spawnSync("python3", ["-c", program], {
    input: rows.map((row) => csvRow(row)).join(""),
    encoding: "utf8",
  });
  expect(status).toBe(0);
  const read = JSON.parse(stdout) as string[][];
  expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
  for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
});
