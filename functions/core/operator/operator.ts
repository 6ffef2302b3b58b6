/** Who may use the operators' tools, and what stands for them. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { signedInWithin } from "../account/step-up.ts";
import type { Operator, Person } from "../actor.ts";
import { hour } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { digest } from "../digest.ts";
import { AppError } from "../error.ts";
import { type Account, account } from "../privacy/inventory.ts";

/** A sign-in that opens the tools is younger than this. */
const freshMs = hour;

/** Begins the identity of who signed in on the page; what follows is the account. */
const accountPrefix = "account:";

/**
 * The operator an identity stands for.
 * @param identity Where and as whom they signed in: `account:<usr>`, `machine:<user>`, or as
 *   scripts/operator/open.ts tells of AWS credentials.
 */
export function operatorOf(identity: string): Operator {
  const handle = Buffer.from(digest("operator", identity), "base64url").toString("hex").slice(0, 8);
  return { kind: "operator", identity, handle: `op-${handle}` };
}

/**
 * The operator a signed-in person is.
 * @throws AppError operator.required for anyone else; auth.step_up when the sign-in is an hour old.
 */
export async function requireOperator(context: DataContext, person: Person): Promise<Operator> {
  const found = await get(context.table, account, keys.account(person.userId));
  if (found?.role !== "operator" || found.status !== "ACTIVE") {
    throw new AppError("operator.required", "This is for those who run nana img.");
  }
  if (!(await signedInWithin(context, person, freshMs))) {
    throw new AppError("auth.step_up", "Sign in again: that was more than an hour ago.");
  }
  return operatorOf(identityOf(person));
}

/**
 * Nobody favours themselves. A command line does not tell which account belongs to who sits there,
 * so from there no operator's account is favoured at all: another operator does it on the page.
 *
 * @throws AppError operator.own_account
 */
export function refuseOwnAccount(operator: Operator, { id, role }: Account): void {
  const { identity } = operator;
  const onPage = identity.startsWith(accountPrefix);
  const own = onPage ? identity === identityOf({ userId: id }) : role === "operator";
  if (!own) return;
  throw new AppError(
    "operator.own_account",
    onPage
      ? "This is your own account: another operator must do that."
      : "This may be your own account: another operator must do that, on the operators’ page.",
  );
}

function identityOf({ userId }: Pick<Person, "userId">): string {
  return `${accountPrefix}${userId}`;
}
