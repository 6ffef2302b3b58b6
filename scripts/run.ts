import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "./synth/inputs.ts";

/**
 * Runs a program of node_modules/.bin (or of the system), by default in the repository's root, its
 * output going where ours goes.
 *
 * @throws Error when it ends with anything but 0.
 */
export async function run(
  program: string,
  args: readonly string[],
  options: { readonly folder?: string; readonly environment?: Record<string, string> } = {},
): Promise<void> {
  const bin = join(root, "node_modules", ".bin");
  const child = spawn(program, args, {
    cwd: options.folder ?? root,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      ...options.environment,
    },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code !== 0) throw new Error(`${program} ${args[0] ?? ""} ended with code ${code}`);
}
