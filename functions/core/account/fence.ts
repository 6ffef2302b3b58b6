/**
 * The fence around an account. Whatever adds to what we hold of a person commits with one of these
 * checks in the same transaction, so that nothing in flight can bring back what an erasure removes.
 * What only takes away needs none: deleting an image is a right at any time.
 */
import { keys } from "../../db/keys.ts";
import { check, type Write } from "../../db/write.ts";
import { AppError } from "../error.ts";
import type { UserId } from "../id.ts";
import { type Account, account } from "../privacy/inventory/account.ts";

/** Whose account it is, and the epoch it had when it was read. */
interface Seen {
  readonly userId: UserId;
  readonly epoch: number;
}

const active = ({ epoch }: Seen) => ({ status: { is: "ACTIVE" }, epoch: { is: epoch } }) as const;

/** Holds while the account is active, and no fence was raised since it was read. */
export function isActive(seen: Seen): Write {
  return check(account, keys.account(seen.userId), active(seen));
}

/** The same, and the person did not restrict the use of their data: new things may be made. */
export function mayProcess(seen: Seen): Write {
  return check(account, keys.account(seen.userId), {
    ...active(seen),
    restricted: { is: false },
  });
}

/** Whether `mayProcess` held of the account as it was read: worth asking before work is begun. */
export function allows(found: Account | undefined, { epoch }: Seen): boolean {
  return found?.status === "ACTIVE" && found.epoch === epoch && !found.restricted;
}

/** Why an account let a change not pass. */
export function refusalOf(found: Account | undefined): AppError {
  if (!found) return new AppError("auth.required", "Sign in to go on.");
  if (found.status === "ERASING") {
    return new AppError(
      "account.erasing",
      "Your account will be deleted, so it is locked. Keep it to go on.",
    );
  }
  if (found.restricted) {
    return new AppError(
      "account.restricted",
      "You restricted the use of your data. Lift that to go on.",
    );
  }
  return new AppError("account.not_active", "This account can't be used now.");
}
