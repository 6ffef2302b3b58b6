import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promises } from "../../functions/core/privacy/policy/sentences.ts";
import { later, promise, text } from "../../functions/core/privacy/policy/words.ts";
import { type MarkedTest, markedTests } from "./marks.ts";
import { gapsOf, proofNow, proofOf, type Sources, sourcesNow } from "./proof.ts";
import { endedIn } from "./run.ts";

describe("the repository", () => {
  it("has a test for each promise, software that keeps it, and no mark that leads nowhere §encryption.audit", () => {
    expect(gapsOf(proofOf(sourcesNow()))).toEqual([]);
  });

  it("names each promise once", () => {
    const ids = promises().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(70);
  });
});

// Spelled out, so that these titles are no marks of this repository's own tests.
const sign = "\u00a7";
const run = { at: "2026-11-23T12:00:00.000Z", commit: "abc", changed: false, complete: true };

const tests: MarkedTest[] = [
  { file: "a.test.ts", title: "it is off", marks: ["training.off"] },
  { file: "a.test.ts", title: "%s is off", marks: ["training.off"] },
];

const sources = (change: Partial<Sources> = {}): Sources => ({
  sections: [
    {
      id: "training",
      title: "Training",
      blocks: [
        text(
          promise("training.off", "It is off."),
          later("payment.card", "buying credits", "No card."),
        ),
      ],
    },
  ],
  software: { training: ["functions/training.ts"] },
  tests,
  exists: () => true,
  ...change,
});

const ended = (...passed: boolean[]) => ({
  run,
  ended: passed.map((each) => ({ file: "a.test.ts", marks: ["training.off"], passed: each })),
});

describe("the proof of a sentence", () => {
  it("is whole when all its tests passed", () => {
    const proof = proofOf(sources({ last: ended(true, true, true) }));
    expect(gapsOf(proof)).toEqual([]);
    expect(proof.sections[0]?.sentences[0]).toMatchObject({
      clause: "training",
      tests: [{ titles: ["it is off", "%s is off"], count: 3, result: "passed" }],
    });
  });

  it.each([
    ["one of its tests failed", { last: ended(true, false) }, /a\.test\.ts: failed/],
    ["its tests were not run", { last: ended() }, /a\.test\.ts: not run/],
    ["no test proves it", { tests: [] }, /no test proves it/],
    ["its software is gone", { exists: () => false }, /training\.ts does not exist/],
    ["no software keeps it", { software: {} }, /no software keeps it/],
  ])("has a gap when %s", (_, change, gap) => {
    expect(gapsOf(proofOf(sources(change)))).toEqual([expect.stringMatching(gap)]);
  });

  it("has none, and no need of a test, while the sentence is open", () => {
    const [, card] = proofOf(sources()).sections[0]?.sentences ?? [];
    expect(card).toMatchObject({ open: "buying credits", gaps: [] });
  });

  it("does not rest on a test of the clause alone", () => {
    const whole = [{ file: "a.test.ts", title: "training", marks: ["training"] }];
    expect(gapsOf(proofOf(sources({ tests: whole })))).toEqual(["training.off: no test proves it"]);
  });

  it("shows a mark that names nothing", () => {
    const stray = { file: "b.test.ts", title: "hello", marks: ["trianing.off"] };
    expect(gapsOf(proofOf(sources({ tests: [...tests, stray] })))).toEqual([
      "no sentence or clause is called trianing.off (b.test.ts: hello)",
    ]);
  });
});

describe("marks", () => {
  it("are read from titles in any quotes, several in one, and not from numbers of paragraphs", () => {
    const folder = mkdtempSync(join(tmpdir(), "marks-"));
    try {
      mkdirSync(join(folder, "functions"));
      writeFileSync(
        join(folder, "functions", "a.test.ts"),
        [
          `it("is off ${sign}training.off ${sign}account", () => {});`,
          `it.each([1])('%s "quoted" ${sign}erasure.all', () => {});`,
          `it(\`of \${x} ${sign}device.logs\`, () => {});`,
          `it("RFC 8493 ${sign}2.2.2", () => {});`,
          `describe("a child", () => {`,
          `  it("is refused ${sign}children.age", () => {`,
          `    work();`,
          `  });`,
          `});`,
          `it("stands alone ${sign}usage.yours", () => {});`,
        ].join("\n"),
      );
      expect(markedTests(folder)).toEqual([
        { file: "functions/a.test.ts", title: "is off", marks: ["training.off", "account"] },
        { file: "functions/a.test.ts", title: '%s "quoted"', marks: ["erasure.all"] },
        { file: "functions/a.test.ts", title: `of \${x}`, marks: ["device.logs"] },
        { file: "functions/a.test.ts", title: "a child is refused", marks: ["children.age"] },
        { file: "functions/a.test.ts", title: "stands alone", marks: ["usage.yours"] },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("are found in the runner's report; what was skipped proves nothing", () => {
    const result = (fullName: string, status: string) => ({ fullName, status });
    const report = {
      testResults: [
        {
          name: "/elsewhere/a.test.ts",
          assertionResults: [
            result(`consent is off ${sign}training.off`, "passed"),
            result(`consent fails ${sign}training.off`, "failed"),
            result(`consent waits ${sign}training.off`, "pending"),
            result("something else", "passed"),
          ],
        },
      ],
    };
    expect(endedIn(report).map(({ marks, passed }) => [marks, passed])).toEqual([
      [["training.off"], true],
      [["training.off"], false],
    ]);
  });
});

it("the proof of now names the version in force", () => {
  expect(proofNow().version).toMatch(/^\d{4}-\d\d-\d\d$/);
});
