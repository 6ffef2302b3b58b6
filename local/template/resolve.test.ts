import { expect, it } from "vitest";
import type { Assembly, Template } from "../../scripts/synth/assembly.ts";
import { accountId, region } from "../aws.ts";
import { resolveResources } from "./resolve.ts";

const options = {
  queueUrl: (name: string) => `http://sqs/${name}`,
  parameter: (name: string) => `value of ${name}`,
  secret: (arn: string) => (arn.endsWith("Json") ? '{"password":"p"}' : `secret of ${arn}`),
};

function assembly(...templates: Template[]): Assembly {
  return {
    stacks: templates.map((template, i) => ({
      name: `stack-${i}`,
      template,
      terminationProtection: false,
    })),
    region,
    account: accountId,
    assemblyDir: "/nowhere",
    functionBundles: {},
  };
}

/** What a value in a template becomes. */
function value(written: unknown, ...others: Template[]): unknown {
  const first: Template = {
    Parameters: {
      Key: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/key" },
      Plain: { Type: "String", Default: "plain" },
    },
    Resources: {
      Subject: { Type: "Subject", Properties: { written } },
      Table: { Type: "AWS::DynamoDB::Table" },
      Images: { Type: "AWS::S3::Bucket" },
      WorkQueueA1B2C3D4: { Type: "AWS::SQS::Queue" },
      OriginSecret: { Type: "AWS::SecretsManager::Secret" },
      Json: { Type: "AWS::SecretsManager::Secret" },
    },
  };
  const [resolved] = resolveResources(assembly(first, ...others), new Set(["Subject"]), options);
  return resolved?.properties.written;
}

/** `{a}` as CloudFormation writes it, which to JavaScript would be a placeholder of its own. */
const sub = (text: string) => text.replaceAll("{", "${");
const att = (id: string, name: string) => ({ "Fn::GetAtt": [id, name] });

it.each([
  [{ Ref: "Table" }, "local-nana-img-table"],
  [{ Ref: "WorkQueueA1B2C3D4" }, "http://sqs/WorkQueue"],
  [att("WorkQueueA1B2C3D4", "Arn"), `arn:aws:sqs:${region}:${accountId}:WorkQueue`],
  [att("WorkQueueA1B2C3D4", "QueueName"), "WorkQueue"],
  [att("Images", "RegionalDomainName"), `local-nana-img-images.s3.${region}.amazonaws.com`],
  [{ "Fn::GetAtt": "Images.Arn" }, "arn:aws:s3:::local-nana-img-images"],
  [{ Ref: "AWS::Region" }, region],
  [{ Ref: "AWS::StackName" }, "stack-0"],
  [{ Ref: "Key" }, "value of /key"],
  [{ Ref: "Plain" }, "plain"],
  [{ "Fn::Join": ["-", ["a", { Ref: "Plain" }, "b"]] }, "a-plain-b"],
  [{ "Fn::Select": [1, { "Fn::Split": [",", "a,b,c"] }] }, "b"],
  [
    { "Fn::Sub": sub("{Plain} {Images.Arn} {!Literal}") },
    `plain arn:aws:s3:::local-nana-img-images ${sub("{Literal}")}`,
  ],
  [{ "Fn::Sub": [sub("{own}/{Plain}"), { own: { Ref: "AWS::Region" } }] }, `${region}/plain`],
  ["{{resolve:ssm:/some/name}}", "value of /some/name"],
  [
    {
      "Fn::Join": [
        "",
        ["{{resolve:secretsmanager:", { Ref: "Json" }, ":SecretString:password::}}"],
      ],
    },
    "p",
  ],
  [
    {
      "Fn::Join": [
        "",
        ["{{resolve:secretsmanager:", { Ref: "OriginSecret" }, ":SecretString:::}}"],
      ],
    },
    `secret of arn:aws:secretsmanager:${region}:${accountId}:secret:OriginSecret`,
  ],
  [
    [{ Ref: "Plain" }, { a: { Ref: "Plain" } }],
    ["plain", { a: "plain" }],
  ],
])("resolves %j", (written, expected) => {
  expect(value(written)).toEqual(expected);
});

it("follows exports into the stack they come from", () => {
  const other: Template = {
    Resources: { Exports: { Type: "AWS::S3::Bucket" } },
    Outputs: { Name: { Value: { Ref: "Exports" }, Export: { Name: "other:Name" } } },
  };
  expect(value({ "Fn::ImportValue": "other:Name" }, other)).toBe("local-nana-img-exports");
});

it.each([
  [{ Ref: "Nothing" }, "stack-0 refers to Nothing, which it does not have."],
  [{ "Fn::ImportValue": "nobody" }, "stack-0 imports nobody, which nothing exports."],
  [{ "Fn::Cidr": [] }, "stack-0 uses Fn::Cidr, which the local cloud does not know."],
  ["{{resolve:other:x}}", "The template resolves other, which the local cloud does not know."],
])("says what is wrong with %j", (written, message) => {
  expect(() => value(written)).toThrow(message);
});
