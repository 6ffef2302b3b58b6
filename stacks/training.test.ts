import { beforeAll, expect, test } from "vitest";
import { trainingTimeoutSeconds } from "../functions/core/training/lease.ts";
import {
  assemblyOf,
  listAt,
  resource,
  resourcesOf,
  synthTimeoutMs,
  target,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
let bucketId: string;
beforeAll(async () => {
  assembly = await assemblyOf("production");
  bucketId = resource(assembly, "AWS::S3::Bucket", "Training").id;
}, synthTimeoutMs);

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const plainName = (id: string) => id.replace(/Role[0-9A-F]{8}$/, "");

/** Who may do what in the training bucket, by the names of roles. */
function rights(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { Properties } of resourcesOf(assembly, "AWS::IAM::Policy")) {
    const roles = asList(Properties.Roles).map((role) => plainName(target(assembly, role)));
    for (const statement of listAt(Properties, "PolicyDocument", "Statement")) {
      const reaches = asList(statement.Resource).some((each) => mentions(each, bucketId));
      if (!reaches) continue;
      expect(statement.Effect).toBe("Allow");
      for (const role of roles) {
        const actions = found.get(role) ?? new Set();
        for (const action of asList(statement.Action)) actions.add(String(action));
        found.set(role, actions);
      }
    }
  }
  return found;
}

/** True when a resource's address is made from this bucket, in its own stack or as an import. */
function mentions(value: unknown, id: string): boolean {
  return JSON.stringify(value).includes(id);
}

const may = (action: string) =>
  [...rights()].filter(([, actions]) => actions.has(action)).map(([role]) => role);

test("only the training worker may put anything into the training bucket §training.receipt", () => {
  expect(may("s3:PutObject")).toEqual(["TrainingWorker"]);
});

test("no role may read what lies in the training bucket §training.receipt", () => {
  expect(may("s3:GetObject")).toEqual([]);
});

test("whoever else reaches the training bucket may look for copies and remove them, nothing more §training.withdraw", () => {
  const found = rights();
  expect(found.has("Api")).toBe(true);
  for (const [role, actions] of found) {
    const own = role === "TrainingWorker" ? ["s3:PutObject"] : [];
    expect([...actions].toSorted(), role).toEqual(["s3:DeleteObject", "s3:ListBucket", ...own]);
  }
});

test("a writer's claim outlives its function", () => {
  const worker = resource(assembly, "AWS::Lambda::Function", "TrainingWorker");
  expect(worker.Properties.Timeout).toBe(trainingTimeoutSeconds);
});
