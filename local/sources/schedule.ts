/** EventBridge schedule expressions: `rate(5 minutes)` and `cron(0 3 * * ? *)`, in UTC. */

const minute = 60_000;
const units: Readonly<Record<string, number>> = {
  minute,
  hour: 60 * minute,
  day: 24 * 60 * minute,
};

/** Answers the first instant after another at which a schedule is due. */
export type NextDue = (afterMs: number) => number;

/** Throws, in one line, for an expression it cannot read. */
export function parseSchedule(expression: string): NextDue {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const everyMs = Number(rate[1]) * (units[rate[2] ?? ""] ?? minute);
    return (afterMs) => afterMs + everyMs;
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  const fields = cron?.[1]?.split(/\s+/) ?? [];
  if (fields.length !== 6) throw new Error(`Schedule ${expression} cannot be read.`);
  return cronSchedule(fields);
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function cronSchedule(fields: string[]): NextDue {
  const [minutes = "", hours = "", days = "", month = "", weekday = "", years = ""] = fields;
  const matches = {
    minute: field(minutes, 0, 59),
    hour: field(hours, 0, 23),
    day: field(days, 1, 31),
    month: field(month, 1, 12, months, 1),
    weekday: field(weekday, 1, 7, weekdays, 1),
    year: field(years, 1970, 2199),
  };
  const dayIsDue = (at: Date) =>
    matches.month(at.getUTCMonth() + 1) &&
    matches.day(at.getUTCDate()) &&
    matches.weekday(at.getUTCDay() + 1) &&
    matches.year(at.getUTCFullYear());
  return (afterMs) => {
    const at = new Date((Math.floor(afterMs / minute) + 1) * minute);
    // Two leap years contain every day there is.
    const end = at.getTime() + 9 * 366 * 24 * 60 * minute;
    while (at.getTime() < end) {
      if (!dayIsDue(at)) {
        at.setUTCHours(24, 0, 0, 0);
      } else if (!matches.hour(at.getUTCHours())) {
        at.setUTCMinutes(60, 0, 0);
      } else if (matches.minute(at.getUTCMinutes())) {
        return at.getTime();
      } else {
        at.setTime(at.getTime() + minute);
      }
    }
    return Number.POSITIVE_INFINITY;
  };
}

/** `*`, `?`, `5`, `1-5`, `MON-FRI`, `0/15`, and lists of these. */
function field(
  text: string,
  min: number,
  max: number,
  names: readonly string[] = [],
  firstName = 0,
): (value: number) => boolean {
  const number = (part: string) => {
    const named = names.indexOf(part.toUpperCase());
    const value = named >= 0 ? named + firstName : Number(part);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new Error(`Schedule field ${text} cannot be read.`);
    }
    return value;
  };
  const ranges = text.split(",").map((part) => {
    const [range = "", step] = part.split("/");
    const [from, to] = range === "*" || range === "?" ? [min, max] : bounds(range);
    return { from, to, step: step === undefined ? 1 : Number(step) };

    function bounds(written: string): [number, number] {
      const [low = "", high] = written.split("-");
      const start = number(low);
      return [start, high !== undefined ? number(high) : step !== undefined ? max : start];
    }
  });
  return (value) =>
    ranges.some(
      ({ from, to, step }) => value >= from && value <= to && (value - from) % step === 0,
    );
}
