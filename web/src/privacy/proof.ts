/** The proof of the policy as `scripts/site.ts` hands it over when the site is built. */
import { readFileSync } from "node:fs";
import type { Proof, ProvenSentence } from "../../../scripts/policy/proof.ts";

/** @throws Error when the site is built by anything else than `scripts/site.ts`. */
export function readProof(): Proof {
  const file = process.env.POLICY_PROOF;
  if (!file) throw new Error("POLICY_PROOF names no file: build the site by npm start or npm test");
  return JSON.parse(readFileSync(file, "utf8")) as Proof;
}

export type Standing = "passed" | "failed" | "not run" | "open" | "gap";

/** How a sentence stands, from all its tests. */
export function standingOf({ open, tests, gaps }: ProvenSentence): Standing {
  if (open) return "open";
  if (tests.some(({ result }) => result === "failed")) return "failed";
  if (tests.some(({ result }) => result === "not run")) return "not run";
  return gaps.length > 0 ? "gap" : "passed";
}
