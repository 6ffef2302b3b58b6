/** Erasures, as callers see them. */
import * as z from "zod";
import { AccountView } from "../account/schema.ts";

export const ErasureRequest = z.strictObject({
  when: z.enum(["now", "grace"]).describe("At once, or after some days in which it can be undone."),
  password: z.string().max(1_024).optional().describe("Not needed just after signing in."),
});
export type ErasureRequest = z.infer<typeof ErasureRequest>;

export const ErasureView = z
  .object({
    id: z.string(),
    state: z.enum(["grace", "running", "checking", "done"]),
    requestedAt: z.iso.datetime(),
    startsAt: z.iso.datetime().describe("Until then it can be undone."),
    steps: z.array(
      z.object({
        name: z.string(),
        done: z.boolean(),
        count: z.int().describe("How many of them were removed."),
      }),
    ),
  })
  .meta({ id: "Erasure" });
export type ErasureView = z.infer<typeof ErasureView>;
export const ErasureAnswer = z.object({ erasure: ErasureView });
export const MaybeErasureAnswer = z.object({ erasure: ErasureView.nullable() });

/** An empty object: there is nothing to say. */
export const Undo = z.strictObject({});
export const UndoAnswer = z.object({ account: AccountView });
