/** Which class images have, and so how long they are kept. See docs/decisions/retention.md. */
import type { Plan } from "../account/schema.ts";
import { day, iso, second } from "../clock.ts";
import { type ImageClass, retentionDays } from "../retention.ts";

const classes = { free: "free", paid: "paid" } as const satisfies Record<Plan, ImageClass>;

/**
 * The class of what is made from now on. It is written into the generation and the keys of its
 * files. A plan that keeps longer moves them to its own class (core/plan/extend.ts); nothing ever
 * moves them to one that keeps less.
 */
export function imageClassOf(plan: Plan): ImageClass {
  return classes[plan];
}

/** Whether images of the first class are kept longer than those of the second. */
export function keepsLonger(one: ImageClass, other: ImageClass): boolean {
  return retentionDays[one] > retentionDays[other];
}

/**
 * When images go that were ordered at that instant (milliseconds since the epoch). Whole seconds,
 * because the files' addresses name it in seconds.
 */
export function endOf(orderedMs: number, imageClass: ImageClass): string {
  return iso(Math.floor(orderedMs / second) * second + retentionDays[imageClass] * day);
}
