import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import { expect, it } from "vitest";
import { fillNumbers } from "./numbers.ts";
import { sections } from "./sentences.ts";
import type { Section } from "./words.ts";

/** A ninth-grader is fourteen. @see https://en.wikipedia.org/wiki/Flesch–Kincaid_readability_tests */
const hardestGrade = 9;

const sentencesOf = ({ blocks }: Section) =>
  blocks
    .flatMap((block) =>
      block.kind === "text" ? block.sentences : block.kind === "list" ? block.items.flat() : [],
    )
    .map(({ text }) => fillNumbers(text));

function grade(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’']+/gu) ?? []);
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  });
}

it("the policy is easy to read: at ninth grade as a whole, and no part of it much harder", () => {
  expect(grade(sections.flatMap(sentencesOf))).toBeLessThanOrEqual(hardestGrade);
  for (const section of sections) {
    expect(grade(sentencesOf(section)), section.id).toBeLessThanOrEqual(hardestGrade + 3);
  }
});

it("nobody is shouted at, and no sentence is endless", () => {
  for (const sentence of sections.flatMap(sentencesOf)) {
    expect(sentence).not.toMatch(/!/);
    expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(45);
    expect(sentence).toMatch(/[.,:]$/);
  }
});
