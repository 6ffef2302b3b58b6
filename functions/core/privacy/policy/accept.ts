/** Accepting the policy: which version a person said yes to, and when. */
import { commit } from "../../../db/commit.ts";
import { keys } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { absent, put, update, type Write } from "../../../db/write.ts";
import { refusalOf } from "../../account/fence.ts";
import type { AccountView } from "../../account/schema.ts";
import { viewAccount } from "../../account/view.ts";
import type { Person } from "../../actor.ts";
import { iso } from "../../clock.ts";
import type { DataContext } from "../../context.ts";
import { AppError } from "../../error.ts";
import type { UserId } from "../../id.ts";
import { acceptance, account } from "../inventory.ts";
import { policyVersion } from "../policy.ts";

/** @throws AppError policy.outdated for any version but the one in force; it is in the details. */
export function requireCurrentPolicy(version: string): void {
  if (version === policyVersion) return;
  throw new AppError(
    "policy.outdated",
    "The privacy policy has changed since you opened this page. Load it again, look at what changed, and try once more.",
    { version: policyVersion },
  );
}

/** The receipt of one acceptance. It is never changed: each version has its own. */
export function acceptanceReceipt(userId: UserId, version: string, at: string): Write {
  return put(
    acceptance,
    keys.acceptance(userId, version),
    { version, acceptedAt: at },
    { when: absent },
  );
}

/**
 * Accepts the version in force. Accepting it again changes nothing, the date of the receipt included.
 *
 * @throws AppError policy.outdated; account.erasing; auth.required when the account is gone.
 */
export async function acceptPolicy(
  context: DataContext,
  person: Person,
  version: string,
): Promise<AccountView> {
  requireCurrentPolicy(version);
  const { table, clock } = context;
  const key = keys.account(person.userId);
  const accepted = update(account, key, {
    set: { policyVersion: version },
    when: { status: { is: "ACTIVE" } },
  });
  const receipt = acceptanceReceipt(person.userId, version, iso(clock.now()));
  await commit(table, [accepted, receipt]);
  // Done, or refused: what stands now tells why.
  const found = await get(table, account, key);
  if (found?.status !== "ACTIVE") throw refusalOf(found);
  return viewAccount(context, found);
}
