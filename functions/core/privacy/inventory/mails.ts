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

/** Of mails about what somebody asked of us. */
const request = {
  purposes: ["support", "rights"],
  clauses: ["mail", "contact"],
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
  policyChanged: {
    ...mail,
    about: "That there is a new version of the privacy policy, and what it changes.",
    purposes: ["rights"],
    basis: "legal obligation",
    holds: { version: "its date", summary: "what changed" },
  },
  erasureAsked: {
    ...mail,
    about: "That your account is to be erased, when, and how to undo that.",
    purposes: ["rights"],
    clauses: ["mail", "erasure"],
    holds: { startsOn: "the day" },
  },
  accountErased: {
    ...mail,
    about: "The receipt of an erasure: what was removed, what is retained, why and until when.",
    purposes: ["rights"],
    basis: "legal obligation",
    clauses: ["mail", "erasure"],
    holds: {
      askedOn: "the day you asked",
      removed: "what was removed, in numbers",
      exact: "whether the numbers are exact",
      retained: "what is kept, why and until when",
      lapsing: "what runs out by itself, and when",
    },
  },
  imagesGo: {
    ...mail,
    about: "How many of your images go on which day.",
    basis: "legitimate interest",
    holds: { days: "the days, and how many images go on each" },
  },
  requestCode: {
    ...mail,
    ...request,
    subject: "visitor",
    about: "The code that proves a request to us is yours.",
    holds: { code: "the code", minutes: "how long it works" },
  },
  requestReceived: {
    ...mail,
    ...request,
    about: "That we have your request, and until when we answer.",
    holds: { topic: "what it is about", until: "the day" },
  },
  requestExtended: {
    ...mail,
    ...request,
    about: "That your request takes longer, and why.",
    holds: { topic: "what it is about", until: "the new day", reason: "why" },
  },
  requestAnswered: {
    ...mail,
    ...request,
    about: "Our answer to your request.",
    holds: { topic: "what it was about", answer: "the answer" },
  },
  requestDue: {
    ...mail,
    ...request,
    subject: "operator",
    about: "To ourselves: that a request must be answered soon, or is late.",
    holds: {
      id: "the request's number",
      topic: "what it is about",
      until: "the day",
      lapsed: "whether it is late",
    },
  },
  exportReady: {
    ...mail,
    purposes: ["rights"],
    clauses: ["mail", "export"],
    about: "That your export is ready, and until when.",
    holds: { until: "the day it goes" },
  },
  imageTakenDown: {
    ...mail,
    purposes: ["security", "rights"],
    clauses: ["mail", "abuse"],
    about: "That we took an image of yours down, why, and how to contest it.",
    holds: { reason: "why" },
  },
};
