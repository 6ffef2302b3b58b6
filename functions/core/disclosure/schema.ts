/** What a legal demand says, and what becomes of it. */
import * as z from "zod";
import { PageFilter } from "../support/schema.ts";
import { disclosableFields } from "./field.ts";

const Words = z
  .string()
  .trim()
  .min(3, "Write it out.")
  .max(300, "Use at most 300 characters.")
  .regex(/^\P{C}*$/u, "Use letters, marks and spaces.");

const PersonNamed = z
  .string()
  .trim()
  .min(1, "Write it out.")
  .max(254)
  .describe("The address or id the demand names.");

export const DisclosureOrder = z.strictObject({
  person: PersonNamed,
  authority: Words,
  reference: Words.describe("The authority's own number of the demand."),
  legalBasis: Words.describe("The law and article the demand stands on."),
  fields: z
    .array(z.enum(disclosableFields))
    .min(1, "Name at least one field.")
    .refine((fields) => new Set(fields).size === fields.length, "Name each field once."),
  sealedUntil: z.iso
    .datetime()
    .optional()
    .describe("Until when a law forbids to tell the person; a year at most."),
});
export type DisclosureOrder = z.infer<typeof DisclosureOrder>;

export const ApprovalOrder = z.strictObject({ person: PersonNamed });

export const SealOrder = z.strictObject({
  until: z.iso.datetime().describe("The end of the longer seal; a year from now at most."),
  reason: Words.describe("What says so: the court and the number of its decision."),
});
export type SealOrder = z.infer<typeof SealOrder>;

export const SealApproval = z.strictObject({
  until: z.iso.datetime().describe("The end that is agreed to, as it was written down."),
});
export type SealApproval = z.infer<typeof SealApproval>;

const LongerSeal = z.object({
  until: z.iso.datetime(),
  reason: z.string(),
  at: z.iso.datetime().describe("When it was written down."),
});

export const DisclosureView = z
  .object({
    id: z.string(),
    authority: z.string(),
    reference: z.string(),
    legalBasis: z.string(),
    fields: z.array(z.enum(disclosableFields)),
    state: z.enum(["waiting", "refused", "produced"]),
    requestedAt: z.iso.datetime(),
    producedAt: z.iso.datetime().optional(),
    sealedUntil: z.iso.datetime().optional(),
    mine: z.boolean().describe("You asked for it, so another one has to approve it."),
    sealAsked: LongerSeal.extend({
      mine: z.boolean().describe("You wrote it down, so another one has to approve it."),
    })
      .optional()
      .describe("A longer seal that waits for a second operator."),
    sealsExtended: z
      .array(LongerSeal)
      .optional()
      .describe("Every longer seal that was agreed to, oldest first."),
  })
  .meta({ id: "Disclosure" });
export type DisclosureView = z.infer<typeof DisclosureView>;
export const DisclosureAnswer = z.object({ disclosure: DisclosureView });
export const DisclosurePage = z.object({
  items: z.array(DisclosureView),
  nextCursor: z.string().nullable(),
});
export type DisclosurePage = z.infer<typeof DisclosurePage>;
export const DisclosureFilter = PageFilter;

/** What is handed over: the fields that were demanded, and no other. */
export const ProducedAnswer = z.object({
  disclosure: DisclosureView,
  data: z.partialRecord(z.enum(disclosableFields), z.unknown()),
});
