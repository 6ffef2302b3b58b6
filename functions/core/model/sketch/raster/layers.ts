/** From SVG layers to pixels: rasterizing, shading by outline, mirroring in water, laying over each other. */
import sharp from "sharp";
import type { Frame, Layer } from "../frame.ts";
import { blur } from "./blur.ts";

/** RGB, three bytes a pixel, no gaps. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** RGBA, not premultiplied, and the rows and columns that hold anything. */
export interface Cel {
  readonly data: Uint8Array;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export async function rasterize(
  svg: string,
  frame: Frame,
  w = frame.widthPx,
  h = frame.heightPx,
): Promise<Uint8Array> {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${frame.w} ${frame.h}" preserveAspectRatio="none">${svg}</svg>`;
  const { data, info } = await sharp(Buffer.from(text), { limitInputPixels: 64_000_000 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== w || info.height !== h) {
    throw new Error(`a layer came out ${info.width}×${info.height} instead of ${w}×${h}`);
  }
  return data;
}

export async function cel(layer: Layer, frame: Frame): Promise<Cel> {
  const data = await rasterize(layer.svg, frame);
  const { widthPx: width, heightPx: height } = frame;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    let x = 0;
    let i = y * width * 4 + 3;
    while (x < width && data[i] === 0) {
      x++;
      i += 4;
    }
    if (x === width) continue;
    if (top === height) top = y;
    bottom = y;
    if (x < left) left = x;
    let e = width - 1;
    i = (y * width + e) * 4 + 3;
    while (e > right && data[i] === 0) {
      e--;
      i -= 4;
    }
    if (e > right) right = e;
  }
  return { data, left, top, right, bottom };
}

export function blank(frame: Frame): Canvas {
  return {
    width: frame.widthPx,
    height: frame.heightPx,
    data: new Uint8ClampedArray(frame.widthPx * frame.heightPx * 3),
  };
}

/** The alpha of the cel's part of the picture alone, and where that part is. */
export function alphaOf(source: Cel, width: number, marginPx: number, height: number) {
  const x0 = Math.max(0, source.left - marginPx);
  const y0 = Math.max(0, source.top - marginPx);
  const x1 = Math.min(width - 1, source.right + marginPx);
  const y1 = Math.min(height - 1, source.bottom + marginPx);
  const w = Math.max(1, x1 - x0 + 1);
  const h = Math.max(1, y1 - y0 + 1);
  const alpha = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    let i = ((y + y0) * width + x0) * 4 + 3;
    for (let x = 0; x < w; x++, i += 4) alpha[y * w + x] = source.data[i] as number;
  }
  return { alpha, x0, y0, w, h };
}

export interface Light {
  /** Towards the light, in picture directions (y grows downwards), length 1. */
  readonly x: number;
  readonly y: number;
  /** How strong rims and shades are, 0..1. */
  readonly strength: number;
  readonly colour: readonly [number, number, number];
}

/**
 * Shades a cel as if its outline were the edge of something rounded: the blurred alpha is a height
 * map, its slope against the light makes a lit rim on one side and a soft shade on the other.
 */
