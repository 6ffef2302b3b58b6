/** The words the policy is written in: sections of blocks of sentences, each a promise or not. */
import type { ClauseId } from "../clause.ts";

/** Names one promise: the clause it belongs to, and what it says there. */
export type SentenceId = `${ClauseId}.${string}`;

export interface Sentence {
  /** Numbers stand as `{name}`; `numbers.ts` fills them in. */
  readonly text: string;
  /** A sentence without one only informs: it promises nothing that software could break. */
  readonly id?: SentenceId;
  /** What has to be built before this holds. The page and the proof say so. */
  readonly open?: string;
}

/** Tables that are made from the inventory and from lists, not written by hand. */
export type PolicyTable =
  | "stored"
  | "browser"
  | "mails"
  | "recipients"
  | "retention"
  | "authorities";

export type Block =
  | { readonly kind: "text"; readonly sentences: readonly Sentence[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Sentence[])[] }
  | { readonly kind: "table"; readonly table: PolicyTable };

export interface Section {
  /** Its anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A promise: something in the product keeps it, and a test proves it. */
export const promise = (id: SentenceId, text: string): Sentence => ({ id, text });

/** A promise about a part that does not exist yet. */
export const later = (id: SentenceId, open: string, text: string): Sentence => ({ id, open, text });

/** Information: reasons, legal bases, what a law says. */
export const info = (text: string): Sentence => ({ text });

export const text = (...sentences: Sentence[]): Block => ({ kind: "text", sentences });
export const list = (...items: (Sentence | readonly Sentence[])[]): Block => ({
  kind: "list",
  items: items.map((item) => ("text" in item ? [item] : item)),
});
export const table = (name: PolicyTable): Block => ({ kind: "table", table: name });
