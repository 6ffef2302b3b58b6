/** Signing up: nothing is an account until the address is proven. */
import { randomBytes, randomInt } from "node:crypto";
import { commitOne } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { absent, put, remove } from "../../db/write.ts";
import { epochSeconds, iso, minute } from "../clock.ts";
import type { DataContext, SignUpContext } from "../context.ts";
import { grantCredits } from "../credit/ledger.ts";
import { digest } from "../digest.ts";
import { AppError } from "../error.ts";
import { newId } from "../id.ts";
import { write } from "../mail/mail.ts";
import {
  account,
  address,
  password,
  type SignUpAttempt,
  signUpAttempt,
} from "../privacy/inventory.ts";
import { acceptanceReceipt, requireCurrentPolicy } from "../privacy/policy/accept.ts";
import { codeMinutes, signUpGrantCredits } from "../promises.ts";
import { countTry } from "../session/rate.ts";
import { type NewSession, newSession } from "../session/session.ts";
import { addressDigest } from "./address.ts";
import { hashPassword } from "./password.ts";
import { requireAge } from "./refusal.ts";
import type { AccountView, SignUp, Verify } from "./schema.ts";
import { viewAccount } from "./view.ts";

/** More than the rate limit lets anyone make while a code lives. */
const attemptsLookedAt = 20;

/**
 * Takes a sign-up and mails a six-digit code. For an address that already has an account it does
 * the same work and answers the same, and mails that person a note instead (OWASP ASVS 5.0 V6.3.8).
 *
 * The answer names the attempt, for this browser to show when it enters the code.
 *
 * @throws TooYoung before anything is kept; AppError request.invalid for an impossible birth date;
 *   policy.outdated when another version was seen than the one in force; rate.limited.
 */
export async function signUp(
  context: SignUpContext,
  request: SignUp,
  from: { network: string; refusal: string | undefined },
): Promise<{ attempt: string }> {
  await requireAge(context, request.birthDate, from.refusal);
  requireCurrentPolicy(request.policyVersion);
  const who = addressDigest(request.email);
  await Promise.all([
    countTry(context, "sign-up.address", who),
    countTry(context, "sign-up.network", from.network),
  ]);
  const passwordHash = await hashPassword(request.password);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const id = newId("try", context.clock);
  const member = await get(context.table, address, keys.address(who));
  // Members get the same write, under an attempt that no code can ever match.
  const codeDigest = member ? digest(randomBytes(32).toString("hex")) : digest(id, code);
  const expires = context.clock.now() + codeMinutes * minute;
  await commitOne(
    context.table,
    put(
      signUpAttempt,
      keys.signUp(who, id),
      {
        id,
        name: request.name,
        email: request.email,
        passwordHash,
        codeDigest,
        policyVersion: request.policyVersion,
        expiresAt: iso(expires),
      },
      { ttl: epochSeconds(expires) },
    ),
  );
  const letter = member
    ? write("alreadyMember", request.email, {})
    : write("code", request.email, { code, minutes: codeMinutes });
  await context.post.send(letter);
  return { attempt: id };
}

/**
 * Turns the sign-up with this code into an account with its sign-up credits and a session, in one
 * transaction.
 *
 * @throws AppError auth.code_invalid for a wrong, used or lapsed code; rate.limited.
 */
export async function verify(
  context: DataContext,
  request: Verify,
  from: { network: string; attempt: string | undefined },
): Promise<{ account: AccountView; session: NewSession }> {
  const who = addressDigest(request.email);
  await Promise.all([
    countTry(context, "verify.address", who),
    countTry(context, "verify.network", from.network),
  ]);
  const attempts = await pendingAttempts(context, who);
  // In the browser that signed up only its own attempt counts: the code of somebody else's, mailed
  // to the same person, would open an account under that stranger's password.
  const own = attempts.filter(({ id }) => id === from.attempt);
  const attempt = (own.length > 0 ? own : attempts).find(
    ({ id, codeDigest }) => codeDigest === digest(id, request.code),
  );
  if (!attempt) throw codeInvalid();

  const userId = newId("usr", context.clock);
  const createdAt = iso(context.clock.now());
  const person = {
    id: userId,
    name: attempt.name,
    email: attempt.email,
    locale: "en" as const,
    theme: "system" as const,
    plan: "free" as const,
    status: "ACTIVE" as const,
    restricted: false,
    objections: [],
    epoch: 0,
    policyVersion: attempt.policyVersion,
    imagePrefix: randomBytes(15).toString("hex"),
    createdAt,
  };
  const session = newSession(context, userId);
  const granted = await grantCredits(context, {
    userId,
    operation: `signup:${userId}`,
    source: "signup",
    amount: signUpGrantCredits,
    with: [
      put(account, keys.account(userId), person, { when: absent }),
      put(address, keys.address(who), { userId, createdAt }, { when: absent }),
      put(password, keys.password(userId), { hash: attempt.passwordHash, changedAt: createdAt }),
      acceptanceReceipt(userId, attempt.policyVersion, createdAt),
      ...session.writes,
      ...attempts.map(({ id }) => remove(signUpAttempt, keys.signUp(who, id))),
    ],
  });
  // Refused: another request proved the same address in the meantime.
  if (!granted.granted) throw codeInvalid();
  return { account: await viewAccount(context, person), session };
}

async function pendingAttempts(context: DataContext, who: string): Promise<SignUpAttempt[]> {
  const { items } = await queryPage(context.table, signUpAttempt, ranges.signUps(who), {
    limit: attemptsLookedAt,
    newestFirst: true,
  });
  const now = iso(context.clock.now());
  return items.filter(({ expiresAt }) => expiresAt > now);
}

function codeInvalid(): AppError {
  return new AppError(
    "auth.code_invalid",
    "That code is not right, was used, or has lapsed. If you entered it before, sign in; otherwise sign up again for a new one.",
  );
}
