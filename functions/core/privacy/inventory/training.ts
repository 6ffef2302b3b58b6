/** What a person gave for training: where it lies, and what vouches for giving and taking it back. */
import { list, optional, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { internal, item, personal } from "../declare.ts";

const given = {
  ...personal,
  purposes: ["training"],
  basis: "consent",
  kept: "withdrawal",
  category: "record",
  clauses: ["training", "withdraw"],
} as const;

export const giver = item("giver", {
  ...given,
  about: "Under which random name your copies lie in the training store, as long as you consent.",
  export: { none: "A random name inside our store. The copies themselves are listed." },
  attributes: {
    /** The receipt of the consent this name was made for. Another consent gets another name. */
    receipt: text(),
    userId: text<UserId>(),
    name: text(),
    createdAt: text(),
    /** When the consent was withdrawn: from then on everything under the name is removed. */
    withdrawnAt: optional(text()),
    /** From then on no writer can put another copy: the last look. */
    until: optional(text()),
  },
});
export type Giver = ValueOf<typeof giver>;

export const gift = item("gift", {
  ...given,
  about:
    "Which images of a generation were copied for training, or are to be, or are to be removed.",
  export: "consents/training.json",
  fields: {
    epoch: internal,
    imagesRevision: internal,
    leaseOwner: internal,
    leaseUntil: internal,
    until: internal,
  },
  attributes: {
    generationId: text<GenerationId>(),
    userId: text<UserId>(),
    /** The consent under which it is given, and the account's epoch then. */
    receipt: text(),
    epoch: whole(),
    state: text<"promised" | "writing" | "given" | "returning">(),
    /** Which images are given, by their numbers. */
    images: list(whole()),
    /** Counts changes of `images` once they are given. */
    imagesRevision: optional(whole()),
    /** Of one image that is taken back by itself: its number. */
    n: optional(whole()),
    /** Who is writing, and until when that counts; another may take over afterwards. */
    leaseOwner: optional(text()),
    leaseUntil: optional(text()),
    /** Of what is taken back: from then on no writer can put it again, and it is looked for once more. */
    until: optional(text()),
    createdAt: text(),
    givenAt: optional(text()),
  },
});
export type Gift = ValueOf<typeof gift>;
