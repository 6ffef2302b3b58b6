/** What a person allows and forbids, as callers see it. */
import * as z from "zod";
import { AccountView } from "../account/schema.ts";

/** What receipts are written about. `processing`: anything beyond keeping what is there. */
export const receiptPurposes = ["training", "analytics", "reminders", "processing"] as const;
export type ReceiptPurpose = (typeof receiptPurposes)[number];

/** How a person said it: with a switch of the account page, or by their browser's signal. */
export const receiptHows = ["account page", "signal"] as const;
export type ReceiptHow = (typeof receiptHows)[number];

export const ConsentReceiptView = z
  .object({
    id: z.string(),
    purpose: z.enum(receiptPurposes),
    granted: z.boolean().describe("Whether the purpose may go on."),
    policyVersion: z.string(),
    statement: z.string().describe("The words the person saw."),
    how: z.enum(receiptHows),
    at: z.iso.datetime(),
  })
  .meta({ id: "ConsentReceipt" });
export type ConsentReceiptView = z.infer<typeof ConsentReceiptView>;

export const ConsentsView = z
  .object({
    training: z.boolean(),
    analytics: z.boolean(),
    reminders: z.boolean(),
    receipts: z.array(ConsentReceiptView).describe("Newest first, the latest 100."),
    trainingCopies: z.int().describe("Images that lie in the training store now."),
    signal: z.boolean().describe("This browser asks not to be counted (Sec-GPC)."),
    removedCopies: z.int().optional().describe("Images a withdrawal just removed there."),
  })
  .meta({ id: "Consents" });
export type ConsentsView = z.infer<typeof ConsentsView>;

/** What is left out stays as it is. */
export const ConsentsChange = z.strictObject({
  training: z.boolean().optional(),
  analytics: z.boolean().optional(),
  reminders: z.boolean().optional(),
});
export type ConsentsChange = z.infer<typeof ConsentsChange>;

export const RestrictionChange = z.strictObject({ restricted: z.boolean() });
export const RestrictionAnswer = z.object({ account: AccountView });