export function relief(
  source: Cel,
  frame: Frame,
  radius: number,
  light: Light,
  grain?: Float32Array,
): void {
  if (source.right < 0) return;
  const { widthPx: width, heightPx: height } = frame;
  const radiusPx = Math.max(1, radius * frame.scale);
  const part = alphaOf(source, width, 2, height);
  const soft = blur(part.alpha, part.w, part.h, radiusPx * 0.7);
  const k = (radiusPx * 1.5 * light.strength) / 255;
  const { w, h } = part;
  const [lr, lg, lb] = light.colour;
  const { data } = source;
  for (let y = 1; y < h - 1; y++) {
    for (let x = 1; x < w - 1; x++) {
      const j = y * w + x;
      if (part.alpha[j] === 0) continue;
      const gx = (soft[j + 1] as number) - (soft[j - 1] as number);
      const gy = (soft[j + w] as number) - (soft[j - w] as number);
      let slope = -(gx * light.x + gy * light.y) * k;
      const place = (y + part.y0) * width + x + part.x0;
      if (grain !== undefined)
        slope += (grain[place] as number) * Math.min(0.4, Math.abs(slope)) * 0.55;
      const i = place * 4;
      if (slope > 0) {
        const t = Math.min(slope, 0.5);
        data[i] = (data[i] as number) + (lr - (data[i] as number)) * t;
        data[i + 1] = (data[i + 1] as number) + (lg - (data[i + 1] as number)) * t;
        data[i + 2] = (data[i + 2] as number) + (lb - (data[i + 2] as number)) * t;
      } else {
        const t = 1 + Math.max(slope, -0.6) * 0.8;
        data[i] = (data[i] as number) * t;
        data[i + 1] = (data[i + 1] as number) * t;
        data[i + 2] = (data[i + 2] as number) * (t + (1 - t) * 0.25);
      }
    }
  }
}

export function lay(
  canvas: Canvas,
  source: Cel,
  blend: Layer["blend"] = "normal",
  opacity = 1,
): void {
  const { width, data } = canvas;
  const from = source.data;
  const k = opacity / 255;
  for (let y = source.top; y <= source.bottom; y++) {
    let i = (y * width + source.left) * 4;
    let o = (y * width + source.left) * 3;
    const end = (y * width + source.right) * 4;
    for (; i <= end; i += 4, o += 3) {
      const a = from[i + 3] as number;
      if (a === 0) continue;
      let r = from[i] as number;
      let g = from[i + 1] as number;
      let b = from[i + 2] as number;
      if (blend === "normal" && a === 255 && opacity === 1) {
        data[o] = r;
        data[o + 1] = g;
        data[o + 2] = b;
        continue;
      }
      const t = a * k;
      const ur = data[o] as number;
      const ug = data[o + 1] as number;
      const ub = data[o + 2] as number;
      if (blend === "screen") {
        r = 255 - ((255 - ur) * (255 - r)) / 255;
        g = 255 - ((255 - ug) * (255 - g)) / 255;
        b = 255 - ((255 - ub) * (255 - b)) / 255;
      } else if (blend === "multiply") {
        r = (ur * r) / 255;
        g = (ug * g) / 255;
        b = (ub * b) / 255;
      }
      data[o] = ur + (r - ur) * t;
      data[o + 1] = ug + (g - ug) * t;
      data[o + 2] = ub + (b - ub) * t;
    }
  }
}

/** Mirrors everything above the waterline into what is below it, broken by ripples that grow towards us. */
export function mirror(
  canvas: Canvas,
  frame: Frame,
  reflect: NonNullable<Layer["reflect"]>,
  ripples: Float32Array,
): void {
  const { width, height, data } = canvas;
  const line = Math.round(reflect.waterline * frame.scale);
  const deep = Math.max(1, height - line);
  const copy = data.slice(0, line * width * 3);
  for (let y = line; y < height; y++) {
    const away = (y - line) / deep;
    const sway = (0.25 + away * 1.6) * reflect.ripple * frame.scale;
    for (let x = 0; x < width; x++) {
      const wave = ripples[y * width + x] as number;
      const sy = Math.max(
        0,
        Math.min(line - 1, line - 1 - (y - line) * 0.92 - Math.abs(wave) * sway * 0.7),
      );
      const sx = Math.max(0, Math.min(width - 1, x + wave * sway));
      const i = ((sy | 0) * width + (sx | 0)) * 3;
      const o = (y * width + x) * 3;
      const t = reflect.strength;
      for (let c = 0; c < 3; c++) {
        const own = data[o + c] as number;
        data[o + c] = own + ((copy[i + c] as number) - own) * t;
      }
    }
  }
}
