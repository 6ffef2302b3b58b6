/** What a person can be asked to agree to, and since which version of the policy it stands there. */
import { findVersion } from "./versions.ts";

/** A new purpose gets the version that first names it: no yes given before that covers it. */
export const purposes = {
  training: { since: "2026-11-23" },
  analytics: { since: "2026-11-23" },
  reminders: { since: "2026-11-23" },
} as const satisfies Record<string, { readonly since: string }>;

export type ConsentPurpose = keyof typeof purposes;

/** The part of a receipt that says what was agreed to, and under which policy. */
export interface Agreement {
  readonly purpose: string;
  readonly granted: boolean;
  /** The version the person had before them. */
  readonly policyVersion: string;
}

/**
 * Whether this receipt allows the purpose: it is a yes, to this very purpose, given under a version
 * of the policy that exists and names it.
 */
export function mayEnable(purpose: ConsentPurpose, receipt: Agreement): boolean {
  return (
    receipt.granted &&
    receipt.purpose === purpose &&
    findVersion(receipt.policyVersion) !== undefined &&
    // Versions are dates, so they sort as text.
    receipt.policyVersion >= purposes[purpose].since
  );
}
