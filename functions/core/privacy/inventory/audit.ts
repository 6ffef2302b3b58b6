/** What the daily comparison of what is stored with what should be has found. */
import { list, optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import { impersonal, item } from "../declare.ts";

export const audit = item("audit", {
  ...impersonal,
  category: "record",
  purposes: ["law"],
  about:
    "How much a day's check of what is kept looked at, and what it found: counts, about nobody.",
  kept: { class: "audit", from: "the check" },
  enforcedBy: "ttl",
  erasure: "expire",
  clauses: ["retention"],
  attributes: {
    day: text(),
    state: text<"running" | "done">(),
    startedAt: text(),
    finishedAt: optional(text()),
    /** While it runs: which store it is at, and the key after which it goes on. */
    store: optional(text()),
    after: optional(text()),
    /** Counts changes, so that of two at once one stops. */
    revision: whole(),
    stores: list(
      record({
        store: text(),
        looked: whole(),
        /** Past its time, and removed before anything promised was broken. */
        late: whole(),
        /** There longer than was promised. */
        expired: whole(),
        /** Whatever it belonged to is gone. */
        orphaned: whole(),
        /** Due for a day, and nobody came. Left where it is: it may be a promise yet to be kept. */
        unattended: whole(),
        /** Nothing we declare. Left where it is, for people to look at. */
        unknown: whole(),
        removed: whole(),
      }),
    ),
  },
});
export type Audit = ValueOf<typeof audit>;
