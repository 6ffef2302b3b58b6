/** Exports: that one was asked for, and how far its writing is. */
import { flag, list, optional, record, text, whole } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { ExportFailure, ExportState } from "../../export/schema.ts";
import type { ExportId, UserId } from "../../id.ts";
import { internal, item, personal } from "../declare.ts";

const rights = {
  ...personal,
  category: "record",
  purposes: ["rights"],
  basis: "legal obligation",
  clauses: ["export"],
} as const;

/** One part of an upload to S3, and how much of the archive's table of contents came with it. */
const piece = record({
  etag: text(),
  bytes: whole(),
  /** Lines of the table of contents that were saved after it; none: the piece ends inside a file. */
  lines: whole(),
  /** Which attempt saved them. */
  by: whole(),
});

export const exportJob = item("export", {
  ...rights,
  about: "That you asked for an export, when, and how far it is.",
  kept: { class: "exportRecord", from: "asking for it" },
  enforcedBy: "ttl",
  export: "account/exports.json",
  attributes: {
    id: text<ExportId>(),
    userId: text<UserId>(),
    state: text<ExportState>(),
    requestedAt: text(),
    /** When its reading began: what stood then is in it. */
    cutOff: optional(text()),
    readyAt: optional(text()),
    expiresAt: optional(text()),
    error: optional(text<ExportFailure>()),
    /** Images there are to write, and how many of them are dealt with. */
    images: whole(),
    done: whole(),
    bytes: whole(),
    /** The archives that are complete. Written from the last to the first. */
    parts: list(record({ n: whole(), bytes: whole(), at: text() })),
    partCount: optional(whole()),
    /** Reading the table: where it goes on, and which attempt saved each stretch of it. */
    walk: record({ after: optional(text()), chunks: list(whole()), done: flag() }),
    /** The archive being written. */
    upload: optional(record({ id: text(), pieces: list(piece) })),
    attempts: whole(),
    /** Attempts since the last that came any further. */
    fruitless: whole(),
    leaseOwner: optional(text()),
    leaseUntil: optional(text()),
    mailed: flag(),
  },
  fields: {
    walk: internal,
    upload: internal,
    attempts: internal,
    fruitless: internal,
    leaseOwner: internal,
    leaseUntil: internal,
    mailed: internal,
  },
});
export type ExportJob = ValueOf<typeof exportJob>;

export const exportSlot = item("exportSlot", {
  ...rights,
  about: "Which export of yours is being written, so that there is one at a time.",
  kept: { class: "exportRecord", from: "asking for it" },
  enforcedBy: "ttl",
  export: { none: "Says only what the export itself says." },
  attributes: { exportId: text<ExportId>() },
});
