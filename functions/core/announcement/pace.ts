/** Not more than so many in any second. */
import { type Clock, second } from "../clock.ts";

export type Wait = (ms: number) => Promise<void>;

export const reallyWait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A gate: whoever comes waits until the one `perSecond` before has been through for a second. */
export function gate(clock: Clock, perSecond: number, wait: Wait): () => Promise<void> {
  const passed: number[] = [];
  return async () => {
    const before = passed.length < perSecond ? undefined : passed.shift();
    if (before !== undefined) {
      const rest = before + second - clock.now();
      if (rest > 0) await wait(rest);
    }
    passed.push(clock.now());
  };
}
