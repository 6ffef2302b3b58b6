/** What is answered on how much is stored. */
import * as z from "zod";

export const StoredView = z
  .object({
    kinds: z
      .record(z.string(), z.object({ count: z.int(), since: z.iso.datetime().optional() }))
      .describe("By the inventory's names, beside `images` and `internal`."),
    complete: z.boolean().describe("False: there is more than was counted."),
  })
  .meta({ id: "Stored" });
export type StoredView = z.infer<typeof StoredView>;
