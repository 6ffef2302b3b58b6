import { expect, test } from "vitest";
import { type ConsentPurpose, mayEnable, purposes } from "./purposes.ts";
import { currentVersion, findVersion } from "./versions.ts";

const receipt = { purpose: "training", granted: true, policyVersion: currentVersion.version };

test("a yes to a purpose, under a version that names it, enables it §changes.purpose", () => {
  expect(mayEnable("training", receipt)).toBe(true);
});

test.each([
  ["a no", { ...receipt, granted: false }],
  ["a yes to something else", { ...receipt, purpose: "analytics" }],
  ["a yes from before the purpose existed", { ...receipt, policyVersion: "2025-10-24" }],
  ["a version that never was", { ...receipt, policyVersion: "2099-01-01" }],
  ["no version", { ...receipt, policyVersion: "" }],
])("%s enables nothing §changes.purpose", (_, given) => {
  expect(mayEnable("training", given)).toBe(false);
});

test("every purpose began with a version that exists §changes.purpose", () => {
  for (const purpose of Object.keys(purposes) as ConsentPurpose[]) {
    expect(findVersion(purposes[purpose].since), purpose).toBeDefined();
  }
});
