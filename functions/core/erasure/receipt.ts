/** What a person is told when all is gone: what went from where, what stays and why, and until when. */
import { day, iso } from "../clock.ts";
import type { Erasure } from "../privacy/inventory.ts";
import { type RetentionClass, retentionDays } from "../retention.ts";

/** Of what is retained, or runs out by itself. */
export interface Remainder<What extends string> {
  readonly what: What;
  /** Day (UTC) by which it is gone, e.g. `2026-11-30`. */
  readonly until: string;
}

export interface Receipt {
  /** Day (UTC) on which it was asked for. */
  readonly askedOn: string;
  /** What went, by the steps' names. Nothing of a kind: it is not there. */
  readonly removed: readonly { readonly what: string; readonly count: number }[];
  /** False when the counts may be too low, because the work was interrupted. */
  readonly exact: boolean;
  /** Kept because a law asks for it, without a way back to the person. */
  readonly retained: readonly Remainder<"tombstone" | "requests" | "disclosures">[];
  readonly lapsing: readonly Remainder<"backups" | "messages" | "looks" | "logs" | "tries">[];
}

export function receiptOf({ requestedAt, steps, exact }: Erasure, now: number): Receipt {
  const until = (kept: RetentionClass) => iso(now + retentionDays[kept] * day).slice(0, 10);
  const counted = (name: string) => (steps.find((step) => step.name === name)?.count ?? 0) > 0;
  return {
    askedOn: requestedAt.slice(0, 10),
    removed: steps
      .filter(({ name, count }) => count > 0 && !unlinked.has(name))
      .map(({ name, count }) => ({ what: name, count })),
    exact,
    retained: [
      { what: "tombstone", until: until("tombstone") },
      ...(counted("requests")
        ? [{ what: "requests" as const, until: until("rightsRequest") }]
        : []),
      ...(counted("disclosures")
        ? [{ what: "disclosures" as const, until: until("disclosure") }]
        : []),
    ],
    lapsing: [
      {
        what: "messages",
        until: iso(now + (retentionDays.queue + retentionDays.deadLetter) * day).slice(0, 10),
      },
      { what: "looks", until: until("erasing") },
      { what: "backups", until: until("backup") },
      { what: "logs", until: until("log") },
      { what: "tries", until: until("abuse") },
    ],
  };
}

/** Not removed but cut loose from the person. */
const unlinked = new Set(["requests", "disclosures"]);
