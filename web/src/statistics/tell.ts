import type { ActionName } from "../../../functions/api/types.ts";

/** Heard by beacon.ts, if it is there. */
export const toldEvent = "nana-img-told";

/** Says that something was done that the statistics count. Costs nothing when nobody listens. */
export function tell(action: ActionName): void {
  dispatchEvent(new CustomEvent(toldEvent, { detail: action }));
}
