import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get, getBoth } from "../../db/read.ts";
import { check } from "../../db/write.ts";
import { iso } from "../clock.ts";
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
  // While an erasure can be undone the person gets in, to undo it or to take their data with them.
  const gone = (person?.erasingFrom ?? "9999") <= iso(context.clock.now());
  if (!right || !person || gone) throw invalid();
  const session = newSession(context, person.id);
  // No session may appear behind the fence of an erasure that began meanwhile.
  const unfenced = check(account, keys.account(person.id), { epoch: { is: person.epoch } });
  const signedIn = await commit(context.table, [...session.writes, unfenced]);
  if (!signedIn.done) throw invalid();
  return { account: await viewAccount(context, person), session };
}

function invalid(): AppError {
  return new AppError("auth.invalid", "The address or the password is not right.");
}
