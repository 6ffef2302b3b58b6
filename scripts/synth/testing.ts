/** What infrastructure tests look at: the stacks of a stage, synthesized once and kept between runs. */
import { type Assembly, synthesize } from "../synth.ts";
import type { Resource } from "./assembly.ts";

/** A site small enough to know by heart, so that these tests need no build of the real one. */
export const fixtureSite = "stacks/fixtures/site";

/** Long enough for a first synthesis on a slow machine. */
export const synthTimeoutMs = 60_000;

export function assemblyOf(stage: string): Promise<Assembly> {
  return synthesize({ stage, siteDir: fixtureSite, outDir: `.sst/test/${stage}` });
}

export interface Found extends Resource {
  readonly id: string;
  readonly stack: string;
  readonly Properties: Properties;
}

/** Templates are data of many shapes; tests ask for what they expect and fail on anything else. */
export type Properties = Readonly<Record<string, unknown>>;

export function resourcesOf(assembly: Assembly, type: string): Found[] {
  return assembly.stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({
        ...resource,
        Properties: resource.Properties ?? {},
        id,
        stack: name,
      })),
  );
}

/** The only resource of its type whose id begins so. */
export function resource(assembly: Assembly, type: string, idPrefix = ""): Found {
  const found = resourcesOf(assembly, type).filter(({ id }) => id.startsWith(idPrefix));
  const [only] = found;
  if (!only || found.length > 1) {
    throw new Error(`${found.length} resources of ${type} begin with "${idPrefix}"`);
  }
  return only;
}

/** Follows a path of keys and indexes; undefined where it ends. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
}

export function listAt(value: unknown, ...path: (string | number)[]): readonly Properties[] {
  return (at(value, ...path) ?? []) as readonly Properties[];
}

/** The logical id a Ref, GetAtt or cross-stack import names. */
export function target(assembly: Assembly, reference: unknown): string {
  const ref = at(reference, "Ref") ?? at(reference, "Fn::GetAtt", 0);
  if (typeof ref === "string") return ref;
  const name = at(reference, "Fn::ImportValue");
  for (const { template } of assembly.stacks) {
    for (const output of Object.values(template.Outputs ?? {})) {
      if (output.Export?.Name === name && name !== undefined) return target(assembly, output.Value);
    }
  }
  throw new Error(`cannot follow ${JSON.stringify(reference)}`);
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Who may do what in a bucket: actions by the name of the role, which is its function's. */
export function rightsIn(assembly: Assembly, bucket: Found): Map<string, string[]> {
  const rights = new Map<string, string[]>();
  for (const { Properties } of resourcesOf(assembly, "AWS::IAM::Policy")) {
    for (const { Effect, Action, Resource } of listAt(Properties, "PolicyDocument", "Statement")) {
      // An address made from the bucket names it, in its own stack and as an import alike.
      if (Effect !== "Allow" || !JSON.stringify(Resource).includes(bucket.id)) continue;
      for (const role of asList(Properties.Roles)) {
        const name = target(assembly, role).replace(/Role[0-9A-F]{8}$/, "");
        rights.set(name, [...(rights.get(name) ?? []), ...asList(Action).map(String)]);
      }
    }
  }
  return rights;
}

/** The functions that may do this in a bucket, by name. */
export function whoMay(assembly: Assembly, action: string, bucket: Found): string[] {
  return [...rightsIn(assembly, bucket)]
    .filter(([, actions]) => actions.includes(action))
    .map(([name]) => name)
    .toSorted();
}
