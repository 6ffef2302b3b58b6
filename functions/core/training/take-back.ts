/** Taking back what was given: one image, one generation, or all of a consent that ended. */
import { commit, commitOne } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext, TrainingContext } from "../context.ts";
import { type Gift, type Giver, gift, giver } from "../privacy/inventory.ts";
import { giverKey, removeBelow } from "./copies.ts";
import { giftKey } from "./give.ts";
import { copiesPrefix, giverPrefix } from "./location.ts";

/** Rows removed with one request. */
const together = 50;

/** Removes the copies of what was deleted; once more when no straggler can put another. */
export async function takeBack(context: TrainingContext, returning: Gift): Promise<void> {
  const { userId, receipt, generationId, n, until } = returning;
  const from = await get(context.table, giver, keys.giver(userId, receipt));
  if (from) await removeBelow(context, copiesPrefix(from, generationId, n));
  if (n !== undefined) await noteReturned(context, returning, n);
  const last = !from || !until || until <= iso(context.clock.now());
  const key = giftKey(returning);
  await commitOne(
    context.table,
    last
      ? remove(gift, key, { state: { is: "returning" } })
      : update(gift, key, { dueAt: until, when: { state: { is: "returning" } } }),
  );
}

/** What is noted of the generation says no longer that this image was given. */
async function noteReturned(context: TrainingContext, returning: Gift, n: number): Promise<void> {
  const key = keys.gift(returning.userId, returning.generationId);
  const whole = await get(context.table, gift, key);
  if (whole?.state !== "given" || !whole.images.includes(n)) return;
  const images = whole.images.filter((other) => other !== n);
  const { imagesRevision } = whole;
  const asRead = {
    state: { is: "given" },
    imagesRevision: imagesRevision === undefined ? { exists: false } : { is: imagesRevision },
  } as const;
  const noted = await commitOne(
    context.table,
    images.length === 0
      ? remove(gift, key, asRead)
      : update(gift, key, { set: { images }, add: { imagesRevision: 1 }, when: asRead }),
  );
  if (!noted) throw new Error("what was given changed while an image was taken back");
}

/**
 * Removes everything that was given under a consent that was withdrawn, and what is noted of it; and
 * looks once more when no straggler can put another copy.
 */
export async function emptyGiver(context: TrainingContext, from: Giver): Promise<void> {
  const { until } = from;
  // The name of a consent that is in force: nobody promised to empty it.
  if (!until) return;
  await removeBelow(context, giverPrefix(from));
  await removeGifts(context, from);
  const key = giverKey(from);
  const last = until <= iso(context.clock.now());
  await commitOne(context.table, last ? remove(giver, key) : update(giver, key, { dueAt: until }));
}

/** Removes what is noted of a consent's copies, once they are gone, until `enough` says to stop. */
export async function removeGifts(
  context: DataContext,
  { userId, receipt }: Giver,
  enough: () => boolean = () => false,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await queryPage(context.table, gift, ranges.gifts(userId), {
      limit: together,
      after,
    });
    const ended = page.items.filter((found) => found.receipt === receipt);
    if (ended.length > 0) {
      await commit(
        context.table,
        ended.map((found) => remove(gift, giftKey(found))),
      );
    }
    after = page.next;
  } while (after && !enough());
}
