/** Lots: credits that came together and expire together. Pure: nothing here reads a clock or a table. */
import { day, iso } from "../clock.ts";
import type { Lot } from "../privacy/inventory.ts";

/** What comes back after its lot expired can be spent for this long, once. */
export const graceDays = 7;

/**
 * A wallet is one item, so it must stay small. Beyond this many lots, the two that expire closest
 * to one another become one under the later date, which loses nobody anything.
 */
export const maxLots = 50;

/** Credits of all these lots together. */
export function total(lots: readonly Lot[]): number {
  return lots.reduce((sum, lot) => sum + lot.remaining, 0);
}

/** Expired at exactly its instant. */
export function isDue(lot: Lot, now: number): boolean {
  return expiry(lot) <= now;
}

/** Soonest to expire first, then the oldest; what never expires comes last. */
export function inSpendingOrder(lots: readonly Lot[]): Lot[] {
  return [...lots].sort(
    (a, b) =>
      gap(b, a) ||
      Date.parse(a.createdAt) - Date.parse(b.createdAt) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * Takes credits from the front of the lots, whose order is the caller's, as far as they go. What is
 * used up is in `rest` no more.
 */
export function take(lots: readonly Lot[], credits: number): { taken: Lot[]; rest: Lot[] } {
  const taken: Lot[] = [];
  const rest: Lot[] = [];
  let wanted = credits;
  for (const lot of lots) {
    const part = Math.min(wanted, lot.remaining);
    wanted -= part;
    if (part > 0) taken.push({ ...lot, remaining: part });
    if (part < lot.remaining) rest.push({ ...lot, remaining: lot.remaining - part });
  }
  return { taken, rest };
}

/**
 * Puts a part back into the lot it was taken from, which is made again when it is gone. If it
 * expired meanwhile, the part becomes a lot of its own with some days of grace, but only once: what
 * had its grace comes back expired, and the next movement expires it.
 */
export function giveBack(
  lots: readonly Lot[],
  part: Lot,
  { reference, now }: { reference: string; now: number },
): Lot[] {
  const back =
    isDue(part, now) && !part.graced
      ? {
          ...part,
          id: `${part.id}/${reference}`,
          graced: true,
          expiresAt: iso(now + graceDays * day),
        }
      : part;
  const there = lots.find(({ id }) => id === back.id);
  if (!there) return [...lots, back];
  return lots.map((lot) =>
    lot === there ? { ...lot, remaining: lot.remaining + back.remaining } : lot,
  );
}

/** The same credits in at most `maxLots` lots, in the order they are spent. */
export function bounded(lots: readonly Lot[]): Lot[] {
  let kept = inSpendingOrder(lots);
  while (kept.length > maxLots) {
    let closest = 0;
    for (let n = 1; n < kept.length - 1; n++) {
      if (gapAt(kept, n) < gapAt(kept, closest)) closest = n;
    }
    const [sooner, later] = kept.slice(closest, closest + 2);
    if (!sooner || !later) break;
    const merged = { ...later, remaining: sooner.remaining + later.remaining };
    kept = kept.toSpliced(closest, 2, merged);
  }
  return kept;
}

function expiry(lot: Lot): number {
  return lot.expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(lot.expiresAt);
}

/** By how many milliseconds the later lot outlives the sooner; 0 when neither ever expires. */
function gap(sooner: Lot, later: Lot): number {
  const [from, to] = [expiry(sooner), expiry(later)];
  return from === to ? 0 : to - from;
}

function gapAt(lots: readonly Lot[], n: number): number {
  const [sooner, later] = lots.slice(n, n + 2);
  return sooner && later ? gap(sooner, later) : Number.POSITIVE_INFINITY;
}
