/** How often one network may call the beacon. */
import { minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { digest } from "../digest.ts";
import { tooManyTries } from "../session/rate.ts";

/** An office behind one address, everyone clicking; a script is past it in seconds. */
const triesPerMinute = 600;

/** What is beyond it is not counted: the memory of a process must not grow with the internet. */
const mostNetworks = 20_000;

interface Minute {
  readonly number: number;
  readonly tries: Map<string, number>;
}

/** In this process, the tries of the present minute, per store. */
const remembered = new WeakMap<object, Minute>();

/**
 * Counts a call in the memory of this process. A count in the table, as other limits have it, would
 * make most calls dearer by half, so each instance of the function lets as many through. Nothing of it
 * is stored, and a digest goes with its minute.
 *
 * @throws AppError rate.limited, with `retryAfterSeconds`.
 */
export function countCall({ clock, table }: DataContext, network: string): void {
  const now = clock.now();
  const number = Math.floor(now / minute);
  let present = remembered.get(table);
  if (present?.number !== number) {
    present = { number, tries: new Map() };
    remembered.set(table, present);
  }
  const { tries } = present;
  const subject = digest(network);
  const count = (tries.get(subject) ?? 0) + 1;
  if (count > 1 || tries.size < mostNetworks) tries.set(subject, count);
  if (count > triesPerMinute) throw tooManyTries((number + 1) * minute, now);
}
