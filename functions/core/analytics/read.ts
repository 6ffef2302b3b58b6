/** The statistics as the operator sees them. */
import { ranges } from "../../db/keys.ts";
import { type Page, queryPage } from "../../db/read.ts";
import { day, iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { type DayCount, dayCount } from "../privacy/inventory.ts";
import type { AnalyticsView } from "./schema.ts";
import { nameOfHost } from "./total.ts";
import type { Dimension } from "./vocabulary.ts";

const longestDays = 400;
const daysAtOnce = 8;

type Totals = ReadonlyMap<Dimension, ReadonlyMap<string, number>>;

/**
 * Totals from the first day to the last, both included (UTC, `2026-11-30`). A day nobody came has
 * zeros.
 *
 * @throws AppError request.invalid when the days are in the wrong order or more than 400.
 */
export async function readAnalytics(
  context: DataContext,
  from: string,
  to: string,
): Promise<AnalyticsView> {
  const dates = datesBetween(from, to);
  const perDay: Totals[] = [];
  for (let first = 0; first < dates.length; first += daysAtOnce) {
    const some = dates.slice(first, first + daysAtOnce);
    perDay.push(...(await Promise.all(some.map((date) => totalsOf(context, date)))));
  }
  const rows = (dimension: Dimension) => rowsOf(perDay, dimension);
  return {
    days: dates.map((date, n) => dayOf(date, perDay[n] ?? new Map())),
    pages: rows("page"),
    referrers: rows("referrer"),
    devices: rows("device"),
    browsers: rows("browser"),
    systems: rows("system"),
    languages: rows("language"),
    screens: rows("screen"),
  };
}

function datesBetween(from: string, to: string): string[] {
  const first = Date.parse(from);
  const count = (Date.parse(to) - first) / day + 1;
  if (!(count >= 1 && count <= longestDays)) {
    throw new AppError(
      "request.invalid",
      `Choose from 1 to ${longestDays} days, the first one first.`,
    );
  }
  return Array.from({ length: count }, (_, n) => iso(first + n * day).slice(0, 10));
}

async function totalsOf(context: DataContext, date: string): Promise<Totals> {
  const totals = new Map<Dimension, Map<string, number>>();
  let after: string | undefined;
  do {
    const page: Page<DayCount> = await queryPage(context.table, dayCount, ranges.dayCounts(date), {
      limit: 1_000,
      after,
      consistent: false,
    });
    for (const { dimension, value, count } of page.items) {
      const values = totals.get(dimension) ?? new Map<string, number>();
      // Also of a day that is not closed yet.
      const name = dimension === "referrer" ? nameOfHost(value, count) : value;
      totals.set(dimension, values.set(name, (values.get(name) ?? 0) + count));
    }
    after = page.next;
  } while (after);
  return totals;
}

function dayOf(date: string, totals: Totals): AnalyticsView["days"][number] {
  const sum = (dimension: Dimension) =>
    [...(totals.get(dimension)?.values() ?? [])].reduce((all, count) => all + count, 0);
  return {
    day: date,
    views: sum("page"),
    // Every visitor has exactly one kind of device.
    visitors: sum("device"),
    events: Object.fromEntries(totals.get("action") ?? []),
  };
}

function rowsOf(perDay: readonly Totals[], dimension: Dimension): AnalyticsView["pages"] {
  const sums = new Map<string, number>();
  for (const totals of perDay) {
    for (const [value, count] of totals.get(dimension) ?? []) {
      sums.set(value, (sums.get(value) ?? 0) + count);
    }
  }
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}
