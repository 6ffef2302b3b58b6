import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { DisclosureNotice } from "../privacy/inventory.ts";

/** False while a law forbids to tell the person. */
export function mayBeTold(
  context: DataContext,
  { sealedUntil }: Pick<DisclosureNotice, "sealedUntil">,
): boolean {
  return sealedUntil === undefined || sealedUntil <= iso(context.clock.now());
}
