import { trainingIsOn } from "../consent/in-force.ts";
import type { DataContext } from "../context.ts";
import type { Account } from "../privacy/inventory.ts";
import type { AccountView } from "./schema.ts";

/** An account as its owner sees it. */
export async function viewAccount(context: DataContext, account: Account): Promise<AccountView> {
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
      training: await trainingIsOn(context, account),
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
