/** Pen and pencil: outlines, and hatching whose lines swell where it is darker. */
import { rgb } from "../colour.ts";
import { blur } from "../raster/blur.ts";
import { noiseField } from "../raster/fields.ts";
import type { Canvas } from "../raster/layers.ts";
import { colourValues } from "../words/setting-words.ts";
import { edges, luminance, paperField, smoothstep, warp } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

interface Hand {
  readonly period: number;
  readonly ink: readonly [number, number, number];
  readonly sheet: readonly [number, number, number];
  readonly strength: number;
  /** How much the paper's tooth breaks the lines. */
  readonly tooth: number;
  readonly angles: readonly number[];
  readonly outline: number;
  readonly soft: number;
  /** Darkness from which hatching begins. */
  readonly from: number;
}

const pen: Hand = {
  period: 6.4,
  ink: [30, 28, 38],
  sheet: [250, 245, 233],
  strength: 0.94,
  tooth: 0.25,
  angles: [0.72, -0.62, 0.1],
  outline: 1,
  soft: 0.5,
  from: 0.16,
};
const graphite: Hand = {
  period: 4.6,
  ink: [62, 60, 66],
  sheet: [249, 247, 242],
  strength: 0.92,
  tooth: 0.75,
  angles: [0.95, 0.8, -0.5],
  outline: 0.75,
  soft: 0.9,
  from: 0.06,
};

export const ink: Style = hatched(pen);
export const pencil: Style = hatched(graphite);

function hatched(hand: Hand): Style {
  return async (scene, tools) => {
    const { frame, seed, reading } = scene;
    const { widthPx: width, heightPx: height, scale } = frame;
    const flat = await flatten(scene, { relief: 1, share: 0.62 }, tools);
    const fx = noiseField(frame, { cell: 30, octaves: 3, seed: seed ^ 21 });
    const fy = noiseField(frame, { cell: 30, octaves: 3, seed: seed ^ 22 });
    await tools.step(0.68);
    const base = warp(flat, frame, fx, fy, 1.6);
    await tools.step(0.74);
    const outline = edges(base, frame, 1.1, 2.1);
    const tone = blur(luminance(base), width, height, 2.2 * scale);
    const paper = paperField(scene);
    // A night scene on white paper is drawn lighter than it is, or it would be one black block.
    let sum = 0;
    for (let i = 0; i < tone.length; i += 53) sum += tone[i] as number;
    const lift = (0.66 / Math.max(0.12, sum / Math.ceil(tone.length / 53))) ** 0.75;
    await tools.step(0.82);
    const wash = reading.subjects
      .map((s) => s.colour)
      .filter((c) => c !== undefined)
      .map((c) => rgb(colourValues[c]));
    const out = new Uint8ClampedArray(width * height * 3);
    const period = hand.period * scale;
    const turns = hand.angles.map((a) => [Math.cos(a) / period, Math.sin(a) / period] as const);
    const blurPx = Math.max(0.12, 0.9 / period) * (1 + hand.soft);
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const dark = 1 - Math.min(1, (tone[i] as number) * lift);
        const p = paper[i] as number;
        let covered =
          smoothstep(0.16, 0.6, (outline[i] as number) + p * 0.1 * hand.tooth) * hand.outline;
        for (let k = 0; k < turns.length; k++) {
          const part = (dark - hand.from - k * 0.2) * 1.35;
          if (part <= 0) break;
          const turn = turns[k] as readonly [number, number];
          const v = x * turn[0] + y * turn[1] + (fx[i] as number) * 0.5 + (fy[i] as number) * 0.24;
          const wave = Math.abs(v - Math.floor(v) - 0.5) * 2;
          const want = Math.min(0.94, part * 0.95) + p * hand.tooth * 0.16;
          const stroke = smoothstep(want + blurPx, want - blurPx, wave);
          if (stroke > 0) covered = Math.max(covered, stroke * (1 - hand.soft * 0.25));
        }
        covered *= hand.strength * (1 + p * hand.tooth * 0.35);
        const o = i * 3;
        const light = 1 + p * 0.015;
        let amount = 0;
        if (wash.length > 0) amount = washed(base, o, wash);
        for (let c = 0; c < 3; c++) {
          const sheet = (hand.sheet[c] as number) * light;
          const under = sheet + ((base.data[o + c] as number) * 1.05 - sheet) * amount * 0.85;
          out[o + c] =
            under +
            ((hand.ink[c] as number) - under) * (covered > 1 ? 1 : covered) * (1 - amount * 0.35);
        }
      }
      if ((y & 511) === 511) await tools.step(0.82 + (0.18 * y) / height);
    }
    return { width, height, data: out };
  };
}

/** How close a pixel's hue is to a colour the prompt named: that part is tinted, the rest stays ink. */
function washed(
  base: Canvas,
  o: number,
  wash: readonly (readonly [number, number, number])[],
): number {
  const r = base.data[o] as number;
  const g = base.data[o + 1] as number;
  const b = base.data[o + 2] as number;
  const mean = (r + g + b) / 3;
  const dr = r - mean;
  const dg = g - mean;
  const db = b - mean;
  const size = Math.hypot(dr, dg, db);
  if (size < 22) return 0;
  let best = 0;
  for (const [wr, wg, wb] of wash) {
    const wm = (wr + wg + wb) / 3;
    const long = Math.hypot(wr - wm, wg - wm, wb - wm);
    if (long < 12) continue;
    const along = (dr * (wr - wm) + dg * (wg - wm) + db * (wb - wm)) / (size * long);
    best = Math.max(best, smoothstep(0.86, 0.97, along));
  }
  return best * smoothstep(22, 50, size);
}
