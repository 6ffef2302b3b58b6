import type { Account } from "../privacy/inventory.ts";
import type { AccountView } from "./schema.ts";

/** An account as its owner sees it. */
export function viewAccount(account: Account): AccountView {
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    emailVerified: true,
    locale: account.locale,
    theme: account.theme,
    plan: account.plan,
    status: account.status,
    // Consents can be given once the part that keeps their receipts exists; until then: no.
    consents: { training: false, analytics: false },
    identities: [],
    policyVersion: account.policyVersion,
    createdAt: account.createdAt,
  };
}
