import { ranges } from "../../db/keys.ts";
import { type Page, queryPage } from "../../db/read.ts";
import { day, iso, minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { firstId } from "../id.ts";
import { imageClassOf, keepsLonger } from "../image/image-class.ts";
import { type Account, type Generation, generation } from "../privacy/inventory.ts";
import { imageClasses, retentionDays } from "../retention.ts";

/** An id is made a moment before the dates of what it names. */
const leewayMs = minute;

/**
 * How many of the person's images, as they are now, are still to go on that day (UTC). What their
 * plan keeps longer does not go: it is about to get another date. Ids sort by time, so only what was
 * made a class's days earlier is looked at.
 */
export async function countImagesGoing(
  context: DataContext,
  { id: userId, plan }: Pick<Account, "id" | "plan">,
  goesOn: string,
): Promise<number> {
  let count = 0;
  for (const imageClass of imageClasses) {
    if (keepsLonger(imageClassOf(plan), imageClass)) continue;
    const from = Date.parse(goesOn) - retentionDays[imageClass] * day - leewayMs;
    const range = ranges.generations(userId);
    const last = iso(from + day + 2 * leewayMs);
    const now = iso(context.clock.now());
    let after: string | undefined = `${range.begins}${firstId("gen", from)}`;
    while (after) {
      const page: Page<Generation> = await queryPage(context.table, generation, range, {
        limit: 100,
        after,
      });
      const within = page.items.filter((found) => found.createdAt <= last);
      for (const found of within) {
        const { expiresAt } = found;
        if (found.imageClass === imageClass && expiresAt.startsWith(goesOn) && expiresAt > now)
          count += found.images.length;
      }
      after = within.length === page.items.length ? page.next : undefined;
    }
  }
  return count;
}
