import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { Erasure } from "../privacy/inventory.ts";
import type { ErasureView } from "./schema.ts";

/** An erasure as its person sees it. */
export function viewErasure(
  { clock }: Pick<DataContext, "clock">,
  { id, state, requestedAt, startsAt, steps }: Erasure,
): ErasureView {
  const due = state === "grace" && startsAt <= iso(clock.now());
  return {
    id,
    state: due ? "running" : state,
    requestedAt,
    startsAt,
    steps: steps.map(({ name, done, count }) => ({ name, done, count })),
  };
}
