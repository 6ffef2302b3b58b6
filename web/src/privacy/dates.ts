/** Dates on static pages: in UTC, as nobody knows the reader's zone there. */

/** `2026-11-23…` as "23 November 2026". */
export function dayOf(time: string): string {
  return new Date(time).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

/** `2026-11-23T14:20:00.000Z` as "23 November 2026 at 14:20". */
export function minuteOf(time: string): string {
  return `${dayOf(time)} at ${time.slice(11, 16)}`;
}
