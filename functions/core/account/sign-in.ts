import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get, getBoth } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { account, address, password } from "../privacy/inventory.ts";
import { countTry } from "../session/rate.ts";
import { type NewSession, newSession } from "../session/session.ts";
import { addressDigest } from "./address.ts";
import { verifyPassword } from "./password.ts";
import type { AccountView, SignIn } from "./schema.ts";
import { viewAccount } from "./view.ts";

/**
 * Signs a person in. A wrong password and an unknown address look alike, in words and in time.
 *
 * @throws AppError auth.invalid; rate.limited.
 */
export async function signIn(
  context: DataContext,
  request: SignIn,
  network: string,
): Promise<{ account: AccountView; session: NewSession }> {
  const who = addressDigest(request.email);
  await Promise.all([
    countTry(context, "sign-in.address-and-network", who, network),
    countTry(context, "sign-in.address", who),
    countTry(context, "sign-in.network", network),
  ]);
  const member = await get(context.table, address, keys.address(who));
  // An unknown address is looked up all the same, under an id that nobody has.
  const userId = member?.userId ?? "usr_nobody";
  const [person, secret] = await getBoth(
    context.table,
    { entity: account, key: keys.account(userId) },
    { entity: password, key: keys.password(userId) },
  );
  const right = await verifyPassword(request.password, secret?.hash);
  if (!right || !person) {
    throw new AppError("auth.invalid", "The address or the password is not right.");
  }
  const session = newSession(context, person.id);
  await commitOne(context.table, session.write);
  return { account: viewAccount(person), session };
}
