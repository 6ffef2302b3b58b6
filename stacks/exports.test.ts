import { beforeAll, describe, expect, test } from "vitest";
import { assemblyOf, resourcesOf, synthTimeoutMs } from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

/** What a function may do with the objects of the bucket of exports: action → beginnings of keys. */
function rightsOf(role: string): Record<string, string[]> {
  const rights: Record<string, string[]> = {};
  for (const { id, Properties } of resourcesOf(assembly, "AWS::IAM::Policy")) {
    if (!id.startsWith(role)) continue;
    const { Statement } = Properties.PolicyDocument as {
      Statement: { Action: string | string[]; Resource: unknown }[];
    };
    for (const { Action, Resource } of Statement) {
      const keys = [Resource]
        .flat()
        .map((each) => JSON.stringify(each))
        .filter((each) => /Exports[0-9A-F]{8}/.test(each))
        .map((each) => /"\/([^"]*)"/.exec(each)?.[1] ?? "");
      if (keys.length === 0) continue;
      for (const action of [Action].flat()) rights[action] = [...(rights[action] ?? []), ...keys];
    }
  }
  return rights;
}

describe("the bucket of exports", () => {
  test("is read by the API only where finished archives lie, for the links it signs", () => {
    const rights = rightsOf("ApiRole");
    expect(rights["s3:GetObject"]).toEqual(["exports/*"]);
    expect(rights).not.toHaveProperty("s3:PutObject");
  });

  test("is written by the worker of exports, and by no other function", () => {
    expect(rightsOf("ExportWorkerRole")["s3:PutObject"]).toEqual(["exports/*", "work/*"]);
    const writers = resourcesOf(assembly, "AWS::IAM::Policy")
      .map(({ id }) => id)
      .filter((id) => rightsOf(id)["s3:PutObject"]);
    expect(writers).toHaveLength(1);
  });

  test("opens to nobody by a policy of its own", () => {
    const policies = resourcesOf(assembly, "AWS::S3::BucketPolicy").filter(({ Properties }) =>
      JSON.stringify(Properties.Bucket).match(/Exports[0-9A-F]{8}/),
    );
    expect(policies).toHaveLength(1);
    const statements = policies.flatMap(
      ({ Properties }) =>
        (Properties.PolicyDocument as { Statement: { Effect: string }[] }).Statement,
    );
    const allowing = statements.filter(({ Effect }) => Effect === "Allow");
    expect(JSON.stringify(allowing)).not.toMatch(/cloudfront|"\*"/);
  });
});
