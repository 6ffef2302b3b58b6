export interface Scale {
  /** The upper end, at least the largest value. */
  readonly most: number;
  /** Round numbers from zero to the upper end. */
  readonly ticks: readonly number[];
}

/** A scale of round steps (1, 2 or 5 times a power of ten) that holds counts up to `largest`. */
export function scaleOf(largest: number): Scale {
  const rough = Math.max(largest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  const step = Math.max(1, factor * power);
  const steps = Math.max(1, Math.ceil(largest / step));
  return { most: steps * step, ticks: Array.from({ length: steps + 1 }, (_, n) => n * step) };
}
