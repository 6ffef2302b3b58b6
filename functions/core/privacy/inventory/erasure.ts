/** Erasing an account: the work itself, outside the person's partition, which it empties. */
import { flag, list, optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { UserId } from "../../id.ts";
import { internal, item, personal } from "../declare.ts";

/** The stores a person's files can lie in. */
type FileStore = "images" | "training" | "exports";

export const erasure = item("erasure", {
  ...personal,
  about: "That your account is to be erased, when, and how far that is.",
  purposes: ["rights"],
  basis: "legal obligation",
  kept: { class: "erasing", from: "the beginning of the erasure" },
  export: { none: "Your account page says it, and the receipt." },
  category: "record",
  clauses: ["erasure"],
  attributes: {
    id: text<`ers_${string}`>(),
    userId: text<UserId>(),
    state: text<"grace" | "running" | "checking">(),
    /** Who asked: the person, an operator, or the note about an earlier erasure after a restore. */
    by: text<"person" | "operator" | "tombstone">(),
    requestedAt: text(),
    startsAt: text(),
    /** When the steps began: nothing can be undone from then on. */
    startedAt: optional(text()),
    /** When the last step was done. */
    erasedAt: optional(text()),
    /** Running work was stopped, other browsers signed out, the person told. */
    prepared: flag(),
    /** Where the notice and the receipt go; removed with the receipt. */
    email: optional(text()),
    /** Beginnings of the keys under which files of the person may lie, in each store. */
    places: list(record({ store: text<FileStore>(), prefix: text() })),
    steps: list(
      record({
        name: text(),
        done: flag(),
        count: whole(),
        /** Where the step goes on. */
        cursor: optional(text()),
        /** What it must still know when the rows are gone. */
        memory: optional(text()),
        failures: whole(),
        /** Not tried before then, after a failure. */
        tryAt: optional(text()),
      }),
    ),
    /** False once a worker died or failed at a step: it may have removed more than it could count. */
    exact: flag(),
    /** How many of the later looks for leftovers are done. */
    looks: whole(),
    leaseOwner: optional(text()),
    leaseUntil: optional(text()),
  },
  fields: {
    email: {
      about: "Your address, until the receipt is sent.",
      category: "identity",
      recipients: ["hosting", "mail"],
    },
    places: {
      about: "The random names your files lay under, to look for leftovers by.",
      ...internal,
    },
    prepared: internal,
    exact: internal,
    looks: internal,
    leaseOwner: internal,
    leaseUntil: internal,
  },
});
export type Erasure = ValueOf<typeof erasure>;
