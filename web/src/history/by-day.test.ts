import { describe, expect, it } from "vitest";
import type { GenerationView } from "../../../functions/api/types.ts";
import { fileName, without } from "../pictures/actions.ts";
import { outcomeOf } from "../pictures/outcome.ts";
import { byDay } from "./by-day.ts";

const image = { id: "img_1" } as GenerationView["images"][number];
const base = {
  id: "gen_1",
  state: "succeeded",
  count: 3,
  credits: { quoted: 3, charged: 3, refunded: 0 },
  images: [image, { ...image, id: "img_2" }, { ...image, id: "img_3" }],
  createdAt: "2026-11-23T10:00:00.000Z",
} as GenerationView;

describe("history", () => {
  it("is one sheet per day, in the order it came, with its images counted", () => {
    const days = byDay(
      [
        base,
        { ...base, id: "gen_2", createdAt: "2026-11-23T00:30:00.000Z", images: [] },
        { ...base, id: "gen_3", createdAt: "2026-11-22T23:30:00.000Z" },
      ],
      Date.UTC(2026, 10, 23, 12),
      "UTC",
    );
    expect(days.map(({ title, imageCount }) => [title, imageCount])).toEqual([
      ["Today", 3],
      ["Yesterday", 3],
    ]);
    expect(days[0]?.generations.map(({ id }) => id)).toEqual(["gen_1", "gen_2"]);
  });
});

describe("how a generation ended", () => {
  it("says what arrived and what it cost", () => {
    expect(outcomeOf(base)).toEqual({ text: "Done. 3 images. 3 credits.", short: false });
  });

  it("is told in the API's own words when something is missing", () => {
    const message = "The model took too long. Nothing was charged.";
    const failed = {
      ...base,
      state: "failed" as const,
      images: [],
      error: { code: "provider.timeout" as const, message },
    };
    expect(outcomeOf(failed)).toEqual({ text: message, short: true });
  });

  it("is not told before it has ended", () => {
    expect(outcomeOf({ ...base, state: "running" })).toBeUndefined();
  });

  it("stays true when the images were deleted one by one", () => {
    const one = without({ ...base, images: [image], count: 1 }, image);
    expect(outcomeOf(one)?.text).toBe("The image was deleted.");
  });
});

describe("the name of a downloaded file", () => {
  it("is made of the prompt's first words, safe on every system", () => {
    expect(fileName('A "red" fox / under: a moon?', 2, "image/webp")).toBe(
      "nana-img-a-red-fox-under-a-moon-2.webp",
    );
    expect(fileName("Füchse im Schnee", 1, "image/jpeg")).toBe("nana-img-fuchse-im-schnee-1.jpg");
    expect(fileName("../../..", 1, "image/png")).toBe("nana-img-1.png");
    expect(fileName("x".repeat(500), 1, "image/webp").length).toBeLessThan(70);
  });
});
