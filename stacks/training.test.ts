import { beforeAll, expect, test } from "vitest";
import { trainingTimeoutSeconds } from "../functions/core/training/lease.ts";
import {
  assemblyOf,
  type Found,
  resource,
  rightsIn,
  synthTimeoutMs,
  whoMay,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
let training: Found;
beforeAll(async () => {
  assembly = await assemblyOf("production");
  training = resource(assembly, "AWS::S3::Bucket", "Training");
}, synthTimeoutMs);

test("only the training worker may put anything into the training bucket §training.receipt", () => {
  expect(whoMay(assembly, "s3:PutObject", training)).toEqual(["TrainingWorker"]);
});

test("no role may read what lies in the training bucket §training.receipt", () => {
  expect(whoMay(assembly, "s3:GetObject", training)).toEqual([]);
});

test("whoever else reaches the training bucket may look for copies and remove them, nothing more §training.withdraw", () => {
  const rights = rightsIn(assembly, training);
  expect([...rights.keys()]).toContain("Api");
  for (const [name, actions] of rights) {
    const own = name === "TrainingWorker" ? ["s3:PutObject"] : [];
    expect(actions.toSorted(), name).toEqual(["s3:DeleteObject", "s3:ListBucket", ...own]);
  }
});

test("a writer's claim outlives its function", () => {
  const worker = resource(assembly, "AWS::Lambda::Function", "TrainingWorker");
  expect(worker.Properties.Timeout).toBe(trainingTimeoutSeconds);
});
