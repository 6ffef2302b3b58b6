import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { aspectRatios, dimensions, type Resolution } from "../catalogue.ts";
import type { Order } from "../provider.ts";
import { sketch } from "./index.ts";
import { subjectNames } from "./subjects/index.ts";

function order(prompt: string, rest: Partial<Order> = {}): Order {
  const resolution: Resolution = rest.resolution ?? "512";
  const aspectRatio = rest.aspectRatio ?? "1:1";
  return {
    prompt,
    resolution,
    aspectRatio,
    ...dimensions(resolution, aspectRatio),
    count: 1,
    seed: 1,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...rest,
  };
}

/** Small sizes keep the tests quick; the model itself does not care which numbers it gets. */
const small = { width: 256, height: 256 };

async function draw(prompt: string, rest: Partial<Order> = {}): Promise<Uint8Array> {
  for await (const drawn of sketch.draw(order(prompt, { ...small, ...rest }))) return drawn.bytes;
  throw new Error("nothing was drawn");
}

async function pixels(bytes: Uint8Array, side = 24): Promise<Uint8Array> {
  return sharp(bytes).resize(side, side, { fit: "fill" }).removeAlpha().raw().toBuffer();
}

/** Mean difference per channel, 0..255. */
async function distance(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [x, y] = await Promise.all([pixels(a), pixels(b)]);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs((x[i] as number) - (y[i] as number));
  return sum / x.length;
}

async function brightness(bytes: Uint8Array): Promise<number> {
  const data = await pixels(bytes);
  return data.reduce((sum, v) => sum + v, 0) / data.length;
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("the sketch model", () => {
  it("draws the same bytes for the same order and seed", async () => {
    const prompt = "a red fox under a huge moon, watercolour";
    expect(digest(await draw(prompt))).toBe(digest(await draw(prompt)));
  });

  it("draws clearly different pictures for other seeds, and for the images of one order", async () => {
    const prompt = "a red fox under a huge moon, watercolour";
    const pictures = await Promise.all([1, 2, 3].map((seed) => draw(prompt, { seed })));
    for await (const drawn of sketch.draw(order(prompt, { ...small, count: 2, seed: 1 }))) {
      if (drawn.n === 1) pictures.push(drawn.bytes);
      else expect(digest(drawn.bytes)).toBe(digest(pictures[0] ?? new Uint8Array()));
    }
    for (const [i, a] of pictures.entries())
      for (const b of pictures.slice(i + 1)) expect(await distance(a, b)).toBeGreaterThan(8);
  });

  it("draws clearly different pictures for other prompts", async () => {
    const prompts = [
      "a red fox",
      "a blue whale",
      "a city at night",
      "a cup of coffee",
      "a castle in spring",
      "zorgle blimfax",
    ];
    const pictures = await Promise.all(prompts.map((prompt) => draw(prompt)));
    for (const [i, a] of pictures.entries())
      for (const b of pictures.slice(i + 1)) expect(await distance(a, b)).toBeGreaterThan(12);
  });

  it("gives each ratio exactly the pixels that were ordered", async () => {
    for (const aspectRatio of aspectRatios) {
      for await (const { bytes } of sketch.draw(
        order("a lighthouse in a storm", { aspectRatio }),
      )) {
        const { width, height, format } = await sharp(bytes).metadata();
        expect({ width, height }).toEqual(dimensions("512", aspectRatio));
        expect(format).toBe("png");
      }
    }
  });

  it("composes the same picture at every resolution", async () => {
    const prompt = "two cats on a red car";
    const [at512, at1K] = await Promise.all([
      draw(prompt, dimensions("512", "1:1")),
      draw(prompt, dimensions("1K", "1:1")),
    ]);
    expect(await distance(at512, at1K)).toBeLessThan(5);
  });

  it("makes night darker than noon", async () => {
    for (const seed of [1, 2, 3]) {
      const night = await brightness(await draw("a house in a meadow at night", { seed }));
      const noon = await brightness(await draw("a house in a meadow at noon", { seed }));
      expect(night).toBeLessThan(noon - 40);
    }
  });

  it("paints things in the colour that was asked for", async () => {
    const share = async (prompt: string, is: (r: number, g: number, b: number) => boolean) => {
      const data = await pixels(await draw(prompt, { seed: 4 }), 64);
      let hits = 0;
      for (let i = 0; i < data.length; i += 3)
        if (is(data[i] as number, data[i + 1] as number, data[i + 2] as number)) hits++;
      return hits / (data.length / 3);
    };
    const red = (r: number, g: number, b: number) => r > g * 1.7 && r > b * 1.7 && r > 90;
    const blue = (r: number, g: number, b: number) => b > r * 1.7 && b > g * 1.25 && b > 90;
    expect(await share("a red fox in the snow at noon", red)).toBeGreaterThan(0.04);
    expect(await share("a blue fox in the snow at noon", red)).toBeLessThan(0.01);
    expect(await share("a blue fox in the snow at noon", blue)).toBeGreaterThan(0.04);
  });

  it("draws hostile, empty and foreign prompts", async () => {
    const prompts = [
      "",
      "   \n\t  ",
      "<script>alert(1)</script>",
      "</svg><image href='file:///etc/passwd'/>",
      "&lt; &#x0; ]]> <!-- {{7*7}} %s \u0000 \ud800",
      "🦊🌕🎨".repeat(300),
      "ثعلب أحمر تحت القمر",
      "赤い狐と大きな月",
      "fox ".repeat(500),
      "9 ".repeat(1_000),
      "constructor __proto__ toString hasOwnProperty",
      "moon sun stars rain snow fog storm city sea deep space forest ".repeat(30),
    ];
    for (const prompt of prompts) {
      const { width, height } = await sharp(await draw(prompt)).metadata();
      expect({ width, height }).toEqual(small);
    }
  });

  it("draws every subject and every style it names", async () => {
    const styles = ["ink", "pencil", "pastel", "oil", "pixel art", "neon", "noir", "blueprint"];
    styles.push(
      "paper cut",
      "minimal",
      "ukiyo-e",
      "comic",
      "stained glass",
      "low poly",
      "embroidery",
    );
    const tiny = { width: 64, height: 64 };
    for (const style of styles) await draw(`a red fox by a lake, ${style}`, small);
    for (let i = 0; i < subjectNames.length; i += 4)
      await draw(subjectNames.slice(i, i + 4).join(" and "), { ...tiny, seed: i });
  }, 60_000);

  it("reports progress that only grows and ends at 1", async () => {
    const seen: number[] = [];
    const all = order("three owls", { ...small, count: 3, onProgress: (f) => seen.push(f) });
    const numbers: number[] = [];
    for await (const { n } of sketch.draw(all)) {
      numbers.push(n);
      expect(seen.at(-1)).toBeCloseTo((n + 1) / 3, 10);
    }
    expect(numbers).toEqual([0, 1, 2]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeGreaterThan(20);
  });

  it("stops within one step when the order is aborted, with the order's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("cancelled by the person");
    let after = 0;
    const stopped = order("an autumn forest", {
      ...small,
      count: 4,
      signal: controller.signal,
      onProgress: (fraction) => {
        if (controller.signal.aborted) after++;
        if (fraction > 0.1) controller.abort(reason);
      },
    });
    const drain = async () => {
      for await (const _ of sketch.draw(stopped));
    };
    await expect(drain()).rejects.toBe(reason);
    expect(after).toBe(0);
  });

  it("does not start when the order is aborted already", async () => {
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(draw("a fox", { signal })).rejects.toThrow("too late");
  });
});
