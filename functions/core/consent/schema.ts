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
    statement: z.string().describe("The words of the choice."),
    shown: z.boolean().describe("The page said that it showed these words."),
    how: z.enum(receiptHows),
    at: z.iso.datetime(),
  })
  .meta({ id: "ConsentReceipt" });
export type ConsentReceiptView = z.infer<typeof ConsentReceiptView>;

export const Statement = z.object({ id: z.string(), words: z.string() });

export const ConsentsView = z
  .object({
    training: z.boolean(),
    analytics: z.boolean(),
    reminders: z.boolean(),
    receipts: z.array(ConsentReceiptView).describe("Newest first, the latest 100."),
    trainingCopies: z.int().describe("Images that lie in the training store now."),
    statements: z
      .record(z.enum(receiptPurposes), Statement)
      .describe("The words to show beside each switch."),
    signal: z.boolean().describe("This browser asks not to be counted (Sec-GPC)."),
    removedCopies: z.int().optional().describe("Images a withdrawal just removed there."),
  })
  .meta({ id: "Consents" });
export type ConsentsView = z.infer<typeof ConsentsView>;

/** The name of words beside a switch. */
const Shown = z.string().max(64).optional();

/** What is left out stays as it is. */
export const ConsentsChange = z.strictObject({
  training: z.boolean().optional(),
  analytics: z.boolean().optional(),
  reminders: z.boolean().optional(),
  shown: z
    .strictObject({ training: Shown, analytics: Shown, reminders: Shown })
    .optional()
    .describe("Which words stood beside the switches: the ids of their statements."),
});
export type ConsentsChange = z.infer<typeof ConsentsChange>;

export const RestrictionChange = z.strictObject({
  restricted: z.boolean(),
  shown: Shown.describe("Which words stood beside the switch: the id of the statement."),
});
export type RestrictionChange = z.infer<typeof RestrictionChange>;
export const RestrictionAnswer = z.object({ account: AccountView });
