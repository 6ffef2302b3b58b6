/** What the first page of the index says about the person. */
import {
  type Account,
  account,
  type ConsentReceipt,
  consent,
  type Wallet,
  wallet,
} from "../privacy/inventory.ts";
import type { Exportable } from "./place.ts";

/** The file of the walk that holds it: one line each. */
export const summaryFile = "summary";

export type SummaryLine =
  | {
      readonly of: "account";
      readonly value: Pick<Account, "name" | "email" | "plan" | "createdAt">;
    }
  | { readonly of: "wallet"; readonly value: Pick<Wallet, "available" | "held"> }
  | {
      readonly of: "consent";
      readonly value: Pick<ConsentReceipt, "purpose" | "granted" | "at">;
    };

/** The line to remember of an item; undefined for most. */
export function remember({ declaration, value }: Exportable): string | undefined {
  if (declaration === account) {
    const { name, email, plan, createdAt } = value as Account;
    return lineOf({ of: "account", value: { name, email, plan, createdAt } });
  }
  if (declaration === wallet) {
    const { available, held } = value as Wallet;
    return lineOf({ of: "wallet", value: { available, held } });
  }
  if (declaration === consent) {
    const { purpose, granted, at } = value as ConsentReceipt;
    return lineOf({ of: "consent", value: { purpose, granted, at } });
  }
  return undefined;
}

function lineOf(line: SummaryLine): string {
  return `${JSON.stringify(line)}\n`;
}
