/** The policy's versions as callers see them, and how one is accepted. */
import * as z from "zod";

const version = z.string().describe("Its date, which is also its name.");

export const PolicyVersionView = z.object({
  version,
  effectiveAt: z.iso.datetime(),
  hash: z.string().describe("SHA-256 of the text, in hex."),
  material: z.boolean().describe("Everyone is told of it, and asked."),
  summary: z.array(z.string()).describe("What changed, for people."),
});

export const PolicyView = z
  .object({
    version,
    effectiveAt: z.iso.datetime(),
    hash: z.string(),
    url: z.url(),
    history: z.array(PolicyVersionView).describe("Newest first, the one in force included."),
  })
  .meta({ id: "Policy" });
export type PolicyView = z.infer<typeof PolicyView>;

export const PolicyAccept = z.strictObject({ version: z.string().max(32) });
export type PolicyAccept = z.infer<typeof PolicyAccept>;

export { AccountAnswer } from "../../account/schema.ts";
