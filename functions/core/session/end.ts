/** Ending sessions of a person, found by what their partition says of them. */
import { clear, listKeys } from "../../db/clear.ts";
import { keys, ranges } from "../../db/keys.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import type { UserId } from "../id.ts";

const together = 200;

/** Everywhere but here. */
export async function endOtherSessions(context: DataContext, person: Person): Promise<void> {
  const { userId, sessionDigest } = person;
  let after: string | undefined;
  do {
    const page = await endSessions(context, userId, { after, but: sessionDigest });
    after = page.next;
  } while (after);
}

/**
 * Ends a page of sessions. The pointers go last: while a session lasts, it can be found.
 * @returns How many ended, and after which pointer the next page begins.
 */
export async function endSessions(
  context: DataContext,
  userId: UserId,
  { after, but }: { after?: string | undefined; but?: string } = {},
): Promise<{ ended: number; next: string | undefined }> {
  const range = ranges.signIns(userId);
  const { items, next } = await listKeys(context.table, range, { limit: together, after });
  const digests = items.map(({ sk }) => sk.slice(range.begins.length));
  const ending = digests.filter((digest) => digest !== but);
  await clear(
    context.table,
    ending.map((digest) => keys.session(digest)),
  );
  await clear(
    context.table,
    ending.map((digest) => keys.signIn(userId, digest)),
  );
  return { ended: ending.length, next };
}
