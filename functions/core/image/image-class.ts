/** Which class new images get, and so how long they are kept. See docs/decisions/retention.md. */
import type { Plan } from "../account/schema.ts";
import type { ImageClass } from "../retention.ts";

const classes = { free: "free", paid: "paid" } as const satisfies Record<Plan, ImageClass>;

/**
 * The class of what is made from now on. It is written into the generation and the keys of its files
 * and never changed: another plan later neither shortens nor lengthens what a person was told.
 */
export function imageClassOf(plan: Plan): ImageClass {
  return classes[plan];
}
