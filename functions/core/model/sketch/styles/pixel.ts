/** Pixel art: drawn small, few colours, ordered dither, dark outlines around things. */
import { createFrame } from "../frame.ts";
import type { Canvas } from "../raster/layers.ts";
import { saturation } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

export const pixel: Style = async (scene, tools) => {
  const { widthPx, heightPx, scale } = scene.frame;
  const side = Math.max(1, Math.round((scale * 1_000) / 128));
  const w = Math.ceil(widthPx / side);
  const h = Math.ceil(heightPx / side);
  const small = {
    ...createFrame(w, h),
    w: scene.frame.w,
    h: scene.frame.h,
    short: scene.frame.short,
    scale: w / scene.frame.w,
  };
  const canvas = await flatten(
    scene,
    {
      relief: 0.9,
      frame: small,
      share: 0.8,
      onCel: (layer, cel) => {
        // Half-covered pixels would blur every outline: in or out.
        const { data } = cel;
        if (layer.role === "light" || layer.role === "mark") return;
        for (let i = 3; i < data.length; i += 4)
          data[i] =
            (data[i] as number) > 96
              ? Math.max(data[i] as number, layer.role === "thing" ? 255 : 0)
              : layer.role === "backdrop"
                ? (data[i] as number)
                : 0;
        if (layer.role === "thing") outline(data, w, h);
      },
    },
    tools,
  );
  saturation(canvas, 1.18);
  const colours = medianCut(canvas, 28);
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  const mapped = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const o = (y * w + x) * 3;
      const d = ((bayer[(y & 3) * 4 + (x & 3)] as number) / 15 - 0.5) * 15;
      mapped[y * w + x] = nearest(
        colours,
        (canvas.data[o] as number) + d,
        (canvas.data[o + 1] as number) + d,
        (canvas.data[o + 2] as number) + d,
      );
    }
  }
  await tools.step(0.9);
  for (let y = 0, o = 0; y < heightPx; y++) {
    const row = Math.min(h - 1, Math.floor(y / side)) * w;
    for (let x = 0; x < widthPx; x++, o += 3) {
      const colour = colours[mapped[row + Math.floor(x / side)] as number] ?? [0, 0, 0];
      data[o] = colour[0];
      data[o + 1] = colour[1];
      data[o + 2] = colour[2];
    }
  }
  await tools.step(1);
  return { width: widthPx, height: heightPx, data };
};

function outline(data: Uint8Array, w: number, h: number): void {
  const alpha = (x: number, y: number) =>
    x < 0 || y < 0 || x >= w || y >= h ? 0 : (data[(y * w + x) * 4 + 3] as number);
  const edge: number[] = [];
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      if (
        alpha(x, y) > 0 &&
        (alpha(x - 1, y) === 0 ||
          alpha(x + 1, y) === 0 ||
          alpha(x, y - 1) === 0 ||
          alpha(x, y + 1) === 0)
      )
        edge.push((y * w + x) * 4);
  for (const i of edge)
    for (let c = 0; c < 3; c++) data[i + c] = (data[i + c] as number) * 0.48 + (c === 2 ? 14 : 4);
}

type Colour = readonly [number, number, number];

function nearest(colours: readonly Colour[], r: number, g: number, b: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < colours.length; i++) {
    const c = colours[i] as Colour;
    const d = (c[0] - r) ** 2 * 0.9 + (c[1] - g) ** 2 * 1.6 + (c[2] - b) ** 2 * 0.7;
    if (d < least) {
      least = d;
      best = i;
    }
  }
  return best;
}

/** Heckbert's median cut on a small picture. */
export function medianCut(canvas: Canvas, count: number): Colour[] {
  const pixels: Colour[] = [];
  for (let o = 0; o < canvas.data.length; o += 3)
    pixels.push([
      canvas.data[o] as number,
      canvas.data[o + 1] as number,
      canvas.data[o + 2] as number,
    ]);
  let boxes: Colour[][] = [pixels];
  while (boxes.length < count) {
    let widest = -1;
    let at = -1;
    let axis = 0;
    boxes.forEach((box, i) => {
      if (box.length < 2) return;
      for (let c = 0; c < 3; c++) {
        let low = 255;
        let high = 0;
        for (const p of box) {
          const v = p[c] as number;
          if (v < low) low = v;
          if (v > high) high = v;
        }
        const spread = (high - low) * Math.cbrt(box.length);
        if (spread > widest) {
          widest = spread;
          at = i;
          axis = c;
        }
      }
    });
    const box = boxes[at];
    if (box === undefined || widest <= 0) break;
    box.sort((a, b) => (a[axis] as number) - (b[axis] as number));
    const half = box.length >> 1;
    boxes = [...boxes.slice(0, at), box.slice(0, half), box.slice(half), ...boxes.slice(at + 1)];
  }
  return boxes.map((box) => {
    let r = 0;
    let g = 0;
    let b = 0;
    for (const p of box) {
      r += p[0];
      g += p[1];
      b += p[2];
    }
    const k = 1 / Math.max(1, box.length);
    return [Math.round(r * k), Math.round(g * k), Math.round(b * k)];
  });
}
