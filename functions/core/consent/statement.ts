/**
 * The words beside the switches, which the site shows and a receipt repeats. Whoever changes words
 * gives them a new name, so that two receipts with one name always mean one text.
 */
import type { ReceiptPurpose } from "./schema.ts";

export interface Statement {
  readonly id: string;
  readonly words: string;
}

/** Per purpose: what is said by allowing it, and by forbidding it. */
export const statements: Readonly<Record<ReceiptPurpose, { yes: Statement; no: Statement }>> = {
  training: {
    yes: {
      id: "training-yes-1",
      words:
        "Copy the images I make from now on, with their prompts and settings, so that AI models can be trained with them. I can turn this off at any time, and every copy is then removed.",
    },
    no: {
      id: "training-no-1",
      words:
        "Use nothing of mine to train AI models, and remove every copy that was made for that.",
    },
  },
  analytics: {
    yes: { id: "analytics-yes-1", words: "Count my visits in the totals of a day." },
    no: { id: "analytics-no-1", words: "I object to being counted: leave me out of the totals." },
  },
  reminders: {
    yes: { id: "reminders-yes-1", words: "Remind me by mail before my images go." },
    no: { id: "reminders-no-1", words: "I object to reminders: send me none." },
  },
  processing: {
    yes: { id: "processing-yes-1", words: "Lift the restriction: work on my data again." },
    no: {
      id: "processing-no-1",
      words:
        "Restrict processing: keep my data as it is, and do nothing else with it until I lift this.",
    },
  },
};
