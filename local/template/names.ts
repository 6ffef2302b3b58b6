/** What `Ref` and `Fn::GetAtt` answer for a resource: the names and ARNs of this machine. */
import { createHash } from "node:crypto";
import type { Resource } from "../../scripts/synth/assembly.ts";
import { accountId, partition, region } from "../aws.ts";

/** Where a resource stands, and what its own properties say once resolved. */
export interface Named {
  stack: string;
  logicalId: string;
  resource: Resource;
}

/** The name an engineer gave a construct: the logical id without the hash the CDK appends. */
export function constructName(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, "");
}

/** A name that starts small, as the keys of endpoints.json do: `GenerationQueue` → `generationQueue`. */
export function keyName(logicalId: string): string {
  const name = constructName(logicalId);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}

function digest(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

/** The physical name: readable, and the same on every start. */
export function physicalName({ logicalId, resource }: Named): string {
  const name = constructName(logicalId);
  switch (resource.Type) {
    case "AWS::DynamoDB::Table":
    case "AWS::S3::Bucket":
      return `local-nana-img-${kebab(name)}`;
    case "AWS::SQS::Queue":
    case "AWS::Lambda::Function":
      return name;
    case "AWS::SecretsManager::Secret":
      return arn("secretsmanager", `secret:${name}`);
    case "AWS::CloudFront::PublicKey":
      return `K${digest(logicalId, 13).toUpperCase()}`;
    default:
      return logicalId;
  }
}

export function attribute(named: Named, name: string): string {
  const physical = physicalName(named);
  const { Type: type } = named.resource;
  if (type === "AWS::S3::Bucket") {
    if (name === "Arn") return `arn:${partition}:s3:::${physical}`;
    if (name === "RegionalDomainName") return `${physical}.s3.${region}.amazonaws.com`;
    if (name === "DomainName") return `${physical}.s3.amazonaws.com`;
  }
  if (type === "AWS::SQS::Queue") {
    if (name === "QueueName") return physical;
    if (name === "Arn") return arn("sqs", physical);
  }
  if (type === "AWS::Lambda::Function" && name === "Arn")
    return arn("lambda", `function:${physical}`);
  if (type === "AWS::DynamoDB::Table" && name === "Arn")
    return arn("dynamodb", `table/${physical}`);
  if (type === "AWS::CloudFront::Function" && name === "FunctionARN") return physical;
  // Attributes of what is left out only ever travel between parts that are left out too.
  return `${physical}.${name}`;
}

function arn(service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
