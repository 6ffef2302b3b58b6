import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { retentionDays } from "../functions/core/retention.ts";
import {
  assemblyOf,
  at,
  type Found,
  listAt,
  resource,
  resourcesOf,
  synthTimeoutMs,
  target,
  whoMay,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
beforeAll(async () => {
  assembly = await assemblyOf("production");
}, synthTimeoutMs);

const productFunctions = () =>
  resourcesOf(assembly, "AWS::Lambda::Function").filter(({ id }) => id in assembly.functionBundles);

const nameOf = ({ id }: Found) => id.replace(/[0-9A-F]{8}$/, "");

function statementsOf(lambda: Found) {
  const role = target(assembly, lambda.Properties.Role);
  return resourcesOf(assembly, "AWS::IAM::Policy")
    .filter(({ Properties }) =>
      (Properties.Roles as unknown[]).some((ref) => target(assembly, ref) === role),
    )
    .flatMap(({ Properties }) => listAt(Properties, "PolicyDocument", "Statement"));
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

describe("every function", () => {
  test("of the product is known; the only other one uploads the site", () => {
    expect(productFunctions().map(nameOf).toSorted()).toEqual([
      "Api",
      "Auditor",
      "ErasureWorker",
      "ExportWorker",
      "ExtensionWorker",
      "GenerationDeadLetterWorker",
      "GenerationWorker",
      "NoticeWorker",
      "Operator",
      "Sweeper",
      "TrainingWorker",
    ]);
    const others = resourcesOf(assembly, "AWS::Lambda::Function").filter(
      ({ id }) => !(id in assembly.functionBundles),
    );
    expect(others.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^CustomCDKBucketDeployment/),
    ]);
  });

  test("runs Node 24 on arm64", () => {
    for (const { Properties } of productFunctions()) {
      expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
    }
  });

  test("logs into a group of its own that forgets on time", () => {
    const groups = productFunctions().map(({ Properties }) =>
      target(assembly, at(Properties, "LoggingConfig", "LogGroup")),
    );
    expect(new Set(groups).size).toBe(groups.length);
    for (const { Properties } of resourcesOf(assembly, "AWS::Logs::LogGroup")) {
      expect(Properties.RetentionInDays).toBe(retentionDays.log);
    }
  });

  test("has no right on everything, and no right to everything §encryption.access", () => {
    for (const lambda of productFunctions()) {
      const statements = statementsOf(lambda);
      expect(statements.length, nameOf(lambda)).toBeGreaterThan(0);
      for (const statement of statements) {
        for (const action of asList(statement.Action)) expect(action).not.toContain("*");
        expect(asList(statement.Resource)).not.toContain("*");
      }
    }
  });

  test("has no rights that somebody else wrote", () => {
    const roles = resourcesOf(assembly, "AWS::IAM::Role");
    for (const lambda of productFunctions()) {
      const role = roles.find(({ id }) => id === target(assembly, lambda.Properties.Role));
      expect(role?.Properties).not.toHaveProperty("ManagedPolicyArns");
    }
  });

  test.each([
    ["Api", ["dynamodb", "logs", "s3", "ses", "sqs", "ssm"]],
    ["GenerationWorker", ["dynamodb", "logs", "s3", "sqs"]],
    ["GenerationDeadLetterWorker", ["dynamodb", "logs", "s3", "sqs"]],
    ["Sweeper", ["dynamodb", "logs", "s3", "sqs"]],
    ["ExtensionWorker", ["dynamodb", "logs", "s3", "sqs"]],
    ["ExportWorker", ["dynamodb", "logs", "s3", "ses", "sqs"]],
  ])("%s may call %j and no other service", (name, services) => {
    const lambda = productFunctions().find((one) => nameOf(one) === name);
    const actions = lambda ? statementsOf(lambda).flatMap(({ Action }) => asList(Action)) : [];
    const called = new Set(actions.map((action) => String(action).split(":")[0]));
    expect([...called].toSorted()).toEqual(services);
  });

  test("only the workers may write images that draw and move them, and only who copies them may read one §encryption.access", () => {
    const images = resource(assembly, "AWS::S3::Bucket", "Images");
    expect(whoMay(assembly, "s3:PutObject", images)).toEqual([
      "ExtensionWorker",
      "GenerationWorker",
    ]);
    const copying = ["ExportWorker", "ExtensionWorker", "TrainingWorker"];
    const readers = whoMay(assembly, "s3:GetObject", images);
    expect(readers.filter((name) => !copying.includes(name))).toEqual([]);
  });

  test.each([
    ["ExportWorker", "Images"],
    ["ExportWorker", "Exports"],
    ["ExtensionWorker", "Images"],
    ["TrainingWorker", "Images"],
  ])("%s is told that a file of %s is missing, not that it may not be read", (name, bucketName) => {
    // S3 answers a read of what is not there with 404 only to who may list; a read names no prefix.
    const bucket = resource(assembly, "AWS::S3::Bucket", bucketName);
    const lambda = productFunctions().find((one) => nameOf(one) === name);
    const listing = (lambda ? statementsOf(lambda) : []).filter(
      ({ Action, Resource }) =>
        asList(Action).includes("s3:ListBucket") && JSON.stringify(Resource).includes(bucket.id),
    );
    const operators = listing.map(({ Condition }) => Object.keys(Condition ?? {}));
    expect(operators).toContainEqual(["StringLikeIfExists"]);
  });
});

