/** Pictures put together from pieces: glass, facets, stitches, chalk. */
import { createRng } from "../random.ts";
import { noiseField } from "../raster/fields.ts";
import type { Canvas } from "../raster/layers.ts";
import { edges, paperField, saturation, smoothstep, texture, vignette, warp } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

/** Coloured glass in lead: each pane takes the colour under its heart. */
export const mosaic: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const source = await flatten(scene, { relief: 1, share: 0.6 }, tools);
  saturation(source, 1.3);
  const { width, height } = source;
  const cell = 14.5 * frame.scale;
  const columns = Math.ceil(width / cell) + 3;
  const rows = Math.ceil(height / cell) + 3;
  const rng = createRng(seed ^ 0x6105);
  const px = new Float32Array(columns * rows);
  const py = new Float32Array(columns * rows);
  const colour = new Float32Array(columns * rows * 3);
  const line = edges(source, frame, 2.5, 1.6);
  await tools.step(0.7);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = j * columns + i;
      let x = (i - 1 + 0.5 + (rng.next() - 0.5) * 0.72) * cell;
      let y = (j - 1 + 0.5 + (rng.next() - 0.5) * 0.72) * cell;
      // Hearts step away from outlines, so that the lead between panes falls on them.
      let best = 2;
      const sx = x;
      const sy = y;
      for (let k = 0; k < 6; k++) {
        const tx = sx + (k === 0 ? 0 : (rng.next() - 0.5) * cell * 0.8);
        const ty = sy + (k === 0 ? 0 : (rng.next() - 0.5) * cell * 0.8);
        const e = line[clampIndex(ty, height) * width + clampIndex(tx, width)] as number;
        if (e < best - 0.05) {
          best = e;
          x = tx;
          y = ty;
        }
      }
      px[at] = x;
      py[at] = y;
      const o = (clampIndex(y, height) * width + clampIndex(x, width)) * 3;
      const k = 0.9 + rng.next() * 0.24;
      for (let c = 0; c < 3; c++)
        colour[at * 3 + c] = Math.min(255, (source.data[o + c] as number) * k + 8);
    }
  }
  const glass = noiseField(frame, { cell: 14, octaves: 3, seed: seed ^ 81 });
  const data = new Uint8ClampedArray(width * height * 3);
  const lead = 1.15 * frame.scale;
  for (let y = 0, p = 0; y < height; y++) {
    const j = Math.floor(y / cell) + 1;
    for (let x = 0; x < width; x++, p++) {
      const i = Math.floor(x / cell) + 1;
      let first = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      let own = 0;
      for (let b = j - 1; b <= j + 1; b++) {
        if (b < 0 || b >= rows) continue;
        for (let a = i - 1; a <= i + 1; a++) {
          if (a < 0 || a >= columns) continue;
          const at = b * columns + a;
          const dx = x - (px[at] as number);
          const dy = y - (py[at] as number);
          const d = dx * dx + dy * dy;
          if (d < first) {
            second = first;
            first = d;
            own = at;
          } else if (d < second) second = d;
        }
      }
      const near = Math.sqrt(first);
      const gap = Math.sqrt(second) - near;
      const pane = smoothstep(lead, lead * 2.1, gap);
      const k = (1 + (glass[p] as number) * 0.1) * (1.08 - (near / cell) * 0.22);
      const o = p * 3;
      for (let c = 0; c < 3; c++)
        data[o + c] = 26 + ((colour[own * 3 + c] as number) * k - 26) * pane;
    }
    if ((y & 255) === 255) await tools.step(0.72 + (0.26 * y) / height);
  }
  const canvas = { width, height, data };
  vignette(canvas, 0.25);
  return canvas;
};

/** Triangles whose corners sit on the picture's own outlines. */
export const lowpoly: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const source = await flatten(scene, { relief: 1.2, share: 0.62 }, tools);
  saturation(source, 1.12);
  const { width, height } = source;
  const line = edges(source, frame, 2, 1.5);
  await tools.step(0.72);
  const cell = 25 * frame.scale;
  const columns = Math.ceil(width / cell) + 1;
  const rows = Math.ceil(height / cell) + 1;
  const rng = createRng(seed ^ 0x10f);
  const vx = new Float32Array((columns + 1) * (rows + 1));
  const vy = new Float32Array((columns + 1) * (rows + 1));
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const at = j * (columns + 1) + i;
      let x = i * cell;
      let y = j * cell;
      const border = x <= 0 || y <= 0 || x >= width - 1 || y >= height - 1;
      if (!border) {
        let best = -1;
        const cx = x;
        const cy = y;
        for (let k = 0; k < 26; k++) {
          const tx = cx + (rng.next() - 0.5) * cell * 0.94;
          const ty = cy + (rng.next() - 0.5) * cell * 0.94;
          const e =
            (line[clampIndex(ty, height) * width + clampIndex(tx, width)] as number) +
            rng.next() * 0.06;
          if (e > best) {
            best = e;
            x = tx;
            y = ty;
          }
        }
      }
      vx[at] = x;
      vy[at] = y;
    }
  }
  const canvas: Canvas = { width, height, data: source.data.slice() };
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const a = j * (columns + 1) + i;
      const b = a + 1;
      const c = a + columns + 1;
      const d = c + 1;
      if ((i + j) % 2) {
        triangle(a, b, c);
        triangle(b, d, c);
      } else {
        triangle(a, b, d);
        triangle(a, d, c);
      }
    }
    if ((j & 15) === 15) await tools.step(0.74 + (0.24 * j) / rows);
  }
  return canvas;

  function triangle(a: number, b: number, c: number): void {
    const ax = vx[a] as number;
    const ay = vy[a] as number;
    const bx = vx[b] as number;
    const by = vy[b] as number;
    const cx = vx[c] as number;
    const cy = vy[c] as number;
    let r = 0;
    let g = 0;
    let bl = 0;
    for (const [u, v] of [
      [1 / 3, 1 / 3],
      [0.6, 0.2],
      [0.2, 0.6],
      [0.2, 0.2],
    ] as const) {
      const sx = clampIndex(ax + (bx - ax) * u + (cx - ax) * v, width);
      const sy = clampIndex(ay + (by - ay) * u + (cy - ay) * v, height);
      const o = (sy * width + sx) * 3;
      r += source.data[o] as number;
      g += source.data[o + 1] as number;
      bl += source.data[o + 2] as number;
    }
    const facet = 0.25 * (0.955 + rng.next() * 0.09);
    r *= facet;
    g *= facet;
    bl *= facet;
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(area) < 0.5) return;
    const x0 = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
    const x1 = Math.min(width - 1, Math.ceil(Math.max(ax, bx, cx)));
    const y0 = Math.max(0, Math.floor(Math.min(ay, by, cy)));
    const y1 = Math.min(height - 1, Math.ceil(Math.max(ay, by, cy)));
    const inv = 1 / area;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const u = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) * inv;
        const v = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) * inv;
        // A hair beyond the edge, so that neighbours meet without a seam.
        if (u < -0.015 || v < -0.015 || u + v > 1.015) continue;
        const o = (y * width + x) * 3;
        canvas.data[o] = r;
        canvas.data[o + 1] = g;
        canvas.data[o + 2] = bl;
      }
    }
  }
};

