/** What a person allowed, forbade or objected to, and when. */
import { flag, optional, text } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { ReceiptHow, ReceiptPurpose } from "../../consent/schema.ts";
import { item, personal } from "../declare.ts";

export const consent = item("consent", {
  ...personal,
  about: "A receipt: what you allowed, forbade or objected to, the words you saw, and when.",
  purposes: ["rights"],
  basis: "legal obligation",
  kept: "erasure",
  export: "consents/receipts.json",
  category: "record",
  clauses: ["training", "withdraw", "object", "restrict"],
  attributes: {
    id: text(),
    purpose: text<ReceiptPurpose>(),
    /** Whether the purpose may go on. */
    granted: flag(),
    /** The privacy policy in force at that moment. */
    policyVersion: text(),
    /** The words of the choice, and their name in `consent/statement.ts`. */
    statement: text(),
    statementId: text(),
    /** The page said that these are the words it showed. */
    shown: optional(flag()),
    how: text<ReceiptHow>(),
    /** The receipt of the consent that this one ends. */
    ends: optional(text()),
    at: text(),
  },
});
export type ConsentReceipt = ValueOf<typeof consent>;
