/**
 * The policy as plain text, tables and all: what a version's hash is made of, and what is kept of it.
 * A sentence a line, so that two versions can be compared.
 */
import { type StoredRow, tables } from "../tables.ts";
import { regions } from "./authorities.ts";
import { daysInWords, fillNumbers } from "./numbers.ts";
import { sections } from "./sentences.ts";
import type { PolicyVersion } from "./versions.ts";
import type { Block, PolicyTable, Sentence } from "./words.ts";

export const policyTitle = "Privacy policy of nana img";

/** The whole text of the policy as the sources say it now, under this version's date. */
export function policyText({ version }: Pick<PolicyVersion, "version">): string {
  const body = sections.map(({ title, blocks }) =>
    [`## ${title}`, ...blocks.map(blockText)].join("\n\n"),
  );
  return `${[`# ${policyTitle}`, `Version of ${version}`, ...body].join("\n\n")}\n`;
}

/** A sentence as people read it, with what it waits for. */
export function sentenceText({ text, open }: Sentence): string {
  return fillNumbers(text) + (open ? ` ${openText(open)}` : "");
}

export function openText(open: string): string {
  return `(Comes with: ${open}.)`;
}

function blockText(block: Block): string {
  if (block.kind === "text") return block.sentences.map(sentenceText).join("\n");
  if (block.kind === "list")
    return block.items.map((item) => `- ${item.map(sentenceText).join(" ")}`).join("\n");
  return tableTexts[block.table]().join("\n");
}

const tableTexts: Readonly<Record<PolicyTable, () => string[]>> = {
  stored: () =>
    tables().stored.flatMap(({ title, rows }) => [`### ${title}`, ...rows.flatMap(storedText)]),
  browser: () => tables().browser.flatMap(storedText),
  mails: () => tables().mails.map(({ what, basis }) => `- ${what} ${basis}.`),
  recipients: () =>
    tables().recipients.map(
      (one) =>
        `- ${one.role}: ${one.name}. ${one.for} ${one.country}${one.region ? ` (${one.region})` : ""}. ${one.safeguard}${one.status === "open" ? " Not in use yet." : ""}`,
    ),
  retention: () => tables().retention.map(({ what, days }) => `- ${what}: ${daysInWords(days)}`),
  authorities: () =>
    regions.flatMap(({ name, authorities }) => [
      `### ${name}`,
      ...authorities.map((one) => `- ${one.where}: ${one.name}, ${one.url}`),
    ]),
};

function storedText(row: StoredRow): string[] {
  const { name, what, holds, where, why, basis, kept, sharedWith } = row;
  return [
    `- ${what}`,
    `  ${where}, ${name}${holds.length > 0 ? `: ${holds.join(", ")}` : ""}.`,
    `  ${why}. ${basis}. ${kept}.${sharedWith.length > 0 ? ` ${sharedWith.join(", ")}.` : ""}`,
    `  Export: ${row.inExport} Erasure: ${row.whenErased}.`,
  ];
}
