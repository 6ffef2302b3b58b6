/**
 * Prints each promise of the privacy policy with the software that keeps it and the tests that prove
 * it, as they last went. Ends with 1 when anything is missing in between.
 *
 * `--json` prints the same as data, `--record` writes the text and the hash of the version in force.
 */
import { parseArgs } from "node:util";
import { gapsOf, type Proof, type ProvenSentence, proofNow } from "./policy/proof.ts";
import { recordVersion } from "./policy/record.ts";

const { values } = parseArgs({
  options: { json: { type: "boolean" }, record: { type: "boolean" }, again: { type: "boolean" } },
});

if (values.record) {
  console.log(recordVersion({ again: values.again ?? false }));
} else {
  const proof = proofNow();
  const gaps = gapsOf(proof);
  if (values.json) console.log(JSON.stringify(proof, null, 2));
  else print(proof, gaps);
  process.exitCode = gaps.length === 0 && proof.run ? 0 : 1;
}

function print({ version, hash, run, sections }: Proof, gaps: readonly string[]): void {
  console.log(`Privacy policy of ${version}, SHA-256 ${hash}`);
  for (const { title, sentences } of sections) {
    console.log(`\n${title}`);
    for (const sentence of sentences) console.log(`\n${linesOf(sentence).join("\n")}`);
  }
  const all = sections.flatMap(({ sentences }) => sentences);
  const open = all.filter((sentence) => sentence.open);
  console.log("");
  if (open.length > 0) console.log(`${open.length} open, each with the part it waits for:`);
  for (const { id, open: part } of open) console.log(`  ${id}: ${part}`);
  if (gaps.length > 0) console.log(`${gaps.length} gaps:`);
  for (const gap of gaps) console.log(`  ${gap}`);
  const proven = all.filter(
    ({ open, tests, gaps }) => !open && tests.length > 0 && gaps.length === 0,
  );
  const state = run
    ? `Tests of ${run.at}${run.commit ? `, commit ${run.commit.slice(0, 10)}` : ""}${run.changed ? " and changes to it" : ""}${run.complete ? "" : "; only some were run"}`
    : "The tests have not run here yet: npm test";
  console.log(
    `${all.length} promises: ${proven.length} ${run ? "proven" : "with a test"}, ${open.length} open`,
  );
  console.log(state);
}

function linesOf({ id, text, open, software, tests, gaps }: ProvenSentence): string[] {
  return [
    `  “${text}”`,
    `    sentence  ${id}${open ? `, open: ${open}` : ""}`,
    ...software.map((path) => `    software  ${path}`),
    ...tests.flatMap(({ file, titles, count, result }) => [
      `    test      ${file}: ${count} ${result}`,
      ...titles.map((title) => `                ${title}`),
    ]),
    ...gaps.map((gap) => `    GAP       ${gap}`),
  ];
}
