/** Mail before images go. */
import { optional, text } from "../../../db/attribute.ts";
import type { ValueOf } from "../../../db/codec.ts";
import type { UserId } from "../../id.ts";
import { imageClasses } from "../../retention.ts";
import { item, personal } from "../declare.ts";

export const reminder = item("reminder", {
  ...personal,
  about: "That images of yours go on a certain day, so that a mail can tell you before.",
  purposes: ["service"],
  basis: "legitimate interest",
  // As long as the images it is about, and not a day longer.
  kept: { classes: imageClasses, from: "making the images" },
  enforcedBy: "ttl",
  export: { none: "Says only when images go, which each image says itself." },
  category: "record",
  clauses: ["mail", "retention"],
  attributes: {
    userId: text<UserId>(),
    /** Day (UTC) on which images go, e.g. `2026-11-30`. */
    day: text(),
    /** When it was seen to: a mail was sent, or there was nothing to tell. */
    attendedAt: optional(text()),
  },
});
export type Reminder = ValueOf<typeof reminder>;
