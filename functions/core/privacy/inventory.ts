/**
 * Everything the system stores about anyone, in every place. What is not declared here cannot be
 * written: codecs, log fields, lifecycle rules and the policy's tables derive from it.
 */
import { account, address, password, rate, session, signUpAttempt } from "./inventory/account.ts";
import { entry, hold, operation, wallet } from "./inventory/credit.ts";
import { cleanup, generation, idempotency, outbox } from "./inventory/generation.ts";

export * from "./inventory/account.ts";
export * from "./inventory/credit.ts";
export * from "./inventory/generation.ts";

/** All kinds of item the table can hold. */
export const items = {
  account,
  address,
  password,
  signUpAttempt,
  session,
  rate,
  wallet,
  entry,
  operation,
  hold,
  generation,
  outbox,
  cleanup,
  idempotency,
} as const;