describe("every bundle", () => {
  const filesOf = (dir: string) =>
    globSync("functions/**/*", { cwd: dir }).map((file) => `${dir}/${file}`);

  test("is a minified ES module with its source map beside it", () => {
    for (const { dir, file } of Object.values(assembly.functionBundles)) {
      const modules = filesOf(dir).filter((path) => path.endsWith(".mjs"));
      expect(modules).toContain(file);
      for (const path of modules) {
        const code = readFileSync(path, "utf8");
        expect(code).toMatch(/\/\/# sourceMappingURL=\S+\.mjs\.map\s*$/);
        expect(filesOf(dir)).toContain(`${path}.map`);
        // Minified code has few, long lines.
        expect(code.split("\n").length).toBeLessThan(60 + code.length / 200);
      }
      expect(readFileSync(file, "utf8")).toMatch(/export\s*\{[^}]*\bhandler\b/);
    }
  });

  test("asks for no file that it has not got", () => {
    const asked = /\b(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g;
    for (const { dir } of Object.values(assembly.functionBundles)) {
      const files = filesOf(dir);
      for (const path of files.filter((name) => name.endsWith(".mjs"))) {
        for (const [, name = ""] of readFileSync(path, "utf8").matchAll(asked)) {
          expect(files, `${name}, asked for in ${path}`).toContain(join(dirname(path), name));
        }
      }
    }
  });

  test("leaves sharp to the package that is made for Lambda", () => {
    for (const { dir } of Object.values(assembly.functionBundles)) {
      expect(globSync("**/*.node", { cwd: dir })).toEqual([]);
    }
  });
});

describe("each function's environment holds what its code reads", () => {
  /** What Lambda itself, Node or a library reads; not asked for by our code by name. */
  const foreign = new Set([
    "LOG_LEVEL",
    "NODE_OPTIONS",
    "POWERTOOLS_METRICS_NAMESPACE",
    "POWERTOOLS_SERVICE_NAME",
  ]);
  const environmentOf = (lambda: Found) =>
    Object.keys((at(lambda.Properties, "Environment", "Variables") ?? {}) as object);

  /** Every name our code reads anywhere, and every name a template sets. */
  function knownNames(): string[] {
    const names = new Set(productFunctions().flatMap(environmentOf));
    for (const file of globSync("functions/**/*.ts")) {
      if (file.endsWith(".test.ts")) continue;
      const source = readFileSync(file, "utf8");
      for (const [, name = ""] of source.matchAll(/process\.env\.([A-Z][A-Z0-9_]*)/g))
        names.add(name);
      for (const [, list = ""] of source.matchAll(/readEnv\(([^)]*)\)/g)) {
        for (const [, name = ""] of list.matchAll(/"([A-Z][A-Z0-9_]*)"/g)) names.add(name);
      }
    }
    for (const name of foreign) names.delete(name);
    return [...names];
  }

  function readBy(lambda: Found): string[] {
    const bundle = assembly.functionBundles[lambda.id];
    const code = bundle
      ? globSync("functions/**/*.mjs", { cwd: bundle.dir })
          .map((file) => readFileSync(`${bundle.dir}/${file}`, "utf8"))
          .join("\n")
      : "";
    return knownNames().filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  }

  test("and nothing else", () => {
    for (const lambda of productFunctions()) {
      const set = environmentOf(lambda).filter((name) => !foreign.has(name));
      expect(set.toSorted(), nameOf(lambda)).toEqual(readBy(lambda).toSorted());
    }
  });

  test("with metrics and logs under the product's and the function's name", () => {
    for (const lambda of productFunctions()) {
      const kebab = nameOf(lambda)
        .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
        .toLowerCase();
      expect(at(lambda.Properties, "Environment", "Variables")).toMatchObject({
        LOG_LEVEL: "INFO",
        POWERTOOLS_METRICS_NAMESPACE: "NanaImg",
        POWERTOOLS_SERVICE_NAME: `production-${kebab}`,
      });
    }
  });

  test("without any secret written out", () => {
    const templates = JSON.stringify(assembly.stacks);
    expect(templates).not.toMatch(/PRIVATE KEY|BEGIN PUBLIC|AKIA[0-9A-Z]{16}|sk_(live|test)_/);
    const api = productFunctions().find((one) => nameOf(one) === "Api");
    expect(
      JSON.stringify(at(api?.Properties, "Environment", "Variables", "ORIGIN_SECRET")),
    ).toMatch(/\{\{resolve:secretsmanager:/);
  });
});

test("the sweeper comes every minute and is not repeated when it fails", () => {
  const rule = resourcesOf(assembly, "AWS::Events::Rule").find(
    ({ Properties }) => Properties.ScheduleExpression === "rate(1 minute)",
  );
  expect(at(rule?.Properties, "Targets", 0, "RetryPolicy")).toEqual({
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
  });
  const [asynchronous] = resourcesOf(assembly, "AWS::Lambda::EventInvokeConfig");
  expect(asynchronous?.Properties).toMatchObject({
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
  });
  const sweeper = productFunctions().find((one) => nameOf(one) === "Sweeper");
  expect(sweeper?.Properties.Timeout).toBeLessThan(60);
});
