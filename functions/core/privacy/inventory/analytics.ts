/** Statistics of the site: totals of a day, and what tells that day's visitors apart until it ends. */
import { text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { Dimension } from "../../analytics/vocabulary.ts";
import { impersonal, item } from "../declare.ts";

const visit = {
  purposes: ["analytics"],
  basis: "legitimate interest",
  recipients: ["hosting"],
  kept: { class: "visit", from: "the visit" },
  enforcedBy: "delete",
  category: "technical",
  clauses: ["analytics"],
} as const;

export const visitDay = item("visitDay", {
  ...visit,
  subject: "none",
  about: "That visitors of a day are being counted, and which random number tells them apart.",
  export: { none: "Says nothing about you." },
  erasure: "expire",
  attributes: {
    day: text(),
    /** Names the salt; the salt itself lies outside the table, whose backups would outlive it. */
    saltId: text(),
  },
});
export type VisitDay = ValueOf<typeof visitDay>;

export const visitMark = item("visitMark", {
  ...visit,
  subject: "visitor",
  enforcedBy: "ttl",
  about:
    "That a visitor was counted today, under a digest of the shared part of a network address and the kind of browser, mixed with the day's random number.",
  export: { none: "Nobody can tell whose it is." },
  erasure: "expire",
  attributes: {},
});

export const dayCount = item("dayCount", {
  ...impersonal,
  purposes: ["analytics"],
  category: "usage",
  subject: "none",
  about: "How often something happened on the site on a day.",
  kept: { class: "analytics", from: "the day" },
  enforcedBy: "ttl",
  erasure: "expire",
  clauses: ["analytics"],
  attributes: { dimension: text<Dimension>(), value: text(), count: whole() },
});
export type DayCount = ValueOf<typeof dayCount>;
