export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}

export interface Row {
  readonly metric: string;
  readonly ours: number;
  readonly peer?: { readonly name: string; readonly value: number };
  readonly unit: string;
  readonly ratio?: number;
  /** E.g. `≤ 3.0`, from docs/performance.md. */
  readonly target?: string;
  readonly reached?: boolean;
}

/** A row about a ratio, with what it must be at most. */
export function atMost(target: number, value: number): Pick<Row, "target" | "reached"> {
  return { target: `≤ ${target}`, reached: value <= target };
}

export function atLeast(target: number, value: number): Pick<Row, "target" | "reached"> {
  return { target: `≥ ${target}`, reached: value >= target };
}
