import { describe, expect, it } from "vitest";
import { ServerClock } from "./server-clock.ts";
import {
  dayAndTime,
  dayAndYear,
  dayTitle,
  dayYearAndTime,
  duration,
  endOfDay,
  goes,
} from "./time.ts";

const noon = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;
const day = 24 * hour;

describe("when an image goes", () => {
  it("is a day while that is more than a day away", () => {
    expect(goes(noon + 7 * day, noon, "UTC")).toEqual({
      text: "goes 30 Nov",
      soon: false,
      gone: false,
    });
  });

  it("is the time that is left in its last day, and marked", () => {
    expect(goes(noon + day, noon, "UTC")).toMatchObject({ text: "goes in 24 hours", soon: true });
    expect(goes(noon + 1.9 * hour, noon, "UTC").text).toBe("goes in 1 hour");
    expect(goes(noon + 59 * 60_000, noon, "UTC").text).toBe("goes in 59 minutes");
    expect(goes(noon + 1, noon, "UTC").text).toBe("goes in 1 minute");
  });

  it("is past at that very instant", () => {
    expect(goes(noon, noon)).toMatchObject({ text: "gone", gone: true });
  });

  it("is told in the person's own time zone", () => {
    const lateEvening = Date.UTC(2026, 10, 30, 23, 30);
    expect(goes(lateEvening, noon, "UTC").text).toBe("goes 30 Nov");
    expect(goes(lateEvening, noon, "Asia/Tokyo").text).toBe("goes 1 Dec");
    expect(dayAndTime(lateEvening, "Asia/Tokyo")).toBe("1 Dec, 08:30");
    expect(dayYearAndTime(lateEvening, "Asia/Tokyo")).toBe("1 Dec 2026, 08:30");
  });
});

describe("the title of a day", () => {
  it("is by the calendar where the person is, not by hours", () => {
    const justAfterMidnight = Date.UTC(2026, 10, 23, 0, 10);
    expect(dayTitle(Date.UTC(2026, 10, 22, 23, 50), justAfterMidnight, "UTC")).toBe("Yesterday");
    expect(dayTitle(Date.UTC(2026, 10, 22, 23, 50), justAfterMidnight, "Asia/Tokyo")).toBe("Today");
  });

  it("names weekday and date, with the year when it is another", () => {
    expect(dayTitle(noon - 3 * day, noon, "UTC")).toBe("Friday 20 November");
    expect(dayTitle(Date.UTC(2025, 11, 31, 12), noon, "UTC")).toBe("Wednesday 31 December 2025");
  });
});

describe("a duration", () => {
  it("is in seconds, then in minutes and seconds", () => {
    expect([-5, 0, 4_999, 59_999, 65_000].map(duration)).toEqual([
      "0 s",
      "0 s",
      "4 s",
      "59 s",
      "1 min 05 s",
    ]);
  });
});

describe("the server's clock", () => {
  it("is the browser's own until an answer has come", () => {
    expect(new ServerClock(() => 42).now()).toBe(42);
  });

  it("holds although the browser's clock is wrong", () => {
    let local = 0; // The browser believes it is 1970.
    const clock = new ServerClock(() => local);
    local = 100;
    clock.observe(noon, 0);
    expect(Math.abs(clock.now() - noon)).toBeLessThanOrEqual(1_000);
  });

  it("gets better with every answer", () => {
    const ahead = 5_000_300;
    let local = 1_000;
    const clock = new ServerClock(() => local);
    for (const sent of [1_000, 1_250, 1_500, 1_750, 2_000]) {
      local = sent + 20;
      const written = Math.floor((sent + 10 + ahead) / 1_000) * 1_000;
      clock.observe(written, sent);
    }
    expect(Math.abs(clock.now() - (local + ahead))).toBeLessThan(300);
  });

  it("follows when one of the clocks is set", () => {
    const clock = new ServerClock(() => 0);
    clock.observe(noon, 0);
    clock.observe(noon + 8 * day, 0);
    expect(Math.abs(clock.now() - (noon + 8 * day))).toBeLessThanOrEqual(1_000);
  });
});

it("what lasts until a day lasts to the end of it, where the person is", () => {
  const end = Date.parse(endOfDay("2026-11-30"));
  expect(dayAndYear(end)).toBe("30 Nov 2026");
  expect(dayAndYear(end + 1)).toBe("1 Dec 2026");
});
