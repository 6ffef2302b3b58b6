import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run.ts";
import { root } from "../synth/inputs.ts";

/** What SST writes when, and only when, every stack is deployed. */
const outputs = join(root, ".sst", "outputs.json");

/** @throws Error when a stack was not deployed, which SST's exit code alone does not always tell. */
export async function deployStacks(stage: string): Promise<void> {
  rmSync(outputs, { force: true });
  await run("sst", ["deploy", "--stage", stage], { environment: { SST_TELEMETRY_DISABLED: "1" } });
  if (!existsSync(outputs)) throw new Error("sst ended without having deployed every stack");
}
