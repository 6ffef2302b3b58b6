/** Receipts: each yes and each no, with its date and the words the person saw. Never changed. */
import { keys } from "../../db/keys.ts";
import { absent, put, type Write } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { newId, type UserId } from "../id.ts";
import { type ConsentReceipt, consent } from "../privacy/inventory.ts";
import { policyVersion } from "../privacy/policy.ts";
import type { ConsentReceiptView, ReceiptHow, ReceiptPurpose } from "./schema.ts";
import { statementSeen } from "./statement.ts";

export interface Said {
  readonly purpose: ReceiptPurpose;
  /** Whether the purpose may go on. */
  readonly granted: boolean;
  readonly how: ReceiptHow;
  /** The receipt of the consent this ends. */
  readonly ends?: string | undefined;
}

/**
 * @param shown The name of the words the page showed, where it says so.
 * @throws AppError consent.words_changed
 */
export function newReceipt(context: DataContext, said: Said, shown?: string): ConsentReceipt {
  const seen = statementSeen(said, shown);
  return {
    id: newId("rcp", context.clock),
    ...said,
    policyVersion,
    statement: seen.statement.words,
    statementId: seen.statement.id,
    shown: seen.shown,
    at: iso(context.clock.now()),
  };
}

export function putReceipt(userId: UserId, receipt: ConsentReceipt): Write {
  return put(consent, keys.consent(userId, receipt.id), receipt, { when: absent });
}

export function viewReceipt(receipt: ConsentReceipt): ConsentReceiptView {
  const { id, purpose, granted, policyVersion, statement, shown = false, how, at } = receipt;
  return { id, purpose, granted, policyVersion, statement, shown, how, at };
}
