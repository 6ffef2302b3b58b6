/**
 * The fence around an account. Whatever adds to what we hold of a person commits with this check in
 * the same transaction, so that nothing in flight can bring back what an erasure removes. What only
 * takes away needs none: deleting an image is a right at any time.
 */
import { keys } from "../../db/keys.ts";
import { check, type Write } from "../../db/write.ts";
import { AppError } from "../error.ts";
import type { UserId } from "../id.ts";
import { type Account, account } from "../privacy/inventory.ts";

/** Holds while the account is active and no fence was raised since it was read with this epoch. */
export function isActive({ userId, epoch }: { userId: UserId; epoch: number }): Write {
  return check(account, keys.account(userId), {
    status: { is: "ACTIVE" },
    epoch: { is: epoch },
  });
}

/** Why an account that is not active refuses to be changed. */
export function refusalOf(found: Account | undefined): AppError {
  if (!found) return new AppError("auth.required", "Sign in to go on.");
  return found.status === "ERASING"
    ? new AppError(
        "account.erasing",
        "Your account waits to be erased. Undo that on your account page to go on.",
      )
    : new AppError("account.not_active", "This account can't be used now.");
}
