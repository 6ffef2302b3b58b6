/** The numbers in the policy's words. Each is the very number the software goes by. */
import { minimumAgeYears } from "../../account/age.ts";
import {
  ageRefusalHours,
  erasureGraceDays,
  extensionMonths,
  responseMonths,
  supportAddress,
} from "../../promises.ts";
import { retentionDays } from "../../retention.ts";

const daysPerYear = 365;

const values: Readonly<Record<string, string | number>> = {
  ...retentionDays,
  ageRefusalHours,
  erasureGraceDays,
  extensionMonths,
  minimumAgeYears,
  responseMonths,
  email: supportAddress,
  site: "nanaimg.app",
};

/**
 * Fills `{free}` in as "7" and `{free day}` as "7 days".
 *
 * @throws Error for a name that stands for nothing.
 */
export function fillNumbers(text: string): string {
  return text.replace(/\{(\w+)(?: (\w+))?\}/g, (_, name: string, unit?: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the policy names a number {${name}} that is none`);
    if (!unit) return String(value);
    return unit === "day" ? daysInWords(Number(value)) : countOf(Number(value), unit);
  });
}

/** "1 day", "90 days", and "3 years" for what is nothing but years. */
export function daysInWords(days: number): string {
  const years = days / daysPerYear;
  return days > 0 && Number.isInteger(years) ? countOf(years, "year") : countOf(days, "day");
}

/** "1 day", "7 days", "1,095 days". */
export function countOf(count: number, unit: string): string {
  return `${count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
}
