import { expect, it } from "vitest";
import { after } from "./duration.ts";

const from = Date.UTC(2026, 0, 31, 12);
const iso = (ms: number | undefined) => ms && new Date(ms).toISOString();

it.each([
  ["PT0S", "2026-01-31T12:00:00.000Z"],
  ["P31D", "2026-03-03T12:00:00.000Z"],
  ["P1W", "2026-02-07T12:00:00.000Z"],
  ["PT1H30M", "2026-01-31T13:30:00.000Z"],
  ["PT0.5S", "2026-01-31T12:00:00.500Z"],
  ["P1DT2H3M4S", "2026-02-01T14:03:04.000Z"],
  ["P1M", "2026-02-28T12:00:00.000Z"],
  ["P1Y2M", "2027-03-31T12:00:00.000Z"],
])("%s after the last of January at noon is %s", (duration, expected) => {
  expect(iso(after(from, duration))).toBe(expected);
});

it.each(["", "P", "PT", "1D", "P1", "P-1D", "-P1D", "P1H", "PT1D", "P1D2H", "31 days", "P1000Y"])(
  "%j is not a duration",
  (text) => {
    expect(after(from, text)).toBeUndefined();
  },
);