/** Cross-stitch on linen. */
export const stitch: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const source = await flatten(scene, { relief: 0.9, share: 0.62 }, tools);
  saturation(source, 1.12);
  const { width, height } = source;
  const cell = 8.4 * frame.scale;
  const rng = createRng(seed ^ 0x57);
  const columns = Math.ceil(width / cell) + 1;
  const shade = new Float32Array(columns * (Math.ceil(height / cell) + 1));
  for (let i = 0; i < shade.length; i++) shade[i] = 0.94 + rng.next() * 0.12;
  const weave = paperField(scene);
  const data = new Uint8ClampedArray(width * height * 3);
  await tools.step(0.7);
  for (let y = 0, p = 0; y < height; y++) {
    const j = Math.floor(y / cell);
    const v = y / cell - j - 0.5;
    for (let x = 0; x < width; x++, p++) {
      const i = Math.floor(x / cell);
      const u = x / cell - i - 0.5;
      const o = p * 3;
      const sx = clampIndex((i + 0.5) * cell, width);
      const sy = clampIndex((j + 0.5) * cell, height);
      const s = (sy * width + sx) * 3;
      const over = Math.abs(u - v) * Math.SQRT1_2;
      const under = Math.abs(u + v) * Math.SQRT1_2;
      const top = smoothstep(0.24, 0.17, over);
      const low = smoothstep(0.24, 0.17, under);
      const cover = Math.max(top, low);
      const roundness = top > 0.5 ? 1.1 - over * 1.7 : 0.94 - under * 1.9;
      const thread = 1 + 0.08 * Math.sin((u + v) * 26 * (top > 0.5 ? 1 : -1));
      const k = roundness * thread * (shade[j * columns + i] as number);
      for (let c = 0; c < 3; c++) {
        const linen =
          ([226, 216, 196][c] as number) *
          (0.8 +
            0.1 * Math.sin((x / frame.scale) * 2.4) * Math.sin((y / frame.scale) * 2.4) +
            (weave[p] as number) * 0.05);
        const cloth = linen * 0.42 + (source.data[s + c] as number) * 0.38;
        data[o + c] = cloth + ((source.data[s + c] as number) * k - cloth) * cover;
      }
    }
    if ((y & 511) === 511) await tools.step(0.7 + (0.3 * y) / height);
  }
  return { width, height, data };
};

/** Chalk on toned paper: pigment holds on the paper's tooth and misses its hollows. */
export const pastel: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const flat = await flatten(scene, { relief: 1, share: 0.6 }, tools);
  const fx = noiseField(frame, { cell: 7, octaves: 3, seed: seed ^ 91 });
  const fy = noiseField(frame, { cell: 7, octaves: 3, seed: seed ^ 92 });
  await tools.step(0.68);
  const canvas = warp(flat, frame, fx, fy, 2.6);
  await tools.step(0.78);
  const tooth = noiseField(frame, { cell: 3.4, octaves: 3, seed: seed ^ 93 });
  const strokes = noiseField(frame, { cell: 3, octaves: 2, seed: seed ^ 94, stretch: 12 });
  const load = noiseField(frame, { cell: 120, octaves: 3, seed: seed ^ 95 });
  const { data, width, height } = canvas;
  const sheet = scene.palette.night ? [70, 66, 92] : [214, 198, 178];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const o = i * 3;
      const pressure = 0.62 + (load[i] as number) * 0.3 + (strokes[i] as number) * 0.3;
      const held = 0.4 + 0.6 * smoothstep(-0.8, 0.1, (tooth[i] as number) * 0.8 + pressure - 0.42);
      const powder = 1 + (strokes[i] as number) * 0.06;
      for (let c = 0; c < 3; c++) {
        const chalk = (data[o + c] as number) * 0.88 + 28;
        const under = sheet[c] as number;
        data[o + c] = under + (chalk * powder - under) * held;
      }
    }
    if ((y & 511) === 511) await tools.step(0.8 + (0.18 * y) / height);
  }
  texture(canvas, tooth, 0.05);
  await tools.step(1);
  return canvas;
};

const clampIndex = (v: number, size: number) => {
  const i = Math.round(v);
  return i < 0 ? 0 : i >= size ? size - 1 : i;
};
