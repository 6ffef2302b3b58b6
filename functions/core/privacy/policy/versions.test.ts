import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { policyVersion } from "../policy.ts";
import { tables } from "../tables.ts";
import { policyText } from "./document.ts";
import { daysInWords } from "./numbers.ts";
import { currentVersion, findVersion, versions } from "./versions.ts";

const folder = join(import.meta.dirname, "texts");
const textOf = (version: string) => readFileSync(join(folder, `${version}.txt`), "utf8");

const howTo =
  "the policy says something else than its recorded version: add a version to versions.ts and policy.ts, then npm run policy -- --record (while nobody has seen the version: -- --record --again)";

describe("a version of the policy", () => {
  it("is what the sources say: no sentence, table or number changes without a new one §changes.version", () => {
    expect(policyText(currentVersion) === textOf(policyVersion), howTo).toBe(true);
  });

  it.each(versions)(
    "has the hash of its recorded text: $version §changes.version",
    ({ version, hash }) => {
      expect(createHash("sha256").update(textOf(version)).digest("hex")).toBe(hash);
    },
  );

  it("has one date: its name, the one in its text, and the one that sign-up asks for agree §changes.version", () => {
    expect(currentVersion.version).toBe(policyVersion);
    for (const { version } of versions) {
      expect(textOf(version).match(/^Version of (.*)$/m)?.[1]).toBe(version);
    }
  });

  it("stays: every recorded text belongs to one, and the newest comes first §changes.history", () => {
    const recorded = globSync("*.txt", { cwd: folder }).map((file) => basename(file, ".txt"));
    expect(recorded.sort()).toEqual(versions.map(({ version }) => version).sort());
    const order = versions.map(({ version }) => version);
    expect(order).toEqual([...order].sort().reverse());
    for (const { version, effectiveAt, summary } of versions) {
      expect(new Date(effectiveAt).toISOString()).toBe(effectiveAt);
      expect(effectiveAt >= version).toBe(true);
      expect(summary.length).toBeGreaterThan(0);
    }
  });

  it("names how long each thing is kept, and nothing is kept longer than it says §changes.longer", () => {
    const recorded = new Map(
      [...textOf(policyVersion).matchAll(/^- (.+): ([\d,]+) (day|year)s?$/gm)].map(
        ([, what, count, unit]) => [
          what,
          Number(count?.replaceAll(",", "")) * (unit === "year" ? 365 : 1),
        ],
      ),
    );
    const rows = tables().retention;
    expect(recorded.size).toBe(rows.length);
    for (const { what, days } of rows) {
      expect(recorded.get(what), what).toBeDefined();
      expect(days, `${what}: ${daysInWords(days)}`).toBeLessThanOrEqual(recorded.get(what) ?? 0);
    }
  });

  it("is found by its exact name only", () => {
    expect(findVersion(policyVersion)).toBe(currentVersion);
    expect(findVersion("constructor")).toBeUndefined();
    expect(findVersion("")).toBeUndefined();
  });
});
