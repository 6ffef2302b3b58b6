/** What `--help` prints. */
import type { Command } from "./command.ts";

export function help(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((each) => usage(each).length));
  return [
    "npm run operator -- [--stage <name>] <command> …",
    "",
    ...commands.map((each) => `  ${usage(each).padEnd(width)}  ${each.does}`),
    "",
    "  --stage <name>  a deployed stage, with your own AWS credentials; without it, the local cloud",
    "  --as <name>     local only: who you are, to try what needs two",
    "  <command> --help  its options",
    "",
    "Whatever reads or changes a person's data needs --reason, which the person sees.",
  ].join("\n");
}

export function helpOf(command: Command): string {
  const told = [
    ...Object.entries(command.words).map(([name, { about }]) => [`<${name}>`, about]),
    ...Object.entries(command.options).map(([name, { about }]) => [`--${name}`, about]),
  ];
  const width = Math.max(0, ...told.map(([name = ""]) => name.length));
  return [
    `npm run operator -- ${usage(command)} ${Object.keys(command.options).length > 0 ? "…" : ""}`.trim(),
    `  ${command.does}`,
    "",
    ...told.map(([name = "", about]) => `  ${name.padEnd(width)}  ${about}`),
  ].join("\n");
}

function usage({ name, words }: Command): string {
  return [name, ...Object.keys(words).map((word) => `<${word}>`)].join(" ");
}
