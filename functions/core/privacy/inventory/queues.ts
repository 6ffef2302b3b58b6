/** Messages between functions. They name things; nothing a person wrote is in them. */
import { text } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { type Declaration, type ItemDeclaration, item, personal } from "../declare.ts";

const message = {
  ...personal,
  category: "record",
  purposes: ["service"],
  kept: { class: "deadLetter", from: "sending it" },
  enforcedBy: "queue",
  export: { none: "Only names what stands in the table." },
  erasure: "expire",
} as const satisfies Partial<Declaration>;

export const generationMessage = item("generation message", {
  ...message,
  about: "That a generation is to be drawn.",
  clauses: ["usage"],
  attributes: { userId: text<UserId>(), generationId: text<GenerationId>() },
});
export type GenerationMessage = ValueOf<typeof generationMessage>;

export const jobMessage = item("job message", {
  ...message,
  about:
    "That a job is to be done: an export, an erasure, a notice, a copy for training, images to be kept longer.",
  clauses: ["export", "erasure", "training", "changes", "retention"],
  /** Where the item stands that says what is to be done. */
  attributes: { pk: text(), sk: text() },
});
export type JobMessage = ValueOf<typeof jobMessage>;

/** What each queue, and its dead letter queue, carries. */
export const queues = {
  Generation: generationMessage,
  Training: jobMessage,
  Export: jobMessage,
  Erasure: jobMessage,
  Notice: jobMessage,
  Extension: jobMessage,
} as const satisfies Record<string, ItemDeclaration>;
