/**
 * Notes of who was erased, outside the table: a restored table learns from them whom to forget
 * again. They say a random number and nothing else, so the same address can sign up again.
 */

import { listKeys } from "../../db/clear.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { getBoth } from "../../db/read.ts";
import { put } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext, ErasureContext, Jobs, Log, Objects } from "../context.ts";
import { isId, type UserId } from "../id.ts";
import { account, erasure } from "../privacy/inventory.ts";
import { newErasure, send } from "./request.ts";

const folder = "tombstones/";

export async function putTombstone(
  { tombstones }: Pick<ErasureContext, "tombstones">,
  userId: UserId,
): Promise<void> {
  await tombstones.put(`${folder}${userId}.json`, Buffer.from(JSON.stringify({ userId })), {
    contentType: "application/json",
    cacheControl: "no-store",
  });
}

/**
 * After the table was restored from a backup: erases again whoever was erased since. Answers how
 * many had come back. Can be repeated.
 */
export async function replayTombstones(
  context: DataContext & {
    readonly log: Log;
    readonly jobs: Pick<Jobs, "erasures">;
    readonly tombstones: Pick<Objects, "list">;
  },
): Promise<number> {
  let back = 0;
  for (const { key } of await context.tombstones.list(folder)) {
    const userId = key.slice(folder.length).replace(/\.json$/, "");
    if (isId("usr", userId) && (await eraseAgain(context, userId))) back++;
  }
  return back;
}

async function eraseAgain(
  context: Parameters<typeof replayTombstones>[0],
  userId: UserId,
): Promise<boolean> {
  const key = keys.account(userId);
  const rows = await listKeys(context.table, { pk: key.pk }, { limit: 1 });
  if (rows.items.length === 0) return false;
  const [owner, going] = await getBoth(
    context.table,
    { entity: account, key },
    { entity: erasure, key: keys.erasure(userId) },
  );
  if (going?.by === "tombstone") {
    await send(context, userId);
    return true;
  }
  const now = iso(context.clock.now());
  const again = newErasure(context, userId, owner?.email, {
    startsAt: now,
    requestedAt: now,
    by: "tombstone",
  });
  // Whatever the backup says of an earlier erasure was true before it: this one begins anew.
  await commitOne(context.table, put(erasure, keys.erasure(userId), again, { dueAt: now }));
  await send(context, userId);
  return true;
}
