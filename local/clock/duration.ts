/** ISO 8601 durations, as `POST /__local/clock` takes them: `P31D`, `PT1H30M`, `P1Y2M`. */

const format =
  /^P(?=.)(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Further than this nothing meaningful happens any more, and dates stop being representable. */
const longestMs = 100 * 366 * day;

/**
 * The instant a duration after another. Years and months are those of the calendar (a month after
 * 31 January is the last day of February), in UTC. Undefined when the text is no duration, or one
 * of more than a hundred years.
 */
export function after(fromMs: number, duration: string): number | undefined {
  const match = format.exec(duration);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const moved = addMonths(fromMs, years * 12 + months);
  const to = moved + (weeks * 7 + days) * day + hours * hour + minutes * minute + seconds * second;
  return Number.isFinite(to) && to - fromMs <= longestMs ? Math.round(to) : undefined;
}

function addMonths(fromMs: number, months: number): number {
  const whole = Math.trunc(months);
  if (whole === 0) return fromMs;
  const to = new Date(fromMs);
  const dayOfMonth = to.getUTCDate();
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + whole);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(dayOfMonth, lastDay));
  return to.getTime();
}
