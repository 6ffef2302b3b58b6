/** Balance and movements, as callers see them. Credits are integers. */
import * as z from "zod";
import { plans } from "../account/schema.ts";

export const LotView = z
  .object({
    id: z.string(),
    source: z.string(),
    remaining: z.int(),
    expiresAt: z.iso.datetime().optional(),
  })
  .meta({ id: "Lot" });

export const BillingView = z
  .object({
    plan: z.enum(plans),
    available: z.int().describe("Credits that can be spent now."),
    held: z.int().describe("Credits set aside for images being made."),
    debt: z.int(),
    lots: z.array(LotView).describe("Soonest to expire first: the order they are spent in."),
  })
  .meta({ id: "Billing" });
export type BillingView = z.infer<typeof BillingView>;

export const entryKinds = ["grant", "hold", "capture", "release", "expire"] as const;

export const EntryView = z
  .object({
    id: z.string(),
    kind: z.enum(entryKinds),
    reference: z.string().describe("What it was for: a generation's id, or the sign-up."),
    change: z.int().describe("What it did to the credits that can be spent."),
    available: z.int().describe("Credits that could be spent afterwards."),
    at: z.iso.datetime(),
  })
  .meta({ id: "Entry" });
export type EntryView = z.infer<typeof EntryView>;
export const EntryPage = z.object({ items: z.array(EntryView), nextCursor: z.string().nullable() });

export const EntryFilter = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type EntryFilter = z.infer<typeof EntryFilter>;
