/** From what was typed to a command with checked values. */
import { parseArgs } from "node:util";
import type { Command, Option } from "./command.ts";

/** What was typed makes no sense; the message says why. */
export class Misuse extends Error {}

export type Asked =
  | { readonly help: Command | undefined }
  | {
      readonly command: Command;
      readonly values: Readonly<Record<string, unknown>>;
      readonly stage: string;
      readonly as: string | undefined;
    };

const common = {
  stage: { type: "string" },
  as: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** @throws Misuse */
export function readCommandLine(args: readonly string[], commands: readonly Command[]): Asked {
  const named = commands.find(({ name }) => args.includes(name));
  const options = Object.keys(named?.options ?? {}).map((name) => [name, { type: "string" }]);
  const { values, positionals } = parse(args, { ...Object.fromEntries(options), ...common });
  const [name, ...words] = positionals;
  const command = commands.find((each) => each.name === name);
  if (values.help || name === undefined) return { help: command };
  if (!command) throw new Misuse(`there is no command "${name}"`);
  const names = Object.keys(command.words);
  if (words.length > names.length)
    throw new Misuse(`"${words[names.length]}" is one word too many`);
  const checked: Record<string, unknown> = {};
  names.forEach((word, n) => {
    checked[word] = check(`<${word}>`, command.words[word], words[n]);
  });
  for (const [option, of] of Object.entries(command.options)) {
    checked[option] = check(`--${option}`, of, values[option]);
  }
  return {
    command,
    values: checked,
    stage: String(values.stage ?? "local"),
    as: values.as === undefined ? undefined : String(values.as),
  };
}

function parse(args: readonly string[], options: Record<string, { type: "string" | "boolean" }>) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    });
    return { values: values as Readonly<Record<string, unknown>>, positionals };
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function check(name: string, option: Option | undefined, typed: unknown): unknown {
  const result = option?.schema.safeParse(typed);
  if (!result) throw new Misuse(`${name} is not known`);
  if (result.success) return result.data;
  const why = typed === undefined ? "is missing" : (result.error.issues[0]?.message ?? "is wrong");
  throw new Misuse(`${name} ${typed === undefined ? why : `: ${why}`}`.replace(" :", ":"));
}
