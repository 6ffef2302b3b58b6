/** The fence while an erasure waits: apart from the other checks, which come with every request. */
import { keys } from "../../db/keys.ts";
import { type Condition, check, type Write } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { account } from "../privacy/inventory/account.ts";
import { erasure } from "../privacy/inventory/erasure.ts";

/**
 * Holds while the account is there and no erasure is due: as long as one can be undone, the person
 * may take their data along, and operators may act on the account. The account says when its time
 * comes, the erasure that it has really begun.
 */
export function isNotGoing(context: Pick<DataContext, "clock">, userId: UserId): Write[] {
  return [check(account, keys.account(userId), notGoing(context)), erasureHasNotBegun(userId)];
}

/** The account's part of it, for who changes the account in the same commit. */
export function notGoing({ clock }: Pick<DataContext, "clock">): Condition<typeof account>[] {
  return [
    { status: { is: "ACTIVE" } },
    { status: { is: "ERASING" }, erasingFrom: { atLeast: iso(clock.now()) } },
  ];
}

/** The erasure's part of it. */
export function erasureHasNotBegun(userId: UserId): Write {
  return check(erasure, keys.erasure(userId), [
    { pk: { exists: false } },
    { state: { is: "grace" } },
  ]);
}
