/**
 * The words beside the switches, which the site shows and a receipt repeats. Whoever changes words
 * gives them a new name, so that two receipts with one name always mean one text.
 */
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

/** What a browser says for the person, where no words were shown. */
const signal: Statement = {
  id: "signal-1",
  words: "My browser asks not to be counted (Global Privacy Control).",
};

export function statementOf(purpose: ReceiptPurpose, how: ReceiptHow): Statement {
  return how === "signal" ? signal : statements[purpose];
}
