/** What happened in an account, as its owner reads it. */
import * as z from "zod";
import { PageFilter } from "../support/schema.ts";

export const ActivityView = z
  .object({
    at: z.iso.datetime(),
    kind: z.string().describe("What it was, e.g. `person.read`, `disclosure`, `consent`."),
    words: z.string(),
  })
  .meta({ id: "Activity" });
export type ActivityView = z.infer<typeof ActivityView>;
export const ActivityPage = z.object({
  items: z.array(ActivityView),
  nextCursor: z.string().nullable(),
});
export type ActivityPage = z.infer<typeof ActivityPage>;
export const ActivityFilter = PageFilter;
export type ActivityFilter = z.infer<typeof ActivityFilter>;
