import { expect, it } from "vitest";
import { ageYears } from "./age.ts";

const on = (date: string) => Date.parse(`${date}T12:00:00Z`);

it.each([
  ["2013-11-23", "2026-11-22", 12],
  ["2013-11-23", "2026-11-23", 13],
  ["2013-11-23", "2026-11-24", 13],
  ["2012-02-29", "2025-02-28", 12],
  ["2012-02-29", "2025-03-01", 13],
  ["2026-11-23", "2026-11-23", 0],
])("someone born on %s is, on %s, %i years old §children.age", (born, today, age) => {
  expect(ageYears(born, on(today))).toBe(age);
});

it.each(["2027-01-01", "1890-01-01"])("nobody was born on %s", (born) => {
  expect(ageYears(born, on("2026-11-23"))).toBeUndefined();
});
