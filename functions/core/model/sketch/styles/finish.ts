/** Steps on finished pixels that several styles share. */
import type { Scene } from "../compose.ts";
import type { Frame } from "../frame.ts";
import { blur } from "../raster/blur.ts";
import { noiseField } from "../raster/fields.ts";
import type { Canvas } from "../raster/layers.ts";

/** Multiplies by 1 + field × amount: paper, grain, canvas. */
export function texture(canvas: Canvas, field: Float32Array, amount: number): void {
  const { data } = canvas;
  for (let i = 0, o = 0; i < field.length; i++, o += 3) {
    const k = 1 + (field[i] as number) * amount;
    data[o] = (data[o] as number) * k;
    data[o + 1] = (data[o + 1] as number) * k;
    data[o + 2] = (data[o + 2] as number) * k;
  }
}

/** Darkens towards the corners. */
export function vignette(canvas: Canvas, strength: number): void {
  const { width, height, data } = canvas;
  for (let y = 0; y < height; y++) {
    const v = (y / height - 0.5) * 2;
    for (let x = 0, o = y * width * 3; x < width; x++, o += 3) {
      const u = (x / width - 0.5) * 2;
      const d = (u * u + v * v) * 0.5;
      const k = 1 - d * d * strength;
      data[o] = (data[o] as number) * k;
      data[o + 1] = (data[o + 1] as number) * k;
      data[o + 2] = (data[o + 2] as number) * (k + (1 - k) * 0.15);
    }
  }
}

/** Moves every pixel by the fields, in units: an unsteady hand. */
export function warp(
  canvas: Canvas,
  frame: Frame,
  fx: Float32Array,
  fy: Float32Array,
  amount: number,
): Canvas {
  const { width, height, data } = canvas;
  const out = new Uint8ClampedArray(data.length);
  const k = amount * frame.scale;
  const maxX = width - 1.001;
  const maxY = height - 1.001;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let sx = x + (fx[i] as number) * k;
      let sy = y + (fy[i] as number) * k;
      sx = sx < 0 ? 0 : sx > maxX ? maxX : sx;
      sy = sy < 0 ? 0 : sy > maxY ? maxY : sy;
      const ix = sx | 0;
      const iy = sy | 0;
      const tx = sx - ix;
      const ty = sy - iy;
      const a = (iy * width + ix) * 3;
      const b = a + width * 3;
      const w00 = (1 - tx) * (1 - ty);
      const w10 = tx * (1 - ty);
      const w01 = (1 - tx) * ty;
      const w11 = tx * ty;
      const o = i * 3;
      out[o] =
        (data[a] as number) * w00 +
        (data[a + 3] as number) * w10 +
        (data[b] as number) * w01 +
        (data[b + 3] as number) * w11;
      out[o + 1] =
        (data[a + 1] as number) * w00 +
        (data[a + 4] as number) * w10 +
        (data[b + 1] as number) * w01 +
        (data[b + 4] as number) * w11;
      out[o + 2] =
        (data[a + 2] as number) * w00 +
        (data[a + 5] as number) * w10 +
        (data[b + 2] as number) * w01 +
        (data[b + 5] as number) * w11;
    }
  }
  return { width, height, data: out };
}

/** 0..1, perceived lightness of each pixel. */
export function luminance(canvas: Canvas): Float32Array {
  const { data } = canvas;
  const out = new Float32Array(data.length / 3);
  for (let i = 0, o = 0; i < out.length; i++, o += 3) {
    out[i] =
      ((data[o] as number) * 0.299 +
        (data[o + 1] as number) * 0.587 +
        (data[o + 2] as number) * 0.114) /
      255;
  }
  return out;
}

/**
 * How much of an outline each pixel is, 0..1: the largest change of any channel across `reach`
 * units, so the lines are as thick at every resolution.
 */
export function edges(canvas: Canvas, frame: Frame, reach: number, gain: number): Float32Array {
  const { width, height, data } = canvas;
  const r = Math.max(1, Math.round(reach * frame.scale));
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - r) * width;
    const down = Math.min(height - 1, y + r) * width;
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const l = (row + (x > r ? x - r : 0)) * 3;
      const q = (row + (x + r < width ? x + r : width - 1)) * 3;
      const u = (up + x) * 3;
      const d = (down + x) * 3;
      let best = 0;
      for (let c = 0; c < 3; c++) {
        const gx = (data[q + c] as number) - (data[l + c] as number);
        const gy = (data[d + c] as number) - (data[u + c] as number);
        const g = (gx < 0 ? -gx : gx) + (gy < 0 ? -gy : gy);
        if (g > best) best = g;
      }
      const v = (best / 255) * gain;
      out[row + x] = v > 1 ? 1 : v;
    }
  }
  return out;
}

