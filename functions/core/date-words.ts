/** Dates as people read them, in the API's messages and in mails. */

const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `2026-11-30`, or a moment of that day in UTC, as "30 November 2026". */
export function dateWords(time: string): string {
  return days.format(new Date(time));
}
