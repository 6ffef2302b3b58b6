/** The policy: who accepted which version, and telling everyone of a new one. */
import { text } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import { item, personal } from "../declare.ts";

export const acceptance = item("acceptance", {
  ...personal,
  about: "Which version of the privacy policy you accepted, and when.",
  purposes: ["rights"],
  kept: "erasure",
  export: "consents/policy.jsonl",
  category: "record",
  clauses: ["changes"],
  attributes: { version: text(), acceptedAt: text() },
});
export type Acceptance = ValueOf<typeof acceptance>;
