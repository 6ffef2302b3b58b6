import { expect, it } from "vitest";
import { day } from "../clock.ts";
import { addMonths, answerBy, extendedAnswerBy, nextReminder } from "./deadline.ts";

const at = (iso: string) => Date.parse(iso);

it.each([
  ["2026-11-23T09:30:00Z", 1, "2026-12-23T09:30:00Z"],
  ["2026-01-31T23:59:59Z", 1, "2026-02-28T23:59:59Z"],
  ["2028-01-31T00:00:00Z", 1, "2028-02-29T00:00:00Z"],
  ["2026-03-31T12:00:00Z", 1, "2026-04-30T12:00:00Z"],
  ["2026-12-31T12:00:00Z", 2, "2027-02-28T12:00:00Z"],
  ["2026-10-31T12:00:00Z", 3, "2027-01-31T12:00:00Z"],
])(
  "%s and %i calendar months is %s: the last day of a month that is too short",
  (from, months, to) => {
    expect(addMonths(at(from), months)).toBe(at(to));
  },
);

it("a right is answered within a calendar month, a child's account within a day, the rest in two weeks §contact.due", () => {
  const received = at("2026-01-31T10:00:00Z");
  expect(answerBy("access", received)).toBe(at("2026-02-28T10:00:00Z"));
  expect(answerBy("complaint", received)).toBe(at("2026-02-28T10:00:00Z"));
  expect(answerBy("child", received)).toBe(received + day);
  expect(answerBy("billing", received)).toBe(received + 14 * day);
});

it("an extension counts from the receipt, and is never more than two months §contact.due", () => {
  const received = at("2026-01-31T10:00:00Z");
  expect(extendedAnswerBy(received, 2)).toBe(at("2026-04-30T10:00:00Z"));
  for (const months of [0, 3, 1.5, Number.NaN]) {
    expect(() => extendedAnswerBy(received, months)).toThrow(RangeError);
  }
});

it("operators are reminded a week ahead, at the end, and then every day", () => {
  const received = at("2026-11-01T10:00:00Z");
  const by = answerBy("access", received);
  const seen = [received - 1];
  for (let n = 0; n < 4; n++) seen.push(nextReminder(received, by, seen.at(-1) ?? 0));
  expect(seen.slice(1)).toEqual([by - 7 * day, by, by + day, by + 2 * day]);
  expect(nextReminder(received, by, by + 10.5 * day)).toBe(by + 11 * day);
});

it("what has less time than the warning is due for one at once", () => {
  const received = at("2026-11-01T10:00:00Z");
  expect(nextReminder(received, answerBy("child", received), received - 1)).toBe(received);
});
