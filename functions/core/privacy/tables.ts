/** The inventory as rows a person can read: what the policy page and the export's notice show. */

import { type ImageClass, imageClasses, type RetentionClass, retentionDays } from "../retention.ts";
import {
  type Basis,
  type Category,
  type Declaration,
  internal,
  type Keeping,
  type Purpose,
  type Recipient,
} from "./declare.ts";
import { type RecipientDeclaration, recipients } from "./inventory/recipients.ts";
import { countOf, daysInWords } from "./policy/numbers.ts";
import { type Place, type Stored, stored } from "./stores.ts";

export interface StoredRow {
  readonly name: string;
  readonly what: string;
  /** What it is made of, in words. */
  readonly holds: readonly string[];
  readonly place: Place;
  readonly where: string;
  readonly category: Category;
  readonly why: string;
  readonly basis: string;
  readonly kept: string;
  readonly sharedWith: readonly string[];
  readonly inExport: string;
  readonly whenErased: string;
  readonly clauses: Declaration["clauses"];
}

export interface RetentionRow {
  readonly what: string;
  readonly days: number;
}

export interface RecipientRow extends RecipientDeclaration {
  readonly role: string;
}

export interface Tables {
  /** What we store, by category; logs and backups among it. */
  readonly stored: readonly { readonly title: string; readonly rows: readonly StoredRow[] }[];
  readonly browser: readonly StoredRow[];
  readonly mails: readonly StoredRow[];
  readonly recipients: readonly RecipientRow[];
  /** The numbers, one per class. */
  readonly retention: readonly RetentionRow[];
}

/** All tables, from the inventory as it is now. */
export function tables(): Tables {
  const rows = stored.filter(({ subject }) => subject !== "none").map(rowOf);
  const ours = rows.filter(({ place }) => place !== "browser" && place !== "mail");
  return {
    stored: Object.entries(categories)
      .map(([category, title]) => ({
        title,
        rows: ours.filter((row) => row.category === category),
      }))
      .filter((group) => group.rows.length > 0),
    browser: rows.filter(({ place }) => place === "browser"),
    mails: rows.filter(({ place }) => place === "mail"),
    recipients: Object.entries(recipients).flatMap(([role, all]) =>
      all.map((one) => ({ ...one, role: recipientWords[role as Recipient] })),
    ),
    retention: Object.entries(retentionWords).map(([name, what]) => ({
      what,
      days: retentionDays[name as RetentionClass],
    })),
  };
}

function rowOf(declared: Stored): StoredRow {
  const { name, about, place, category, purposes, basis, kept, clauses } = declared;
  return {
    name: inWords(name),
    what: about,
    holds: declared.parts.filter((part) => declared.fields?.[part] !== internal).map(inWords),
    place,
    where: places[place],
    category,
    why: sentence(purposes.map((purpose) => purposeWords[purpose]).join("; ")),
    basis: basisWords[basis],
    kept: keepingWords(kept, declared.enforcedBy),
    sharedWith: recipientsOf(declared).map((recipient) => recipientWords[recipient]),
    inExport:
      typeof declared.export === "string"
        ? `In ${declared.export}.`
        : `Not in it. ${declared.export.none}`,
    whenErased: erasureWords(declared),
    clauses,
  };
}

/** Of the whole and of its parts. */
function recipientsOf({ recipients: whole, fields = {} }: Stored): Recipient[] {
  const parts = Object.values(fields).flatMap((field) => field?.recipients ?? []);
  return [...new Set([...whole, ...parts])];
}

const categories: Readonly<Record<Category, string>> = {
  identity: "Who you are",
  credential: "What lets you in",
  preference: "What you chose",
  content: "What you made",
  usage: "How the service is used",
  technical: "Technical records",
  billing: "Credits and payments",
  correspondence: "What we wrote to one another",
  record: "How things were handled",
};

const places: Readonly<Record<Place, string>> = {
  database: "Database",
  files: "File storage",
  queues: "Queue between two parts of our software",
  logs: "Log",
  browser: "Your browser",
  mail: "Your mailbox",
  backup: "Backup",
};

