/** A person's own account. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { account } from "../privacy/inventory/account.ts";
import { refusalOf } from "./fence.ts";
import type { AccountPatch, AccountView } from "./schema.ts";
import { viewAccount } from "./view.ts";

/** @throws AppError auth.required when the account is gone though a session is left. */
export async function getAccount(context: DataContext, person: Person): Promise<AccountView> {
  const found = await get(context.table, account, keys.account(person.userId));
  if (!found) throw signedOut();
  return viewAccount(context, found);
}

/**
 * Changes what the person may change themselves. An empty patch changes nothing.
 * @throws AppError account.erasing.
 */
export async function patchAccount(
  context: DataContext,
  person: Person,
  patch: AccountPatch,
): Promise<AccountView> {
  if (Object.values(patch).every((value) => value === undefined))
    return getAccount(context, person);
  const changed = await commitOne(
    context.table,
    update(account, keys.account(person.userId), {
      set: patch,
      when: { status: { is: "ACTIVE" } },
    }),
  );
  if (changed) return viewAccount(context, changed);
  throw refusalOf(await get(context.table, account, keys.account(person.userId)));
}

export function signedOut(): AppError {
  return new AppError("auth.required", "Sign in to go on.");
}
