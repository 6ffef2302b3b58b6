/** Synthesizes the stacks offline: the same templates and bundles `sst deploy` would send. */
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { buildSite, siteIsBuilt } from "./site.ts";
import { type Assembly, readAssembly } from "./synth/assembly.ts";
import { isFresh, root, type SynthOptions, withDefaults } from "./synth/inputs.ts";
import { withLock } from "./synth/lock.ts";
import { runSst } from "./synth/process.ts";

export type { Assembly, FunctionBundle, StackTemplate } from "./synth/assembly.ts";
export type { SynthOptions } from "./synth/inputs.ts";

/**
 * Templates and bundles of a stage (default `local`). When nothing they are made from has changed,
 * what the last run left is read instead. A `site` that is still being built is waited for.
 *
 * @throws Error with one clear line when a stack or a bundle cannot be made.
 */
export async function synthesize(
  options: SynthOptions = {},
  site?: Promise<void>,
): Promise<Assembly> {
  // Should it fail before anybody waits for it, whoever waits then is told.
  site?.catch(() => {});
  const plan = withDefaults(options);
  const needed = () => site !== undefined || !isFresh(plan);
  if (needed()) {
    // SST keeps its work in one folder per repository, whatever the stage.
    await withLock("synth", async () => {
      if (needed()) await runSst(plan, site ?? Promise.resolve());
    });
  }
  return readAssembly(plan.outDir);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { stage: { type: "string" } } });
  try {
    if (!siteIsBuilt()) await buildSite();
    const assembly = await synthesize(values.stage ? { stage: values.stage } : {});
    console.log(
      `synthesized ${assembly.stacks.length} stacks into ${relative(root, assembly.assemblyDir)}`,
    );
  } catch (error) {
    console.error(`synth: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
