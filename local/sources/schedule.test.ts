import { expect, it } from "vitest";
import { parseSchedule } from "./schedule.ts";

const from = Date.UTC(2026, 1, 27, 22, 59, 30);

it.each([
  ["rate(1 minute)", "2026-02-27T23:00:30.000Z"],
  ["rate(12 hours)", "2026-02-28T10:59:30.000Z"],
  ["rate(2 days)", "2026-03-01T22:59:30.000Z"],
  ["cron(* * * * ? *)", "2026-02-27T23:00:00.000Z"],
  ["cron(0/15 * * * ? *)", "2026-02-27T23:00:00.000Z"],
  ["cron(5,10 3 * * ? *)", "2026-02-28T03:05:00.000Z"],
  ["cron(0 3 1 * ? *)", "2026-03-01T03:00:00.000Z"],
  ["cron(0 8 ? * MON-FRI *)", "2026-03-02T08:00:00.000Z"],
  ["cron(0 0 29 FEB ? *)", "2028-02-29T00:00:00.000Z"],
  ["cron(30 6 ? JAN 1 2027)", "2027-01-03T06:30:00.000Z"],
])("%s is next due at %s", (expression, expected) => {
  expect(new Date(parseSchedule(expression)(from)).toISOString()).toBe(expected);
});

it("is never due again when its last year is over", () => {
  expect(parseSchedule("cron(0 0 1 1 ? 2020)")(from)).toBe(Number.POSITIVE_INFINITY);
});

it.each(["", "rate(1 fortnight)", "cron(0 0 1 1 ?)", "cron(60 * * * ? *)", "cron(x * * * ? *)"])(
  "refuses %j",
  (expression) => {
    expect(() => parseSchedule(expression)).toThrow(/cannot be read/);
  },
);
