/** Who has an account, and how they get in. */
import { flag, list, optional, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { locales, Objection, Plan, themes } from "../../account/schema.ts";
import type { UserId } from "../../id.ts";
import { internal, item, personal } from "../declare.ts";

export const account = item("account", {
  ...personal,
  about: "Your name, address and settings, and the plan you are on.",
  purposes: ["service"],
  kept: "erasure",
  export: "account/account.json",
  category: "identity",
  clauses: ["account"],
  fields: {
    name: { about: "What we call you." },
    email: { about: "Where mail for you goes.", recipients: ["hosting", "mail"] },
    locale: { category: "preference" },
    theme: { category: "preference" },
    restricted: { category: "preference", purposes: ["rights"], clauses: ["restrict"] },
    trainingReceipt: { category: "preference", purposes: ["rights"], clauses: ["training"] },
    objections: { category: "preference", purposes: ["rights"], clauses: ["object"] },
    role: { subject: "operator", category: "credential", purposes: ["security"] },
    policyVersion: { category: "record", purposes: ["rights"], clauses: ["changes"] },
    epoch: internal,
    consentsRevision: internal,
    imagePrefix: {
      category: "credential",
      export: { none: "Part of the secret that opens the images. The images are in the export." },
    },
  },
  attributes: {
    id: text<UserId>(),
    name: text(),
    email: text(),
    locale: text<(typeof locales)[number]>(),
    theme: text<(typeof themes)[number]>(),
    plan: text<Plan>(),
    status: text<"ACTIVE" | "ERASING">(),
    /** While it waits to be erased: when that begins. Nobody signs in from then on. */
    erasingFrom: optional(text()),
    /** The person asked that nothing is done with their data but keeping it. */
    restricted: flag(),
    /** The receipt of the consent to training that is in force. None: no consent. */
    trainingReceipt: optional(text()),
    /** Purposes the person objected to. */
    objections: list(text<Objection>()),
    /** Counts changes of consents and objections, so that two at once cannot undo one another. */
    consentsRevision: optional(whole()),
    /** May use the operators' tools. */
    role: optional(text<"operator">()),
    /** Raised when an account is fenced off; work begun under an older epoch cannot commit. */
    epoch: whole(),
    /** The policy the person accepted last. */
    policyVersion: text(),
    /** The policy whose announcement was mailed to the person last. */
    announcedVersion: optional(text()),
    /** Random part of the addresses of this person's images. */
    imagePrefix: text(),
    createdAt: text(),
  },
});
export type Account = ValueOf<typeof account>;

export const address = item("address", {
  ...personal,
  about: "That an address, kept here only as a digest, belongs to an account.",
  purposes: ["service"],
  kept: "erasure",
  export: { none: "A digest that only points to the account." },
  category: "identity",
  clauses: ["account"],
  attributes: { userId: text<UserId>(), createdAt: text() },
});

export const password = item("password", {
  ...personal,
  about: "Your password, as an argon2id hash it cannot be read back from.",
  purposes: ["service"],
  kept: "erasure",
  export: { none: "A secret. Nobody can read it back, not even us." },
  category: "credential",
  clauses: ["account"],
  attributes: { hash: text(), changedAt: text() },
});

export const signUpAttempt = item("signUpAttempt", {
  ...personal,
  about: "What you wrote when signing up, until you enter the code or it lapses.",
  purposes: ["service"],
  kept: { class: "signUp", from: "when you asked for the code" },
  enforcedBy: "ttl",
  export: { none: "Gone, or turned into the account, before there is anybody to export for." },
  category: "identity",
  erasure: "expire",
  clauses: ["account"],
  attributes: {
    id: text(),
    name: text(),
    email: text(),
    passwordHash: text(),
    codeDigest: text(),
    policyVersion: text(),
    expiresAt: text(),
  },
});
export type SignUpAttempt = ValueOf<typeof signUpAttempt>;

export const session = item("session", {
  ...personal,
  about: "That a browser is signed in, under a digest of its cookie.",
  purposes: ["service", "security"],
  kept: { class: "session", from: "signing in" },
  enforcedBy: "ttl",
  export: { none: "A secret of your browser. Where you are signed in is in the export." },
  category: "credential",
  clauses: ["account", "cookies"],
  attributes: { userId: text<UserId>(), createdAt: text(), expiresAt: text() },
});
export type Session = ValueOf<typeof session>;

export const signIn = item("signIn", {
  ...personal,
  about: "Where you are signed in: since when, under a digest of the browser's cookie.",
  purposes: ["service", "security"],
  kept: { class: "session", from: "signing in" },
  enforcedBy: "ttl",
  export: "account/sign-ins.json",
  category: "technical",
  clauses: ["account", "cookies", "erasure"],
  attributes: { createdAt: text(), expiresAt: text() },
});

export const rate = item("rate", {
  subject: "visitor",
  enforcedBy: "ttl",
  recipients: ["hosting"],
  about: "How often something was tried, under a digest of the address it came from.",
  purposes: ["security"],
  basis: "legitimate interest",
  kept: { class: "abuse", from: "the try" },
  export: { none: "Counts under digests, not linked to an account." },
  category: "technical",
  erasure: "expire",
  clauses: ["abuse"],
  attributes: { count: whole() },
});
