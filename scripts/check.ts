/** Types of everything, then lint and format. All run, so that one look shows all there is to mend. */
import { run } from "./run.ts";

const checks: [program: string, ...args: string[]][] = [
  ["tsc", "-p", "."],
  ["tsc", "-p", "web"],
  ["biome", "ci", "--error-on-warnings", "."],
];

const failures: string[] = [];
for (const [program, ...args] of checks) {
  await run(program, args).catch((error: Error) => failures.push(error.message));
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exit(1);
}
console.log("types, lint and format are in order");
