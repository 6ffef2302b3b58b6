/** Oil: the picture is painted over three times with ever smaller brushes that follow its forms. */

import { createRng, type Rng } from "../random.ts";
import { blur } from "../raster/blur.ts";
import { noiseField } from "../raster/fields.ts";
import type { Canvas } from "../raster/layers.ts";
import { luminance, saturation, shrink } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

export const oil: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const { widthPx: width, heightPx: height, scale } = frame;
  const source = await flatten(scene, { relief: 1.1, share: 0.55 }, tools);
  saturation(source, 1.16);
  const half = 2;
  const sw = Math.max(2, Math.ceil(width / half));
  const sh = Math.max(2, Math.ceil(height / half));
  const small = shrink(source, sw, sh);
  const tone = blur(luminance(small), sw, sh, (5 * scale) / half);
  const flow = noiseField(frame, { cell: 240, octaves: 2, seed: seed ^ 31 });
  await tools.step(0.6);
  const rng = createRng(seed ^ 0x0117);
  const canvas: Canvas = { width, height, data: new Uint8ClampedArray(source.data.length) };
  for (let o = 0; o < canvas.data.length; o += 3) {
    canvas.data[o] = (source.data[o] as number) * 0.72 + 26;
    canvas.data[o + 1] = (source.data[o + 1] as number) * 0.66 + 18;
    canvas.data[o + 2] = (source.data[o + 2] as number) * 0.66 + 14;
  }
  const relief = new Float32Array(width * height);
  const passes = [
    { long: 40, wide: 11, gap: 12, over: -1 },
    { long: 24, wide: 6, gap: 7.5, over: 13 },
    { long: 13, wide: 3, gap: 4.4, over: 20 },
  ];
  for (const [i, pass] of passes.entries()) {
    paint(pass, rng);
    await tools.step(0.68 + i * 0.09);
  }
  // Thick paint catches light on one side of each bristle mark.
  const { data } = canvas;
  for (let y = 1; y < height; y++) {
    for (let x = 1, at = y * width + 1; x < width; x++, at++) {
      const slope = ((relief[at] as number) - (relief[at - width - 1] as number)) * 30;
      const k = slope > 16 ? 16 : slope < -16 ? -16 : slope;
      const o = at * 3;
      data[o] = (data[o] as number) + k;
      data[o + 1] = (data[o + 1] as number) + k;
      data[o + 2] = (data[o + 2] as number) + k;
    }
  }
  await tools.step(1);
  return canvas;

  function paint(
    pass: { long: number; wide: number; gap: number; over: number },
    chance: Rng,
  ): void {
    const gap = pass.gap * scale;
    const columns = Math.ceil(width / gap) + 1;
    const rows = Math.ceil(height / gap) + 1;
    const spots: number[] = [];
    for (let i = 0; i < columns * rows; i++) spots.push(i);
    const order = chance.shuffled(spots);
    for (const spot of order) {
      const jx = chance.next();
      const jy = chance.next();
      const tilt = chance.next() - 0.5;
      const size = 0.7 + chance.next() * 0.6;
      const hue = chance.next() - 0.5;
      const x = ((spot % columns) + jx - 0.5) * gap;
      const y = (Math.floor(spot / columns) + jy - 0.5) * gap;
      const px = Math.max(0, Math.min(width - 1, Math.round(x)));
      const py = Math.max(0, Math.min(height - 1, Math.round(y)));
      const o = (py * width + px) * 3;
      const r = source.data[o] as number;
      const g = source.data[o + 1] as number;
      const b = source.data[o + 2] as number;
      if (pass.over >= 0) {
        const off =
          Math.abs(r - (canvas.data[o] as number)) +
          Math.abs(g - (canvas.data[o + 1] as number)) +
          Math.abs(b - (canvas.data[o + 2] as number));
        if (off < pass.over * 3) continue;
      }
      const tx = Math.max(1, Math.min(sw - 2, px >> 1));
      const ty = Math.max(1, Math.min(sh - 2, py >> 1));
      const t = ty * sw + tx;
      const gx = (tone[t + 1] as number) - (tone[t - 1] as number);
      const gy = (tone[t + sw] as number) - (tone[t - sw] as number);
      const strength = Math.min(1, Math.hypot(gx, gy) * 60);
      const wind = (flow[py * width + px] as number) * 2.2;
      // Along the form where there is one, with the wind where there is none.
      const along = Math.atan2(gx, -gy);
      const angle = along * strength + wind * (1 - strength) + tilt * 0.5;
      stroke(
        x,
        y,
        angle,
        pass.long * size * scale * 0.5,
        pass.wide * size * scale * 0.5,
        r + hue * 22,
        g + hue * 14 + tilt * 10,
        b - hue * 16,
        chance.next(),
      );
    }
  }

  function stroke(
    cx: number,
    cy: number,
    angle: number,
    long: number,
    wide: number,
    r: number,
    g: number,
    b: number,
    phase: number,
  ): void {
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const ex = Math.abs(cos) * long + Math.abs(sin) * wide;
    const ey = Math.abs(sin) * long + Math.abs(cos) * wide;
    const x0 = Math.max(0, Math.floor(cx - ex));
    const x1 = Math.min(width - 1, Math.ceil(cx + ex));
    const y0 = Math.max(0, Math.floor(cy - ey));
    const y1 = Math.min(height - 1, Math.ceil(cy + ey));
    const bristle = 7 / Math.max(1, wide);
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const u = ((x - cx) * cos + (y - cy) * sin) / long;
        const v = (-(x - cx) * sin + (y - cy) * cos) / wide;
        const au = u < 0 ? -u : u;
        const av = v < 0 ? -v : v;
        if (au > 1 || av > 1) continue;
        const hair = Math.sin(v * wide * bristle * 1.6 + phase * 40 + u * 1.5);
        let a = (1 - av * av) * 3.2;
        const end = (1 - au) * 5 + hair * 0.45 * au;
        if (end < a) a = end;
        if (a <= 0.04) continue;
        if (a > 0.93) a = 0.93;
        const at = y * width + x;
        const o = at * 3;
        const shade = hair * 7;
        canvas.data[o] = (canvas.data[o] as number) + (r + shade - (canvas.data[o] as number)) * a;
        canvas.data[o + 1] =
          (canvas.data[o + 1] as number) + (g + shade - (canvas.data[o + 1] as number)) * a;
        canvas.data[o + 2] =
          (canvas.data[o + 2] as number) + (b + shade - (canvas.data[o + 2] as number)) * a;
        relief[at] = (relief[at] as number) * (1 - a) + (0.5 + hair * 0.22 + phase * 0.4) * a;
      }
    }
  }
};
