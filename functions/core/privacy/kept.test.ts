import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { imageClasses, retentionDays } from "../retention.ts";
import { keptLonger, type Term, termsNow } from "./kept.ts";
import { policyVersion } from "./policy.ts";

const folder = join(import.meta.dirname, "policy", "kept");
const promisedIn = (version: string) =>
  JSON.parse(readFileSync(join(folder, `${version}.json`), "utf8")) as Record<string, Term>;

describe("what the policy in force promises", () => {
  it("is kept: nothing is stored longer than it says §changes.longer", () => {
    expect(readdirSync(folder)).toContain(`${policyVersion}.json`);
    expect(keptLonger(promisedIn(policyVersion), termsNow())).toEqual([]);
  });

  it("holds of what is made on any plan: prompts and reminders go with their images §retention.images", () => {
    for (const name of ["database: generation", "database: reminder"]) {
      const days = Math.max(...imageClasses.map((each) => retentionDays[each]));
      expect(promisedIn(policyVersion)[name]?.days, name).toBe(days);
    }
  });

  const term = { days: 7, from: "making it", whenErased: "delete" };
  it.each<[string, Record<string, Term>, string[]]>([
    ["the same", { a: term }, []],
    ["fewer days", { a: { ...term, days: 3 } }, []],
    ["nothing any more", {}, []],
    ["more days", { a: { ...term, days: 8 } }, ["a"]],
    ["days from another event", { a: { ...term, from: "looking at it" } }, ["a"]],
    ["the account's whole life", { a: { from: "erasure", whenErased: "delete" } }, ["a"]],
    ["something beyond the erasure", { a: { ...term, whenErased: "unlink" } }, ["a"]],
    ["something new", { a: term, b: term }, ["b"]],
  ])("compared with %s", (_, now, longer) => {
    expect(keptLonger({ a: term }, now)).toEqual(longer);
  });
});
