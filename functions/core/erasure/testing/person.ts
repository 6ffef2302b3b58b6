/** People with an account, made without a sign-up: a password's hash alone takes longer than a story. */
import { argon2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { keys } from "../../../db/keys.ts";
import { put } from "../../../db/write.ts";
import { addressDigest } from "../../account/address.ts";
import type { Person } from "../../actor.ts";
import { iso } from "../../clock.ts";
import type { DataContext } from "../../context.ts";
import { grantCredits } from "../../credit/ledger.ts";
import { digest } from "../../digest.ts";
import { newId } from "../../id.ts";
import { type Account, account, address, password } from "../../privacy/inventory.ts";
import { newSession } from "../../session/session.ts";

export interface Made {
  readonly person: Person;
  readonly account: Account;
  /** What occurs nowhere else, in the name and the address. */
  readonly canary: string;
}

/** What proving an address commits, with credits to spend. */
export async function makePerson(
  context: DataContext,
  { credits = 20, passwordHash = "none" } = {},
): Promise<Made> {
  const userId = newId("usr", context.clock);
  const canary = `canary${randomBytes(8).toString("hex")}`;
  const createdAt = iso(context.clock.now());
  const email = `${canary}@example.com`;
  const value: Account = {
    id: userId,
    name: canary,
    email,
    locale: "en",
    theme: "system",
    plan: "free",
    status: "ACTIVE",
    restricted: false,
    objections: [],
    epoch: 0,
    policyVersion: "2026-11-23",
    imagePrefix: randomBytes(15).toString("hex"),
    createdAt,
  };
  const session = newSession(context, userId);
  const granted = await grantCredits(context, {
    userId,
    operation: `signup:${userId}`,
    source: "signup",
    amount: credits,
    with: [
      put(account, keys.account(userId), value),
      put(address, keys.address(addressDigest(email)), { userId, createdAt }),
      put(password, keys.password(userId), { hash: passwordHash, changedAt: createdAt }),
      ...session.writes,
    ],
  });
  if (!granted.granted) throw new Error("a new person could not be made");
  return {
    person: { kind: "person", userId, sessionDigest: digest(session.token) },
    account: value,
    canary,
  };
}

/** A hash that is read as any other, for a thousandth of the work: in stories people sign in often. */
export async function lightHash(message: string): Promise<string> {
  const nonce = randomBytes(16);
  const cost = { memory: 8, passes: 1, parallelism: 1 };
  const tag = await promisify(argon2)("argon2id", { message, nonce, tagLength: 32, ...cost });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString("base64").replace(/=+$/, ""));
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${salt}$${hash}`;
}
