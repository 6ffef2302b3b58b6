/** Sentence → clause → software → test → last result, and what is missing in between. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ClauseId, clauseIds } from "../../functions/core/privacy/clause.ts";
import { fillNumbers } from "../../functions/core/privacy/policy/numbers.ts";
import { sections } from "../../functions/core/privacy/policy/sentences.ts";
import { software } from "../../functions/core/privacy/policy/software.ts";
import { currentVersion } from "../../functions/core/privacy/policy/versions.ts";
import type { Section, Sentence } from "../../functions/core/privacy/policy/words.ts";
import { root } from "../synth/inputs.ts";
import { type MarkedTest, markedTests } from "./marks.ts";
import { type Found, lastRun, type Run } from "./run.ts";

export type Result = "passed" | "failed" | "not run";

export interface ProvingTest {
  readonly file: string;
  readonly titles: readonly string[];
  /** How many tests these titles stand for. */
  readonly count: number;
  readonly result: Result;
}

export interface ProvenSentence {
  readonly id: string;
  readonly text: string;
  /** What has to be built before this holds. */
  readonly open?: string;
  readonly clause: ClauseId;
  readonly software: readonly string[];
  readonly tests: readonly ProvingTest[];
  /** Empty for a sentence that is proven, or open. */
  readonly gaps: readonly string[];
}

export interface Proof {
  readonly version: string;
  readonly hash: string;
  readonly run?: Run;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentences: readonly ProvenSentence[];
  }[];
  /** Marks that name no sentence and no clause. */
  readonly strays: readonly string[];
}

export interface Sources {
  readonly sections: readonly Section[];
  readonly software: Readonly<Record<string, readonly string[]>>;
  readonly tests: readonly MarkedTest[];
  readonly last?: Found | undefined;
  readonly exists: (path: string) => boolean;
}

/** The proof as the repository stands now, with the results of the last `npm test` made here. */
export function proofNow(): Proof {
  return proofOf({ ...sourcesNow(), last: lastRun() });
}

/** The proof without results: what must be right before any test runs. */
export function sourcesNow(): Sources {
  return {
    sections,
    software,
    tests: markedTests(),
    exists: (path) => existsSync(join(root, path)),
  };
}

export function proofOf(sources: Sources): Proof {
  const proven = sources.sections.map(({ id, title, blocks }) => ({
    id,
    title,
    sentences: blocks
      .flatMap((block) =>
        block.kind === "text" ? block.sentences : block.kind === "list" ? block.items.flat() : [],
      )
      .flatMap((sentence) => (sentence.id ? [prove(sources, sentence, sentence.id)] : [])),
  }));
  const known = new Set<string>(clauseIds);
  for (const { sentences } of proven) for (const { id } of sentences) known.add(id);
  return {
    version: currentVersion.version,
    hash: currentVersion.hash,
    ...(sources.last ? { run: sources.last.run } : {}),
    sections: proven.filter(({ sentences }) => sentences.length > 0),
    strays: sources.tests.flatMap(({ file, title, marks }) =>
      marks.filter((mark) => !known.has(mark)).map((mark) => `${mark} (${file}: ${title})`),
    ),
  };
}

/** What no sentence is to blame for counts as well: marks that lead nowhere. */
export function gapsOf({ sections, strays }: Proof): string[] {
  return [
    ...sections.flatMap(({ sentences }) =>
      sentences.flatMap(({ id, gaps }) => gaps.map((gap) => `${id}: ${gap}`)),
    ),
    ...strays.map((stray) => `no sentence or clause is called ${stray}`),
  ];
}

function prove(sources: Sources, { text, open }: Sentence, id: string): ProvenSentence {
  const clause = id.slice(0, id.indexOf(".")) as ClauseId;
  // What is not built yet is kept by nothing.
  const kept = open ? [] : (sources.software[clause] ?? []);
  const tests = testsOf(sources, id);
  return {
    id,
    text: fillNumbers(text),
    ...(open ? { open } : {}),
    clause,
    software: kept,
    tests,
    gaps: open ? [] : gapsIn(sources, kept, tests),
  };
}

function testsOf({ tests, last }: Sources, id: string): ProvingTest[] {
  const titles = Map.groupBy(
    tests.filter(({ marks }) => marks.includes(id)),
    ({ file }) => file,
  );
  return [...titles].map(([file, found]) => {
    const ended = last?.ended.filter((test) => test.file === file && test.marks.includes(id)) ?? [];
    const failed = ended.some(({ passed }) => !passed);
    return {
      file,
      titles: [...new Set(found.map(({ title }) => title))],
      count: Math.max(ended.length, found.length),
      result: ended.length === 0 ? "not run" : failed ? "failed" : "passed",
    };
  });
}

function gapsIn(sources: Sources, kept: readonly string[], tests: readonly ProvingTest[]) {
  return [
    ...(kept.length === 0 ? ["no software keeps it"] : []),
    ...kept.filter((path) => !sources.exists(path)).map((path) => `${path} does not exist`),
    ...(tests.length === 0 ? ["no test proves it"] : []),
    ...tests
      .filter(({ result }) => result === "failed" || (sources.last && result === "not run"))
      .map(({ file, result }) => `${file}: ${result}`),
  ];
}
