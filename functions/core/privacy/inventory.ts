/**
 * Everything the system stores about anyone, in every place. What is not declared here cannot be
 * written: codecs, log fields, lifecycle rules and the policy's tables derive from it.
 *
 * Code that every request loads imports the one file it needs from `inventory/`: with this one comes
 * the whole list.
 */
import {
  account,
  address,
  password,
  rate,
  session,
  signIn,
  signUpAttempt,
} from "./inventory/account.ts";
import { dayCount, visitDay, visitMark } from "./inventory/analytics.ts";
import { audit } from "./inventory/audit.ts";
import { consent } from "./inventory/consent.ts";
import { entry, hold, operation, wallet } from "./inventory/credit.ts";
import { erasure } from "./inventory/erasure.ts";
import { exportJob, exportSlot } from "./inventory/export.ts";
import { cleanup, generation, idempotency, outbox } from "./inventory/generation.ts";
import { disclosure, disclosureNotice, operatorAction } from "./inventory/operator.ts";
import { extension, move } from "./inventory/plan.ts";
import { acceptance, announcement } from "./inventory/policy.ts";
import { reminder } from "./inventory/reminder.ts";
import { docket, requestAttempt, requestPlace, supportRequest } from "./inventory/support.ts";
import { gift, giver } from "./inventory/training.ts";

export * from "./inventory/account.ts";
export * from "./inventory/analytics.ts";
export * from "./inventory/audit.ts";
export * from "./inventory/consent.ts";
export * from "./inventory/credit.ts";
export * from "./inventory/erasure.ts";
export * from "./inventory/export.ts";
export * from "./inventory/generation.ts";
export * from "./inventory/operator.ts";
export * from "./inventory/plan.ts";
export * from "./inventory/policy.ts";
export * from "./inventory/reminder.ts";
export * from "./inventory/support.ts";
export * from "./inventory/training.ts";

/** All kinds of item the table can hold. */
export const items = {
  account,
  address,
  password,
  signUpAttempt,
  session,
  signIn,
  erasure,
  rate,
  wallet,
  entry,
  operation,
  hold,
  generation,
  outbox,
  cleanup,
  move,
  extension,
  idempotency,
  exportJob,
  exportSlot,
  consent,
  giver,
  gift,
  requestAttempt,
  supportRequest,
  requestPlace,
  docket,
  operatorAction,
  disclosure,
  disclosureNotice,
  acceptance,
  announcement,
  reminder,
  visitDay,
  visitMark,
  dayCount,
  audit,
} as const;
