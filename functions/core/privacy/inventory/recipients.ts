/** Everyone else who gets to hold something about people, and where. */
import type { Recipient } from "../declare.ts";

export interface RecipientDeclaration {
  readonly name: string;
  /** What they do for us. */
  readonly for: string;
  readonly country: string;
  /** AWS region or the like, where one is fixed. */
  readonly region?: string;
  /** What lawfully carries data there. */
  readonly safeguard: string;
  /** `open`: named here, and used by nothing yet. */
  readonly status: "in use" | "open";
}

const amazon = {
  name: "Amazon Web Services EMEA SARL, Luxembourg",
  country: "Germany",
  region: "eu-central-1",
  safeguard: "Processed in the EU under AWS's data processing addendum (GDPR art. 28).",
  status: "in use",
} as const;

const american =
  "Certified under the EU-US Data Privacy Framework, with standard contractual clauses besides.";

export const recipients: Readonly<Record<Recipient, readonly RecipientDeclaration[]>> = {
  hosting: [
    {
      ...amazon,
      for: "Runs our software and stores everything in it: database, files, queues, logs.",
    },
  ],
  mail: [{ ...amazon, for: "Delivers our mail (Amazon SES)." }],
  model: [
    {
      name: "nana img",
      for: "Draws with the sketch model, on the very machines everything else runs on.",
      country: "Germany",
      region: "eu-central-1",
      safeguard: "Nobody else takes part.",
      status: "in use",
    },
  ],
  payment: [
    {
      name: "Stripe Payments Europe, Limited, Ireland",
      for: "Takes payments. Nothing can be bought yet.",
      country: "Ireland and the United States",
      safeguard: american,
      status: "open",
    },
  ],
  identity: [
    {
      name: "Google Ireland Limited, Ireland",
      for: "Lets you sign in with Google. Not offered yet.",
      country: "Ireland and the United States",
      safeguard: american,
      status: "open",
    },
    {
      name: "GitHub B.V., Netherlands",
      for: "Lets you sign in with GitHub. Not offered yet.",
      country: "Netherlands and the United States",
      safeguard: american,
      status: "open",
    },
  ],
};