export function saturation(canvas: Canvas, factor: number): void {
  const { data } = canvas;
  for (let o = 0; o < data.length; o += 3) {
    const r = data[o] as number;
    const g = data[o + 1] as number;
    const b = data[o + 2] as number;
    const l = r * 0.299 + g * 0.587 + b * 0.114;
    data[o] = l + (r - l) * factor;
    data[o + 1] = l + (g - l) * factor;
    data[o + 2] = l + (b - l) * factor;
  }
}

/** Steps lightness without hard jumps, colour kept: the look of a few inks. */
export function posterize(canvas: Canvas, levels: number, softness = 0.12): void {
  const table = new Float32Array(256);
  for (let v = 0; v < 256; v++) {
    const t = (v / 255) * levels;
    const base = Math.floor(t);
    const f = (t - base - 0.5) / softness + 0.5;
    const s = f <= 0 ? 0 : f >= 1 ? 1 : f * f * (3 - 2 * f);
    table[v] = v === 0 ? 1 : ((base + s) / levels) * (255 / v);
  }
  const { data } = canvas;
  for (let o = 0; o < data.length; o += 3) {
    const l =
      (data[o] as number) * 0.299 +
      (data[o + 1] as number) * 0.587 +
      (data[o + 2] as number) * 0.114;
    const k = Math.min(1.7, table[l | 0] as number);
    data[o] = (data[o] as number) * k;
    data[o + 1] = (data[o + 1] as number) * k;
    data[o + 2] = (data[o + 2] as number) * k;
  }
}

/** A smaller copy, each pixel the mean of what it covers. */
export function shrink(canvas: Canvas, width: number, height: number): Canvas {
  const out = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++) {
    const y0 = Math.floor((y * canvas.height) / height);
    const y1 = Math.max(y0 + 1, Math.floor(((y + 1) * canvas.height) / height));
    for (let x = 0; x < width; x++) {
      const x0 = Math.floor((x * canvas.width) / width);
      const x1 = Math.max(x0 + 1, Math.floor(((x + 1) * canvas.width) / width));
      let r = 0;
      let g = 0;
      let b = 0;
      for (let j = y0; j < y1; j++) {
        for (let i = x0, o = (j * canvas.width + x0) * 3; i < x1; i++, o += 3) {
          r += canvas.data[o] as number;
          g += canvas.data[o + 1] as number;
          b += canvas.data[o + 2] as number;
        }
      }
      const k = 1 / ((y1 - y0) * (x1 - x0));
      const o = (y * width + x) * 3;
      out[o] = r * k;
      out[o + 1] = g * k;
      out[o + 2] = b * k;
    }
  }
  return { width, height, data: out };
}

/** Light gathered around bright spots. `mask` weighs each pixel. */
export function bloom(
  canvas: Canvas,
  frame: Frame,
  mask: Float32Array,
  radius: number,
  strength: number,
): void {
  const { width, height, data } = canvas;
  const quarterW = Math.max(1, width >> 2);
  const quarterH = Math.max(1, height >> 2);
  const channel = new Float32Array(quarterW * quarterH);
  const soft: Float32Array[] = [];
  for (let c = 0; c < 3; c++) {
    for (let y = 0; y < quarterH; y++) {
      for (let x = 0; x < quarterW; x++) {
        let sum = 0;
        for (let j = 0; j < 4; j++)
          for (let i = 0; i < 4; i++) {
            const at = (y * 4 + j) * width + x * 4 + i;
            sum += (data[at * 3 + c] as number) * (mask[at] as number);
          }
        channel[y * quarterW + x] = sum / 16;
      }
    }
    soft.push(blur(channel, quarterW, quarterH, (radius * frame.scale) / 4));
  }
  for (let y = 0; y < height; y++) {
    const fy = Math.min(quarterH - 1.001, Math.max(0, (y - 1.5) / 4));
    const iy = fy | 0;
    const ty = fy - iy;
    for (let x = 0; x < width; x++) {
      const fx = Math.min(quarterW - 1.001, Math.max(0, (x - 1.5) / 4));
      const ix = fx | 0;
      const tx = fx - ix;
      const a = iy * quarterW + ix;
      const o = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const s = soft[c] as Float32Array;
        const top = (s[a] as number) + ((s[a + 1] as number) - (s[a] as number)) * tx;
        const low =
          (s[a + quarterW] as number) +
          ((s[a + quarterW + 1] as number) - (s[a + quarterW] as number)) * tx;
        const add = Math.min(255, (top + (low - top) * ty) * strength);
        const under = data[o + c] as number;
        data[o + c] = 255 - ((255 - under) * (255 - add)) / 255;
      }
    }
  }
}

export const paperField = (scene: Scene, frame = scene.frame) =>
  noiseField(frame, { cell: 4.2, octaves: 3, seed: scene.seed ^ 0x51 });
export const grainField = (scene: Scene, frame = scene.frame) =>
  noiseField(frame, { cell: 2, octaves: 2, seed: scene.seed ^ 0x77 });
export const smoothstep = (low: number, high: number, v: number) => {
  const t = (v - low) / (high - low);
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
};
