/** What each thing that happened in an account is called, in words. */
import { fieldWords } from "../disclosure/field.ts";
import type { ConsentReceipt, DisclosureNotice, OperatorAction } from "../privacy/inventory.ts";

const deeds: Readonly<Record<OperatorAction["kind"], string>> = {
  "person.read": "looked at your account",
  "request.read": "read a request of yours",
  "request.answered": "answered you",
  "request.extended": "put off the answer to a request of yours",
  "request.closed": "closed a request of yours",
  "request.emptied": "took the words out of a request of yours",
  "credits.granted": "gave you credits",
  "credits.refunded": "gave you credits back",
  "image.removed": "took an image of yours down",
  "plan.changed": "changed your plan",
  "account.erased": "had your account erased",
  "role.granted": "made you an operator",
  "role.revoked": "took the operators’ role from you",
};

export function actionWords({ kind, operator, about, reason }: OperatorAction): string {
  return `One of us (${operator}) ${deeds[kind]}: ${about} Reason: ${reason}`;
}

export function disclosureWords(of: DisclosureNotice): string {
  const { authority, legalBasis, reference, fields } = of;
  return `We handed data over to ${authority} (${legalBasis}, their number ${reference}): ${fields.map((field) => fieldWords[field]).join(", ")}.`;
}

const purposes: Readonly<Record<ConsentReceipt["purpose"], string>> = {
  training: "training of AI models",
  analytics: "statistics",
  reminders: "reminders",
  processing: "the use of your data beyond keeping it",
};

export function consentWords({ purpose, granted }: ConsentReceipt): string {
  return `You ${granted ? "allowed" : "refused"} ${purposes[purpose]}.`;
}