const purposeWords: Readonly<Record<Purpose, string>> = {
  service: "to run the service for you",
  delivery: "to deliver images and mail",
  billing: "to keep account of credits and payments",
  security: "to prevent abuse and find faults",
  support: "to answer you",
  analytics: "to understand how the site is used",
  training: "to train models, if you let us",
  rights: "to carry out your rights",
  law: "because a law asks for it",
};

const basisWords: Readonly<Record<Basis, string>> = {
  contract: "Our contract with you (GDPR art. 6(1)(b))",
  consent: "Your consent (GDPR art. 6(1)(a))",
  "legitimate interest": "Our legitimate interest (GDPR art. 6(1)(f))",
  "legal obligation": "A legal obligation (GDPR art. 6(1)(c))",
};

const recipientWords: Readonly<Record<Recipient, string>> = {
  hosting: "Hosting",
  mail: "Mail delivery",
  model: "Model provider",
  payment: "Payments",
  identity: "Sign-in with another account",
};

const planWords: Readonly<Record<ImageClass, string>> = {
  free: "on the free plan",
  paid: "on a paid plan",
};

const imageWords = (imageClass: ImageClass) => `Images ${planWords[imageClass]}`;

/** A class without words does not compile: every number people are promised is explained to them. */
const retentionWords: Readonly<Record<RetentionClass, string>> = {
  ...(Object.fromEntries(imageClasses.map((each) => [each, imageWords(each)])) as Record<
    ImageClass,
    string
  >),
  upload: "Reference pictures",
  export: "Archives you asked for",
  exportRecord: "That you asked for an export",
  erasing: "What an erasure must know for its last look",
  tombstone: "That an account was erased, under its random number",
  session: "A session, since signing in",
  signUp: "A sign-up that was never finished",
  idempotency: "That an order was already taken",
  abuse: "Records against abuse",
  analytics: "Counts of a day's visits, about nobody",
  visit: "What tells the visitors of one day apart",
  audit: "What the daily check of what is kept has found: counts, about nobody",
  rightsRequest: "A request about a right, after its end",
  question: "Any other question to support, after its end",
  operatorAction: "What our people looked at and changed in your account",
  disclosure: "What an authority demanded, and what it was given",
  log: "Logs",
  queue: "Messages waiting in a queue",
  deadLetter: "Messages that failed",
  backup: "Backups of the database",
};

/** For how long a thing is kept. */
export function keepingWords(kept: Keeping, enforcedBy: Declaration["enforcedBy"]): string {
  if (kept === "erasure") return "As long as your account";
  if (kept === "withdrawal") return "Until you take your consent back, or erase your account";
  if (kept === "never") return "Not kept by us";
  if (kept === "replaced")
    return enforcedBy === "browser" ? "Until you or your browser remove it" : "Until a new version";
  if ("minutes" in kept) return `${durationWords(kept.minutes)} from ${kept.from}`;
  if ("class" in kept) return `${daysInWords(retentionDays[kept.class])} from ${kept.from}`;
  const terms = kept.classes.map(
    (each) => `${daysInWords(retentionDays[each])} ${planWords[each]}`,
  );
  return `${terms.join(", ")}, from ${kept.from}`;
}

function durationWords(minutes: number): string {
  if (minutes % (24 * 60) === 0) return countOf(minutes / (24 * 60), "day");
  return minutes % 60 === 0 ? countOf(minutes / 60, "hour") : countOf(minutes, "minute");
}

function erasureWords({ place, erasure }: Stored): string {
  if (typeof erasure === "object") return `Kept: ${erasure.retained}`;
  if (place === "mail") return "Stays in your mailbox";
  return { delete: "Removed", expire: "Lapses by itself", unlink: "Cut off from you" }[erasure];
}

/** `createdAt` → `created at`. */
function inWords(name: string): string {
  return name.includes("-") ? name : name.replace(/_|(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
