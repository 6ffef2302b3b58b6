/** What those who run the service did with a person's account, and what they handed over. */
import { list, optional, record, text } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { DisclosableField } from "../../disclosure/field.ts";
import type { UserId } from "../../id.ts";
import type { ActionKind } from "../../operator/action.ts";
import { internal, item, personal } from "../declare.ts";

const kept = {
  ...personal,
  category: "record",
  purposes: ["rights", "security"],
  basis: "legal obligation",
} as const;

export const operatorAction = item("operatorAction", {
  ...kept,
  about: "That one of us looked at your account or changed something in it, and the reason.",
  kept: { class: "operatorAction", from: "when it happened" },
  enforcedBy: "ttl",
  export: "activity.jsonl",
  clauses: ["access", "abuse"],
  fields: { letter: internal },
  attributes: {
    id: text(),
    kind: text<ActionKind>(),
    /** A handle that stands for one of us. */
    operator: text(),
    /** What was read or changed, in words. */
    about: text(),
    reason: text(),
    at: text(),
    /** A mail about it that is still to be sent. */
    letter: optional(text<"imageTakenDown">()),
  },
});
export type OperatorAction = ValueOf<typeof operatorAction>;

export const disclosure = item("disclosure", {
  ...kept,
  about:
    "That an authority demanded data, what it named, who of us agreed, and when it was handed over.",
  purposes: ["law", "rights"],
  kept: { class: "disclosure", from: "the demand" },
  enforcedBy: "ttl",
  export: { none: "What it says about you stands in disclosures.jsonl, unless a law seals it." },
  erasure: "unlink",
  clauses: ["legal"],
  fields: {
    userId: { erasure: "delete" },
    requestedBy: { subject: "operator", category: "identity" },
    approvedBy: { subject: "operator", category: "identity" },
    sealAskedBy: { subject: "operator", category: "identity" },
    sealsExtended: { subject: "operator", category: "identity" },
  },
  attributes: {
    id: text(),
    userId: optional(text<UserId>()),
    authority: text(),
    reference: text(),
    legalBasis: text(),
    fields: list(text<DisclosableField>()),
    state: text<"waiting" | "refused" | "produced">(),
    /** Who asked and who agreed, as the tools know them: two different ones. */
    requestedBy: text(),
    approvedBy: optional(text()),
    requestedAt: text(),
    producedAt: optional(text()),
    sealedUntil: optional(text()),
    /** A longer seal that one operator wrote down and another has to approve. */
    sealAskedUntil: optional(text()),
    sealAskedFor: optional(text()),
    sealAskedBy: optional(text()),
    sealAskedAt: optional(text()),
    /** Every longer seal that was agreed to, oldest first. */
    sealsExtended: optional(
      list(
        record({
          until: text(),
          reason: text(),
          askedBy: text(),
          askedAt: text(),
          approvedBy: text(),
          approvedAt: text(),
        }),
      ),
    ),
  },
});
export type Disclosure = ValueOf<typeof disclosure>;

export const disclosureNotice = item("disclosureNotice", {
  ...kept,
  about: "What we handed over about you to an authority: to whom, on which ground, which fields.",
  purposes: ["law", "rights"],
  kept: { class: "disclosure", from: "the demand" },
  enforcedBy: "ttl",
  export: "disclosures.jsonl",
  clauses: ["legal"],
  fields: { sealedUntil: internal },
  attributes: {
    id: text(),
    authority: text(),
    reference: text(),
    legalBasis: text(),
    fields: list(text<DisclosableField>()),
    at: text(),
    /** While a law forbids to tell. */
    sealedUntil: optional(text()),
  },
});
export type DisclosureNotice = ValueOf<typeof disclosureNotice>;
