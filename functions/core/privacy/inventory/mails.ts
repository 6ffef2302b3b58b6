/** Mails: what each tells, and to whom. They are handed over and not kept. */
import type { MailName, Mails } from "../../mail/mail.ts";
import type { Declaration } from "../declare.ts";

export interface MailDeclaration<N extends MailName = MailName> extends Declaration {
  /** What stands in it, value by value. */
  readonly holds: { readonly [F in keyof Mails[N]]: string };
}

const mail = {
  subject: "person",
  category: "correspondence",
  purposes: ["service"],
  basis: "contract",
  kept: "never",
  enforcedBy: "nothing to keep",
  recipients: ["hosting", "mail"],
  export: { none: "It is in your mailbox; we keep no copy." },
  erasure: "expire",
  clauses: ["mail"],
} as const satisfies Partial<Declaration>;

export const mails: { readonly [N in MailName]: MailDeclaration<N> } = {
  code: {
    ...mail,
    about: "The code that proves an address is yours.",
    holds: { code: "the code", minutes: "how long it works" },
  },
  alreadyMember: {
    ...mail,
    about: "That somebody tried to sign up with an address that has an account.",
    holds: {},
  },
  imagesGo: {
    ...mail,
    about: "How many of your images go on which day.",
    basis: "legitimate interest",
    holds: { days: "the days, and how many images go on each" },
  },
};
