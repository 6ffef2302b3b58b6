/** The operators' tools at a command line. The same functions as behind `/api/operator/`. */
import { AppError } from "../functions/core/error.ts";
import { commands } from "./operator/commands.ts";
import { help, helpOf } from "./operator/help.ts";
import { openStage } from "./operator/open.ts";
import { Misuse, readCommandLine } from "./operator/read.ts";

try {
  const asked = readCommandLine(process.argv.slice(2), commands);
  if ("help" in asked) {
    console.log(asked.help ? helpOf(asked.help) : help(commands));
  } else {
    const { command, values, stage, as } = asked;
    const { context, operator } = await openStage(stage, as);
    const result = await command.run({ context, operator, values });
    console.log(JSON.stringify(result, null, 2));
  }
} catch (error) {
  const known = error instanceof AppError || error instanceof Misuse;
  console.error(`operator: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof Misuse) console.error("All commands: npm run operator -- --help");
  process.exitCode = known ? 2 : 1;
}
