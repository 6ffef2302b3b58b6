import { beforeAll, expect, test } from "vitest";
import { retentionDays } from "../functions/core/retention.ts";
import {
  assemblyOf,
  type Found,
  listAt,
  resource,
  synthTimeoutMs,
  whoMay,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
let salts: Found;
beforeAll(async () => {
  assembly = await assemblyOf("production");
  salts = resource(assembly, "AWS::S3::Bucket", "Salts");
}, synthTimeoutMs);

test("who counts visits makes and reads the number of a day, and nobody else learns it §analytics.salt", () => {
  expect(whoMay(assembly, "s3:PutObject", salts)).toEqual(["Api"]);
  expect(whoMay(assembly, "s3:GetObject", salts)).toEqual(["Api"]);
});

test("a number that is removed is gone: no version, no copy, and S3 removes what everyone forgot §analytics.salt", () => {
  expect(whoMay(assembly, "s3:DeleteObject", salts).toSorted()).toEqual(["Auditor", "Sweeper"]);
  expect(salts.Properties).not.toHaveProperty("VersioningConfiguration");
  expect(salts.Properties).not.toHaveProperty("ReplicationConfiguration");
  // S3 counts whole days from the midnight after: the number of a day's first second included.
  const days = listAt(salts.Properties, "LifecycleConfiguration", "Rules").flatMap(
    ({ ExpirationInDays }) => ExpirationInDays ?? [],
  );
  expect(days).toEqual([retentionDays.visit - 1]);
});
