/** Credits: the wallet, its movements and what is set aside. */
import { flag, list, optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { entryKinds } from "../../credit/schema.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { item, personal } from "../declare.ts";

type EntryKind = (typeof entryKinds)[number];

const billing = {
  ...personal,
  category: "billing",
  purposes: ["billing"],
  kept: "erasure",
} as const;

const lot = record({
  id: text(),
  source: text(),
  payment: optional(text()),
  remaining: whole(),
  createdAt: text(),
  expiresAt: optional(text()),
  /** It came back after it had expired and was given a last time to be spent in. */
  graced: optional(flag()),
});

export const wallet = item("wallet", {
  ...billing,
  about: "Your credits: what can be spent, what is set aside, and when it expires.",
  export: "billing/credits.jsonl",
  clauses: ["payment"],
  attributes: {
    seq: whole(),
    available: whole(),
    held: whole(),
    debt: whole(),
    frozen: flag(),
    lots: list(lot),
  },
});
export type Wallet = ValueOf<typeof wallet>;
export type Lot = Wallet["lots"][number];

export const entry = item("entry", {
  ...billing,
  about: "One movement of your credits. Never changed afterwards.",
  export: "billing/credits.jsonl",
  clauses: ["payment"],
  attributes: {
    id: text(),
    seq: whole(),
    operation: text(),
    kind: text<EntryKind>(),
    /** What it was for: a generation, a payment, the sign-up. */
    reference: text(),
    change: record({
      available: whole(),
      held: whole(),
      debt: whole(),
      granted: whole(),
      spent: whole(),
      expired: whole(),
      clawed: whole(),
    }),
    /** What it did to each lot. */
    postings: list(record({ lot: text(), change: whole() })),
    after: record({ available: whole(), held: whole(), debt: whole() }),
    at: text(),
  },
});
export type Entry = ValueOf<typeof entry>;

export const operation = item("operation", {
  ...billing,
  about: "That a movement of credits happened, so that it cannot happen twice.",
  export: { none: "Says only what the movement itself says." },
  clauses: ["payment"],
  attributes: {
    userId: text<UserId>(),
    /** SHA-256 of what the operation was asked to do. */
    hash: text(),
    seq: whole(),
    at: text(),
  },
});

export const hold = item("hold", {
  ...billing,
  about: "Credits set aside for images being made, and what became of them.",
  export: "billing/credits.jsonl",
  clauses: ["payment"],
  attributes: {
    generationId: text<GenerationId>(),
    userId: text<UserId>(),
    amount: whole(),
    /** The parts of lots that are set aside, in the order they are spent. */
    allocation: list(lot),
    state: text<"HELD" | "CAPTURED" | "RELEASED">(),
    captured: whole(),
    createdAt: text(),
    deadline: text(),
  },
});
export type Hold = ValueOf<typeof hold>;
