/** The copies a person has given: how many there are, and their removal. */
import { keys, ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { DataContext, TrainingCopies } from "../context.ts";
import type { UserId } from "../id.ts";
import { type Giver, giver } from "../privacy/inventory.ts";
import { giverPrefix, isCopy } from "./location.ts";

type Context = DataContext & { readonly training: TrainingCopies };

/** Every name a person's copies lie under: that of the consent in force, and those being emptied. */
export async function* giversOf(context: DataContext, userId: UserId): AsyncGenerator<Giver> {
  let after: string | undefined;
  do {
    const page = await queryPage(context.table, giver, ranges.givers(userId), {
      limit: 100,
      after,
    });
    yield* page.items;
    after = page.next;
  } while (after);
}

/** How many images lie in the training store. Asks the store itself, not what is noted about it. */
export async function countCopies(context: Context, userId: UserId): Promise<number> {
  let copies = 0;
  for await (const from of giversOf(context, userId)) {
    copies += (await context.training.list(giverPrefix(from))).filter(isCopy).length;
  }
  return copies;
}

/**
 * Removes all that lies below a prefix, until nothing is left or `enough` says to stop. Answers how
 * many images went.
 */
export async function removeBelow(
  context: Context,
  prefix: string,
  enough: () => boolean = () => false,
): Promise<number> {
  let images = 0;
  while (!enough()) {
    const removed = await context.training.removePage(prefix);
    if (removed.length === 0) break;
    images += removed.filter(isCopy).length;
  }
  return images;
}

export function giverKey({ userId, receipt }: Pick<Giver, "userId" | "receipt">) {
  return keys.giver(userId, receipt);
}
