/** The privacy policy: every sentence of it, in the order in which people read it. */
import { collect } from "./sections/collect.ts";
import { keep } from "./sections/keep.ts";
import { more } from "./sections/more.ts";
import { rights } from "./sections/rights.ts";
import { start } from "./sections/start.ts";
import type { Section, Sentence, SentenceId } from "./words.ts";

export const sections: readonly Section[] = [...start, ...collect, ...keep, ...rights, ...more];

/** A sentence that promises something. */
export type Promised = Sentence & { readonly id: SentenceId };

export function promises(): Promised[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === "text" ? block.sentences : block.kind === "list" ? block.items.flat() : [],
    )
    .filter((sentence): sentence is Promised => sentence.id !== undefined);
}
