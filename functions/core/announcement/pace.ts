/** Not more than so many in a second. */
import { type Clock, second } from "../clock.ts";

export type Wait = (ms: number) => Promise<void>;

export const reallyWait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A gate: `perSecond` pass it at once, the next one when the second is over. */
export function gate(clock: Clock, perSecond: number, wait: Wait): () => Promise<void> {
  let from = clock.now();
  let passed = 0;
  return async () => {
    if (passed === perSecond) {
      const rest = from + second - clock.now();
      if (rest > 0) await wait(rest);
      from = clock.now();
      passed = 0;
    }
    passed++;
  };
}
