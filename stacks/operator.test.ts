import { beforeAll, expect, test } from "vitest";
import { operatorConfigNames } from "../functions/runtime/operator-context.ts";
import {
  assemblyOf,
  type Found,
  listAt,
  resourcesOf,
  synthTimeoutMs,
  target,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

const named = (name: string): Found => {
  const found = resourcesOf(assembly, "AWS::Lambda::Function").find(
    ({ id }) => id.replace(/[0-9A-F]{8}$/, "") === name,
  );
  if (!found) throw new Error(`there is no function ${name}`);
  return found;
};

function actionsOf(name: string): string[] {
  const role = target(assembly, named(name).Properties.Role);
  return resourcesOf(assembly, "AWS::IAM::Policy")
    .filter(({ Properties }) =>
      (Properties.Roles as unknown[]).some((ref) => target(assembly, ref) === role),
    )
    .flatMap(({ Properties }) => listAt(Properties, "PolicyDocument", "Statement"))
    .flatMap(({ Action }) => Action as string | string[]);
}

test("what operators may do beyond the API, only their own function may", () => {
  const beyond = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  expect(actionsOf("Operator")).toEqual(expect.arrayContaining(beyond));
  for (const action of beyond) expect(actionsOf("Api")).not.toContain(action);
});

test("operators' tools cannot read an image, write one, or reach training copies and exports", () => {
  const actions = actionsOf("Operator");
  expect(actions).not.toContain("s3:GetObject");
  expect(actions).not.toContain("s3:PutObject");
  const buckets = JSON.stringify(
    resourcesOf(assembly, "AWS::IAM::Policy").filter(({ id }) => id.startsWith("OperatorRole")),
  );
  expect(buckets).not.toMatch(/Training(Bucket)?[0-9A-F]{8}|Exports[0-9A-F]{8}|Salts[0-9A-F]{8}/);
});

test("a stage tells a command line the names its tools need, and no secret", () => {
  const outputs = assembly.stacks.flatMap(({ template }) =>
    Object.entries(template.Outputs ?? {}).filter(([name]) => name === "OperatorNames"),
  );
  expect(outputs).toHaveLength(1);
  const told = JSON.stringify(outputs[0]?.[1].Value);
  for (const name of operatorConfigNames) expect(told).toContain(name);
  expect(told).not.toMatch(/secretsmanager|ORIGIN_SECRET/);
});
