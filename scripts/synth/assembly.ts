/** Reads what synthesis left behind: templates, and the folder each function's code lies in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A CloudFormation resource as it stands in a template; intrinsic functions are not resolved. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { Type: string; Default?: string }>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: unknown } }>>;
}

export interface StackTemplate {
  /** Name in CloudFormation, e.g. `local-nana-img-Data`. */
  readonly name: string;
  readonly template: Template;
  readonly terminationProtection: boolean;
}

export interface FunctionBundle {
  /** Root of the package Lambda would unpack. */
  readonly dir: string;
  /** As Lambda wants it, e.g. `functions/api/handler.handler`. */
  readonly handler: string;
  /** The module the handler is exported from. */
  readonly file: string;
}

export interface Assembly {
  /** In the order they deploy. */
  readonly stacks: readonly StackTemplate[];
  readonly region: string;
  readonly account: string;
  /** Where templates lie, and assets as `asset.<hash>`. */
  readonly assemblyDir: string;
  /** The product's own functions, by logical id. Helpers that run only while deploying are left out. */
  readonly functionBundles: Readonly<Record<string, FunctionBundle>>;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly environment?: string;
        readonly dependencies?: readonly string[];
        readonly properties?: {
          readonly templateFile?: string;
          readonly stackName?: string;
          readonly terminationProtection?: boolean;
        };
      }
    >
  >;
}

export function readAssembly(assemblyDir: string): Assembly {
  const { artifacts } = readJson<Manifest>(join(assemblyDir, "manifest.json"));
  const ids = inDeployOrder(artifacts);
  const stacks = ids.map((id): StackTemplate => {
    const properties = artifacts[id]?.properties;
    return {
      name: properties?.stackName ?? id,
      template: readJson<Template>(join(assemblyDir, properties?.templateFile ?? "")),
      terminationProtection: properties?.terminationProtection ?? false,
    };
  });
  const [, account = "", region = ""] =
    /^aws:\/\/([^/]+)\/(.+)$/.exec(artifacts[ids[0] ?? ""]?.environment ?? "") ?? [];
  return { stacks, region, account, assemblyDir, functionBundles: bundles(stacks, assemblyDir) };
}

function inDeployOrder(artifacts: Manifest["artifacts"]): string[] {
  const ordered: string[] = [];
  const visit = (id: string) => {
    const artifact = artifacts[id];
    if (artifact?.type !== "aws:cloudformation:stack" || ordered.includes(id)) return;
    for (const dependency of artifact.dependencies ?? []) visit(dependency);
    ordered.push(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return ordered;
}

function bundles(
  stacks: readonly StackTemplate[],
  assemblyDir: string,
): Record<string, FunctionBundle> {
  const found: Record<string, FunctionBundle> = {};
  for (const { template } of stacks) {
    for (const [logicalId, resource] of Object.entries(template.Resources)) {
      if (resource.Type !== "AWS::Lambda::Function") continue;
      const { Handler: handler, Code: code } = resource.Properties as {
        Handler: string;
        Code: { S3Key?: string };
      };
      // Every handler of ours lies under functions/; CDK's own helpers do not.
      if (!handler.startsWith("functions/") || typeof code.S3Key !== "string") continue;
      const dir = join(assemblyDir, `asset.${code.S3Key.replace(/\.zip$/, "")}`);
      found[logicalId] = { dir, handler, file: join(dir, handler.replace(/\.\w+$/, ".mjs")) };
    }
  }
  return found;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}
