/** The machine's clock: runs like the real one, can be moved forward, and is kept over a restart. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { offsetMs, setOffsetMs } from "./patch.ts";

const day = 24 * 60 * 60_000;

/** A long way is gone in at most this many stops. */
const maxStops = 40;

export class Clock {
  readonly #file: string | undefined;

  constructor(options: { file?: string } = {}) {
    this.#file = options.file;
    const kept =
      options.file && existsSync(options.file) ? readFileSync(options.file, "utf8") : "0";
    setOffsetMs(Number(kept) || 0);
  }

  now(): number {
    return Date.now();
  }

  /** Moves forward to an instant; it never goes back. */
  moveTo(instantMs: number): void {
    setOffsetMs(offsetMs() + Math.max(0, instantMs - Date.now()));
    if (!this.#file) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, String(offsetMs()));
  }
}

/**
 * Where time stops on its way, so that what is due in between happens in its order: at each midnight
 * UTC, when S3 removes what has expired, and at the end. A way of more than 40 days has 40 stops.
 */
export function stops(fromMs: number, toMs: number): number[] {
  const first = (Math.floor(fromMs / day) + 1) * day;
  const midnights = Math.max(0, Math.ceil((toMs - first) / day));
  if (midnights < maxStops) {
    return [...Array.from({ length: midnights }, (_, i) => first + i * day), toMs];
  }
  const step = (toMs - fromMs) / maxStops;
  return Array.from({ length: maxStops }, (_, i) =>
    i === maxStops - 1 ? toMs : fromMs + step * (i + 1),
  );
}
