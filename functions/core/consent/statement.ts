/**
 * The words beside the switches, which the site shows and a receipt repeats. Whoever changes words
 * gives them a new name and keeps the old ones under theirs in `former`, so that two receipts with
 * one name always mean one text.
 */
import { AppError } from "../error.ts";
import type { ReceiptHow, ReceiptPurpose } from "./schema.ts";

export interface Statement {
  readonly id: string;
  readonly words: string;
}

/** What stands beside the switch of each purpose, whichever way it is turned. */
export const statements: Readonly<Record<ReceiptPurpose, Statement>> = {
  training: {
    id: "training-1",
    words:
      "Copy the images I make from now on, with their prompts and settings, so that AI models can be trained with them. I can turn this off at any time, and every copy is then removed.",
  },
  analytics: { id: "analytics-1", words: "Count my visits in the totals of a day." },
  reminders: { id: "reminders-1", words: "Remind me by mail before my images go." },
  processing: {
    id: "processing-2",
    words:
      "Restrict processing: keep my data for the time it has, and do nothing else with it until I lift this.",
  },
};

/** What stood there before, by name: a page that is older than a release still shows it. */
const former: readonly Statement[] = [
  {
    id: "processing-1",
    words:
      "Restrict processing: keep my data as it is, and do nothing else with it until I lift this.",
  },
];

/** What a browser says for the person, where no words were shown. */
const signal: Statement = {
  id: "signal-1",
  words: "My browser asks not to be counted (Global Privacy Control).",
};

/** Words and whether it is known that the person saw them. */
export interface Seen {
  readonly statement: Statement;
  readonly shown: boolean;
}

/**
 * The words a person said yes or no to. Nobody can agree to words that are no longer in force: they
 * are shown the new ones first. Taking back is never refused, whatever the page showed.
 *
 * @param shown The name of the words the page showed, where it says so.
 * @throws AppError consent.words_changed for a yes to other words than those in force.
 */
export function statementSeen(
  { purpose, granted, how }: { purpose: ReceiptPurpose; granted: boolean; how: ReceiptHow },
  shown: string | undefined,
): Seen {
  if (how === "signal") return { statement: signal, shown: false };
  const inForce = statements[purpose];
  if (shown === undefined) return { statement: inForce, shown: false };
  if (shown === inForce.id) return { statement: inForce, shown: true };
  if (granted) {
    throw new AppError(
      "consent.words_changed",
      "The words of this choice have changed. Read them, and choose again.",
    );
  }
  const seen = former.find(({ id }) => id === shown && id.startsWith(`${purpose}-`));
  return seen ? { statement: seen, shown: true } : { statement: inForce, shown: false };
}
