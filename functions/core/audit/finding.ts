/** What the audit can find wrong with a thing. */
import { day, hour } from "../clock.ts";

/**
 * `late`: past its time, but not past what was promised. `expired`: there longer than was promised.
 * `orphaned`: what it belonged to is gone. `unattended`: due, and nobody comes. `unknown`: nothing we
 * declare.
 */
export const findings = ["late", "expired", "orphaned", "unattended", "unknown"] as const;
export type Finding = (typeof findings)[number];

/** What may be removed without asking: its time is over, or it belongs to nothing. */
const removable: readonly Finding[] = ["late", "expired", "orphaned"];

export function isRemovable(finding: Finding): boolean {
  return removable.includes(finding);
}

/** As many files of a page may be orphaned, however few files there are. */
const fewOrphans = 20;

/**
 * False when most of a page of files belongs to nothing. So many are no leftovers: the table asked
 * is the wrong one, or is not whole. What people have must not go for that.
 */
export function isBelievable(findings: readonly Finding[], looked: number): boolean {
  const orphans = findings.filter((finding) => finding === "orphaned").length;
  return orphans <= fewOrphans || orphans <= looked / 2;
}

/** Whether it breaks a promise, and so wakes somebody. */
export function isLeftover(finding: Finding): boolean {
  return finding !== "late";
}

/** What may belong to work that is going on right now is not looked at. */
export const youngMs = hour;

/** How long S3 has for what its rules say, before the audit does it. */
const s3PatienceMs = 6 * hour;

/**
 * What is wrong with a file whose time was over at that instant. S3 removes it after the midnight
 * (UTC) that follows; we promise: by the midnight after that (`goneBy` in core/image/location.ts).
 */
export function overdueFile(endedMs: number, now: number): "late" | "expired" | undefined {
  const midnight = Math.ceil(endedMs / day) * day;
  if (now >= midnight + day) return "expired";
  return now >= midnight + s3PatienceMs ? "late" : undefined;
}

/** DynamoDB removes what is past its time to live within a few days, usually within hours. */
export function overdueRow(ttlMs: number, now: number): "late" | "expired" | undefined {
  if (now >= ttlMs + 3 * day) return "expired";
  return now >= ttlMs + day ? "late" : undefined;
}
