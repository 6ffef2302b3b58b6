/** Every command of the operators' tools. */
import type { Command } from "./command.ts";
import { disclosureCommands } from "./commands/disclosures.ts";
import { peopleCommands } from "./commands/people.ts";
import { requestCommands } from "./commands/requests.ts";
import { serviceCommands } from "./commands/service.ts";

export const commands: readonly Command[] = [
  ...peopleCommands,
  ...requestCommands,
  ...disclosureCommands,
  ...serviceCommands,
];
