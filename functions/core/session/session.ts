/** Sessions: a random token in the browser's cookie, its digest in the table. */
import { randomBytes } from "node:crypto";
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { put, remove, type Write } from "../../db/write.ts";
import type { Person } from "../actor.ts";
import { day, epochSeconds, iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { digest } from "../digest.ts";
import type { UserId } from "../id.ts";
import { type Session, session, signIn } from "../privacy/inventory/account.ts";
import { retentionDays } from "../retention.ts";

const tokenBytes = 32;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export interface NewSession {
  /** Goes into the cookie and nowhere else. */
  readonly token: string;
  readonly maxAgeSeconds: number;
  /** The session, and where its person's sessions are found. */
  readonly writes: readonly Write[];
}

/** A session to be committed together with what earned it. */
export function newSession(context: DataContext, userId: UserId): NewSession {
  const token = randomBytes(tokenBytes).toString("base64url");
  const now = context.clock.now();
  const expires = now + retentionDays.session * day;
  const times = { createdAt: iso(now), expiresAt: iso(expires) };
  const placement = { ttl: epochSeconds(expires) };
  const name = digest(token);
  return {
    token,
    maxAgeSeconds: retentionDays.session * (day / 1000),
    writes: [
      put(session, keys.session(name), { userId, ...times }, placement),
      put(signIn, keys.signIn(userId, name), times, placement),
    ],
  };
}

/** The person a cookie's token belongs to, while the session lasts. Costs one read. */
export async function findPerson(
  context: DataContext,
  token: string | undefined,
): Promise<Person | undefined> {
  if (!token || !tokenPattern.test(token)) return undefined;
  const sessionDigest = digest(token);
  const found = await get(context.table, session, keys.session(sessionDigest), {
    consistent: true,
  });
  // TTL deletion may lag by days: the time itself decides.
  if (!found || found.expiresAt <= iso(context.clock.now())) return undefined;
  return { kind: "person", userId: found.userId, sessionDigest };
}

/** The session the person is asking from; undefined when it ended just now. */
export async function readSession(
  context: DataContext,
  person: Person,
): Promise<Session | undefined> {
  return get(context.table, session, keys.session(person.sessionDigest));
}

export async function endSession(
  context: DataContext,
  { userId, sessionDigest }: Pick<Person, "userId" | "sessionDigest">,
): Promise<void> {
  await commit(context.table, [
    remove(session, keys.session(sessionDigest)),
    remove(signIn, keys.signIn(userId, sessionDigest)),
  ]);
}
