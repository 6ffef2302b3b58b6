/** What people write to us, and what we answer. */
import { flag, list, optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { UserId } from "../../id.ts";
import type { Topic } from "../../support/topic.ts";
import { internal, item, personal } from "../declare.ts";

const correspondence = {
  ...personal,
  category: "correspondence",
  purposes: ["support", "rights"],
  enforcedBy: "ttl",
  clauses: ["contact", "correct"],
} as const;

export const requestAttempt = item("requestAttempt", {
  ...correspondence,
  subject: "visitor",
  about: "What you wrote to us without being signed in, until you enter the code we mail you.",
  recipients: ["hosting", "mail"],
  kept: { class: "signUp", from: "when you asked for the code" },
  export: { none: "Gone, or turned into a request, within the day." },
  erasure: "expire",
  attributes: {
    id: text(),
    topic: text<Topic>(),
    message: text(),
    email: text(),
    codeDigest: text(),
    receivedAt: text(),
    answerBy: text(),
    expiresAt: text(),
  },
});
export type RequestAttempt = ValueOf<typeof requestAttempt>;

export const supportRequest = item("supportRequest", {
  ...correspondence,
  about:
    "What you asked us, what we answered, and when: with us because we must be able to show that we did.",
  recipients: ["hosting", "mail"],
  basis: "legal obligation",
  kept: { class: "rightsRequest", from: "its end; a question that is not about a right, sooner" },
  export: "support/requests.jsonl",
  erasure: "unlink",
  fields: {
    userId: { erasure: "delete" },
    email: { category: "identity", erasure: "delete" },
    messages: { erasure: "delete" },
    letter: internal,
    unsent: internal,
    remindAt: internal,
    revision: internal,
  },
  attributes: {
    id: text(),
    topic: text<Topic>(),
    state: text<"open" | "answered" | "closed">(),
    /** Whose account it belongs to. None for a visitor, and after the account is erased. */
    userId: optional(text<UserId>()),
    /** Where a visitor gets the answer. A person's is the address of the account. */
    email: optional(text()),
    messages: list(record({ from: text<"person" | "us">(), text: text(), at: text() })),
    receivedAt: text(),
    answerBy: text(),
    extendedAt: optional(text()),
    answeredAt: optional(text()),
    closedAt: optional(text()),
    /** A mail about it that is still to be sent. */
    letter: optional(text<"received" | "answered" | "extended">()),
    /** What we wrote last could not be mailed: it waits for operators again. */
    unsent: optional(flag()),
    /** When it is looked at next: to remind operators, or to close it. */
    remindAt: text(),
    /** Counts changes, so that two at once cannot undo one another. */
    revision: whole(),
  },
});
export type SupportRequest = ValueOf<typeof supportRequest>;

export const requestPlace = item("requestPlace", {
  ...correspondence,
  category: "record",
  about: "Where a request of yours is found by its number.",
  kept: { class: "rightsRequest", from: "the end of the request" },
  export: { none: "Says only where the request stands, which is in the export." },
  attributes: { userId: optional(text<UserId>()), addressDigest: optional(text()) },
});
export type RequestPlace = ValueOf<typeof requestPlace>;

export const docket = item("docket", {
  ...correspondence,
  category: "record",
  about: "That a request is waiting for us, was answered, or is closed: topic and dates.",
  kept: { class: "rightsRequest", from: "the end of the request" },
  export: { none: "Says only what the request itself says." },
  erasure: "unlink",
  fields: { userId: { erasure: "delete" }, unsent: internal },
  attributes: {
    id: text(),
    topic: text<Topic>(),
    state: text<"open" | "answered" | "closed">(),
    userId: optional(text<UserId>()),
    receivedAt: text(),
    answerBy: text(),
    /** As of the request itself. */
    unsent: optional(flag()),
    /** What it is sorted by: the deadline while open, then when it was answered or closed. */
    at: text(),
  },
});
export type Docket = ValueOf<typeof docket>;
