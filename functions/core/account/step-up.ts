/** Proof that it is really the person, asked for before what cannot be taken back. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import type { Person } from "../actor.ts";
import { minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { password } from "../privacy/inventory.ts";
import { countTry } from "../session/rate.ts";
import { readSession } from "../session/session.ts";
import { verifyPassword } from "./password.ts";

/** A sign-in younger than this is proof enough. */
const freshMs = 10 * minute;

/**
 * Lets pass who gives the right password, or gives none and signed in a moment ago.
 *
 * @throws AppError auth.step_up; rate.limited after too many passwords.
 */
export async function requireProof(
  context: DataContext,
  person: Person,
  given: string | undefined,
): Promise<void> {
  if (given === undefined) {
    if (await signedInWithin(context, person, freshMs)) return;
    throw new AppError("auth.step_up", "Enter your password to go on.");
  }
  await countTry(context, "step-up.person", person.userId);
  const secret = await get(context.table, password, keys.password(person.userId));
  if (await verifyPassword(given, secret?.hash)) return;
  throw new AppError("auth.step_up", "That is not your password.");
}

/** True when the person signed in with this browser less than so many milliseconds ago. */
export async function signedInWithin(
  context: DataContext,
  person: Person,
  ms: number,
): Promise<boolean> {
  const found = await readSession(context, person);
  return found !== undefined && context.clock.now() - Date.parse(found.createdAt) < ms;
}
