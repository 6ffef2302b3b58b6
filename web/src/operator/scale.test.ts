import { expect, it } from "vitest";
import { scaleOf } from "./scale.ts";

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [40, [0, 10, 20, 30, 40]],
  [41, [0, 20, 40, 60]],
  [1_234, [0, 500, 1_000, 1_500]],
])("a chart of up to %i has the round ticks %j", (largest, ticks) => {
  expect(scaleOf(largest)).toEqual({ most: ticks.at(-1), ticks });
});

it("a scale holds its largest value and has at most six ticks, whatever that is", () => {
  for (let largest = 0; largest < 20_000; largest += 7) {
    const { most, ticks } = scaleOf(largest);
    expect(most).toBeGreaterThanOrEqual(largest);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});
