/** Days, times and durations as people read them, in their own time zone. */
import { language, t } from "../messages/index.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

function formatter(options: Intl.DateTimeFormatOptions, timeZone: string | undefined) {
  // British order, so that it reads "30 Nov" as the rest of the site writes it.
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options);
}

/** "30 Nov". */
export function shortDay(ms: number, timeZone?: string): string {
  return formatter({ day: "numeric", month: "short" }, timeZone).format(ms);
}

/** "30 Nov 2026". */
export function dayAndYear(ms: number, timeZone?: string): string {
  return formatter({ day: "numeric", month: "short", year: "numeric" }, timeZone).format(ms);
}

function clockTime(ms: number, timeZone: string | undefined): string {
  return formatter({ hour: "2-digit", minute: "2-digit" }, timeZone).format(ms);
}

/** "30 Nov, 14:20". */
export function dayAndTime(ms: number, timeZone?: string): string {
  return `${shortDay(ms, timeZone)}, ${clockTime(ms, timeZone)}`;
}

/** "30 Nov 2026, 14:20": for what is kept for years. */
export function dayYearAndTime(ms: number, timeZone?: string): string {
  return `${dayAndYear(ms, timeZone)}, ${clockTime(ms, timeZone)}`;
}

/** The last instant of a day like `2026-11-30` where the person is, as ISO 8601. "Until" includes it. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}

/** Names a calendar day where the person is: equal for two moments of the same day. */
export function dayKey(ms: number, timeZone?: string): string {
  const parts = formatter({ year: "numeric", month: "2-digit", day: "2-digit" }, timeZone);
  return parts.format(ms);
}

/** "Today", "Yesterday", "Monday 23 November", with the year when it is not this one. */
export function dayTitle(ms: number, nowMs: number, timeZone?: string): string {
  const key = dayKey(ms, timeZone);
  if (key === dayKey(nowMs, timeZone)) return t("day.today");
  if (key === dayKey(nowMs - dayMs, timeZone)) return t("day.yesterday");
  const year = formatter({ year: "numeric" }, timeZone);
  const sameYear = year.format(ms) === year.format(nowMs);
  const parts: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
  return formatter(sameYear ? parts : { ...parts, year: "numeric" }, timeZone)
    .format(ms)
    .replace(",", "");
}

export interface Goes {
  readonly text: string;
  /** Its last day has begun. */
  readonly soon: boolean;
  readonly gone: boolean;
}

/** "goes 30 Nov"; in the last 24 hours how long is left. */
export function goes(expiresMs: number, nowMs: number, timeZone?: string): Goes {
  const leftMs = expiresMs - nowMs;
  if (leftMs <= 0) return { text: t("goes.gone"), soon: true, gone: true };
  if (leftMs > dayMs) {
    return {
      text: t("goes.day", { day: shortDay(expiresMs, timeZone) }),
      soon: false,
      gone: false,
    };
  }
  // Rounded down: it never promises time that is not there.
  const text =
    leftMs >= hourMs
      ? t("goes.hours", { count: Math.floor(leftMs / hourMs) })
      : t("goes.minutes", { count: Math.max(1, Math.floor(leftMs / minuteMs)) });
  return { text, soon: true, gone: false };
}

/** "4 s", "1 min 05 s". */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
