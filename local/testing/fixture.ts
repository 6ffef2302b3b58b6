/**
 * A very small product to test the local cloud with: the same kinds of resources as the real one,
 * and functions that do one thing each.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Assembly, FunctionBundle } from "../../scripts/synth/assembly.ts";
import { root } from "../../scripts/synth/inputs.ts";
import { accountId, region } from "../aws.ts";
import { functionSources } from "./functions.ts";
import { type Resources, resources, siteFiles } from "./template.ts";

export interface Fixture {
  assembly: Assembly;
  /** An empty folder for the cloud to live in. */
  dir: string;
  remove(): void;
}

/** Below the repository, so that the functions find the AWS SDK in its node_modules. */
function temporary(): string {
  const parent = join(root, ".build");
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "local-test-"));
}

/** Sources may be replaced by name; `resources` are added to the one stack. */
export function makeFixture(
  options: { sources?: Record<string, string>; resources?: Resources } = {},
): Fixture {
  const folder = temporary();
  const functionBundles: Record<string, FunctionBundle> = {};
  for (const [name, source] of Object.entries({ ...functionSources, ...options.sources })) {
    const dir = join(folder, "assets", name);
    mkdirSync(join(dir, "functions"), { recursive: true });
    const file = join(dir, "functions", "main.mjs");
    writeFileSync(file, source);
    functionBundles[name] = { dir, file, handler: "functions/main.handler" };
  }
  for (const [name, files] of Object.entries(siteFiles)) {
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, "assets", `asset.${name}`, file);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, text);
    }
  }
  const assembly: Assembly = {
    stacks: [
      {
        name: "local-test",
        terminationProtection: false,
        template: { Resources: { ...resources(), ...options.resources } },
      },
    ],
    region,
    account: accountId,
    assemblyDir: join(folder, "assets"),
    functionBundles,
  };
  return {
    assembly,
    dir: join(folder, "local"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
