/** Evaluates CloudFormation's intrinsic functions over all stacks of an assembly. */

import type { Assembly, StackTemplate } from "../../scripts/synth/assembly.ts";
import { accountId, partition, region } from "../aws.ts";
import { attribute, type Named, physicalName } from "./names.ts";

export interface ResolveOptions {
  /** Addresses that are only known once the endpoints listen: queue URLs by queue name. */
  queueUrl(name: string): string;
  /** Value of an SSM parameter a template asks for. */
  parameter(name: string): string;
  /** Value of a secret, for `{{resolve:secretsmanager:…}}`. */
  secret(arn: string): string;
}

/** A resource with everything in its properties resolved. */
export interface ResolvedResource extends Named {
  type: string;
  /** What `Ref` answers. */
  ref: string;
  properties: Readonly<Record<string, unknown>>;
}

/** All resources of the given types, in the order of the stacks. */
export function resolveResources(
  assembly: Assembly,
  types: ReadonlySet<string>,
  options: ResolveOptions,
): ResolvedResource[] {
  const resolver = new Resolver(assembly, options);
  return assembly.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => types.has(Type))
      .map(([logicalId, resource]) => ({
        stack: stack.name,
        logicalId,
        resource,
        type: resource.Type,
        ref: resolver.ref(stack, logicalId),
        properties: resolver.value(stack, resource.Properties ?? {}) as Record<string, unknown>,
      })),
  );
}

class Resolver {
  readonly #options: ResolveOptions;
  readonly #exports = new Map<string, { stack: StackTemplate; value: unknown }>();

  constructor(assembly: Assembly, options: ResolveOptions) {
    this.#options = options;
    for (const stack of assembly.stacks) {
      for (const { Value: value, Export: exported } of Object.values(
        stack.template.Outputs ?? {},
      )) {
        if (exported) this.#exports.set(String(this.value(stack, exported.Name)), { stack, value });
      }
    }
  }

  value(stack: StackTemplate, value: unknown): unknown {
    if (Array.isArray(value)) {
      return value
        .map((element) => this.value(stack, element))
        .filter((element) => element !== undefined);
    }
    if (typeof value === "string") return this.#dynamic(value);
    if (typeof value !== "object" || value === null) return value;
    const [name, ...others] = Object.keys(value);
    const argument = (value as Record<string, unknown>)[name ?? ""];
    if (others.length === 0 && name !== undefined) {
      if (name === "Ref") return this.ref(stack, String(argument));
      if (name.startsWith("Fn::")) return this.#intrinsic(stack, name, argument);
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, this.value(stack, inner)] as const)
        .filter(([, inner]) => inner !== undefined),
    );
  }

  ref(stack: StackTemplate, name: string): string {
    if (name.startsWith("AWS::")) return pseudo(stack, name);
    const parameter = stack.template.Parameters?.[name];
    if (parameter) {
      return parameter.Type.startsWith("AWS::SSM::Parameter::Value")
        ? this.#options.parameter(parameter.Default ?? name)
        : (parameter.Default ?? "");
    }
    const named = this.#named(stack, name);
    const physical = physicalName(named);
    return named.resource.Type === "AWS::SQS::Queue" ? this.#options.queueUrl(physical) : physical;
  }

  #named(stack: StackTemplate, logicalId: string): Named {
    const resource = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`${stack.name} refers to ${logicalId}, which it does not have.`);
    return { stack: stack.name, logicalId, resource };
  }

  #intrinsic(stack: StackTemplate, name: string, argument: unknown): unknown {
    switch (name) {
      case "Fn::GetAtt": {
        const [id = "", attributeName = ""] = Array.isArray(argument)
          ? argument.map(String)
          : String(argument).split(/\.(.*)/s);
        return attribute(this.#named(stack, id), attributeName);
      }
      case "Fn::Join": {
        const [separator, parts] = argument as [string, unknown];
        return this.#dynamic((this.value(stack, parts) as unknown[]).join(separator));
      }
      case "Fn::Sub":
        return this.#substitute(stack, argument);
      case "Fn::ImportValue": {
        const exportName = String(this.value(stack, argument));
        const found = this.#exports.get(exportName);
        if (!found) throw new Error(`${stack.name} imports ${exportName}, which nothing exports.`);
        return this.value(found.stack, found.value);
      }
      case "Fn::Select": {
        const [index, list] = argument as [number | string, unknown];
        return (this.value(stack, list) as unknown[])[Number(index)];
      }
      case "Fn::Split": {
        const [separator, text] = argument as [string, unknown];
        return String(this.value(stack, text)).split(separator);
      }
      case "Fn::Base64":
        return Buffer.from(String(this.value(stack, argument))).toString("base64");
      default:
        throw new Error(`${stack.name} uses ${name}, which the local cloud does not know.`);
    }
  }

  #substitute(stack: StackTemplate, argument: unknown): string {
    const [text, own] = Array.isArray(argument)
      ? (argument as [string, Record<string, unknown>])
      : [String(argument), {}];
    const filled = text.replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in own) return String(this.value(stack, own[name]));
      return name.includes(".")
        ? String(this.#intrinsic(stack, "Fn::GetAtt", name))
        : this.ref(stack, name);
    });
    return this.#dynamic(filled);
  }

  /** `{{resolve:secretsmanager:<arn>:SecretString:<json key>::}}` and `{{resolve:ssm:<name>}}`. */
  #dynamic(text: string): string {
    return text.replace(
      /\{\{resolve:([a-z-]+):([^}]*)\}\}/g,
      (_all, service: string, rest: string) => {
        if (service === "secretsmanager") {
          const [arn = "", path = ""] = rest.split(/:SecretString:/);
          const secret = this.#options.secret(arn);
          const key = path.split(":")[0];
          return key ? String((JSON.parse(secret) as Record<string, unknown>)[key]) : secret;
        }
        if (service === "ssm" || service === "ssm-secure") return this.#options.parameter(rest);
        throw new Error(`The template resolves ${service}, which the local cloud does not know.`);
      },
    );
  }
}

function pseudo(stack: StackTemplate, name: string): string {
  const values: Readonly<Record<string, string>> = {
    "AWS::AccountId": accountId,
    "AWS::Partition": partition,
    "AWS::Region": region,
    "AWS::StackId": `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stack.name}/local`,
    "AWS::StackName": stack.name,
    "AWS::URLSuffix": "amazonaws.com",
  };
  const value = values[name];
  if (value === undefined) throw new Error(`The template uses ${name}, which is not known here.`);
  return value;
}
