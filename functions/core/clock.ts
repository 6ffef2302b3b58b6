/** The only source of time in the product. Nothing else reads `Date.now()` or `new Date()`. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** ISO 8601 in UTC with milliseconds: sorts as text, so it also serves in keys. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Whole seconds since the epoch, as DynamoDB's TTL and CloudFront's policies count. */
export function epochSeconds(ms: number): number {
  return Math.floor(ms / second);
}
