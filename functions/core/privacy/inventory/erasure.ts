/** Erasing an account: the work itself, kept outside the person's partition so that it outlives it. */
import { flag, list, optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { UserId } from "../../id.ts";
import { internal, item, personal } from "../declare.ts";

export const erasure = item("erasure", {
  ...personal,
  about: "That your account is to be erased, when, and how far that is.",
  purposes: ["rights"],
  basis: "legal obligation",
  kept: { class: "erasing", from: "the beginning of the erasure" },
  export: "account/erasure.json",
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
    imagePrefix: optional(text()),
    steps: list(
      record({
        name: text(),
        done: flag(),
        count: whole(),
        /** Where the step goes on. */
        cursor: optional(text()),
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
    imagePrefix: {
      about: "The random part of your images' addresses, to look for leftovers by.",
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

export const signIn = item("signIn", {
  ...personal,
  about: "Where you are signed in: since when, under a digest of the browser's cookie.",
  purposes: ["service", "security"],
  kept: { class: "session", from: "signing in" },
  enforcedBy: "ttl",
  export: "account/sign-ins.json",
  category: "technical",
  clauses: ["account", "cookies", "erasure"],
  attributes: { createdAt: text(), expiresAt: text() },
});
