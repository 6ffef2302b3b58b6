/** What a change of plan leaves to be done: keeping longer the images that are there. */
import { list, optional, text } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { item, personal } from "../declare.ts";

export const extension = item("extension", {
  ...personal,
  about:
    "That your images are to be kept longer because you changed your plan, and how far that is.",
  purposes: ["service"],
  // No image it is about can be there longer.
  kept: { class: "free", from: "changing your plan" },
  export: { none: "Internal, gone when your images have their new dates." },
  category: "record",
  clauses: ["retention"],
  attributes: {
    userId: text<UserId>(),
    requestedAt: text(),
    /** Sort key after which the generations are looked at, and where the look in progress is. */
    from: text(),
    cursor: optional(text()),
    /** When that look began. */
    begunAt: optional(text()),
    /** Where the next look must begin at the latest: there is something that could not be moved yet. */
    again: optional(text()),
    /** Who is at it, and until when that counts; another may take over afterwards. */
    leaseOwner: optional(text()),
    leaseUntil: optional(text()),
  },
});
export type Extension = ValueOf<typeof extension>;

export const move = item("move", {
  ...personal,
  about:
    "That files of a generation were copied to be kept longer, so that none is left where it was.",
  purposes: ["service"],
  kept: { class: "queue", from: "copying them" },
  export: { none: "Internal, gone when the files are in one place." },
  category: "record",
  clauses: ["retention", "deletion"],
  attributes: {
    generationId: text<GenerationId>(),
    userId: text<UserId>(),
    /** `copying` may still become `moved`; `given up` never does. */
    state: text<"copying" | "moved" | "given up">(),
    /** Beginning of the keys of all files at the old place. */
    from: text(),
    /** In the names of the files at the new place, and of no others. */
    fileToken: text(),
    /** Beginnings of their keys. */
    to: list(text()),
    createdAt: text(),
    /** From then on nobody who was copying can put another file: the last look. */
    until: text(),
  },
});
export type Move = ValueOf<typeof move>;
