/** Words and options that several commands share. */
import * as z from "zod";
import { Reason } from "../../../functions/core/operator/schema.ts";
import { PageFilter } from "../../../functions/core/support/schema.ts";
import type { Option } from "../command.ts";

export const text = z.string().trim().min(1).max(254);
/** A number as it is typed. */
export const typedNumber = z.coerce.number();

export const reason = {
  about: "why; the person reads it",
  schema: Reason,
} satisfies Option;

export const person = {
  about: "an address or an id (usr_…)",
  schema: text,
} satisfies Option;

export const page = {
  limit: { about: "how many at once, up to 100", schema: PageFilter.shape.limit },
  cursor: { about: "nextCursor of the page before", schema: PageFilter.shape.cursor },
} satisfies Record<string, Option>;
