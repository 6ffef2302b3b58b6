/** The policy: who accepted which version, and telling everyone of a new one. */
import { optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import { item, personal } from "../declare.ts";

export const acceptance = item("acceptance", {
  ...personal,
  about: "Which version of the privacy policy you accepted, and when.",
  purposes: ["rights"],
  kept: "erasure",
  export: "consents/policy.json",
  category: "record",
  clauses: ["changes"],
  attributes: { version: text(), acceptedAt: text() },
});
export type Acceptance = ValueOf<typeof acceptance>;

export const announcement = item("announcement", {
  subject: "none",
  basis: "legal obligation",
  recipients: ["hosting"],
  about: "How far the mails about a new version of this policy have got. Counts only.",
  purposes: ["rights"],
  kept: { class: "audit", from: "the last mail" },
  enforcedBy: "ttl",
  export: { none: "It is about nobody." },
  erasure: "unlink",
  category: "record",
  clauses: ["changes"],
  attributes: {
    version: text(),
    state: text<"RUNNING" | "DONE">(),
    /** Walks over all accounts, this one included: whoever could not be reached is tried again. */
    pass: whole(),
    passFrom: text(),
    sent: whole(),
    /** Accounts that had accepted the version before the mail came to them, in this pass. */
    knew: whole(),
    /** Mails that could not be sent, in this pass. */
    missed: whole(),
    /** The last item the walk has looked at. */
    cursor: optional(record({ pk: text(), sk: text() })),
    startedAt: text(),
    finishedAt: optional(text()),
    /** Who is sending and until when that counts; another may take over afterwards. */
    leaseOwner: optional(text()),
    leaseUntil: optional(text()),
  },
});
export type Announcement = ValueOf<typeof announcement>;
