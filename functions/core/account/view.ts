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
    consents: {
      training: account.trainingReceipt !== undefined,
      analytics: !account.objections.includes("analytics"),
    },
    reminders: !account.objections.includes("reminders"),
    restricted: account.restricted,
    operator: account.role === "operator",
    identities: [],
    policyVersion: account.policyVersion,
    createdAt: account.createdAt,
  };
}
