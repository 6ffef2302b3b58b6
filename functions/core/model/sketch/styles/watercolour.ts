/**
 * Watercolour: pigment is a transparent film whose density wanders, gathers at the edge of each
 * wash, settles in the paper's hollows, and stops short of the sheet's border.
 */
import { shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, shape, wobble } from "../geometry.ts";
import { blur } from "../raster/blur.ts";
import { noiseField } from "../raster/fields.ts";
import { alphaOf, type Cel, cel, lay } from "../raster/layers.ts";
import { paperField, smoothstep, warp } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

/** T·ln T for a transmittance of v/255: the change of a film's colour per unit of density. */
const perDensity = new Float32Array(256);
for (let v = 1; v < 256; v++) perDensity[v] = v * Math.log(v / 255);

export const watercolour: Style = async (scene, tools) => {
  const { frame, seed, palette } = scene;
  const { widthPx: width, heightPx: height } = frame;
  const blotch = noiseField(frame, { cell: 150, octaves: 5, seed: seed ^ 11 });
  const paper = paperField(scene);
  await tools.step(0.03);

  const wash = (layer: Layer, source: Cel) => {
    if (layer.role === "light" || layer.role === "mark") return;
    const pool =
      layer.role === "backdrop" && layer.depth === 1 ? undefined : pooling(layer, source);
    const { data } = source;
    const wander = layer.role === "thing" ? 0.26 : 0.42;
    // The same paper, but another moment of the brush for each layer.
    const drift = (Math.round(layer.depth * 97) * 13) % height;
    for (let y = source.top; y <= source.bottom; y++) {
      // Folded back at the end, not wrapped: the field does not tile.
      const turned = (y + drift) % (2 * height);
      const other = (turned < height ? turned : 2 * height - 1 - turned) * width;
      for (let x = source.left; x <= source.right; x++) {
        const at = y * width + x;
        const i = at * 4;
        const a = data[i + 3] as number;
        if (a === 0) continue;
        const b = blotch[other + x] as number;
        let k = -0.3 + b * wander;
        // Blooms: where drying water pushed pigment into a ragged line.
        const ring = Math.abs(b - 0.22);
        if (ring < 0.035) k += (0.035 - ring) * 5;
        if (pool !== undefined) k += pool(x, y);
        const r = data[i] as number;
        const g = data[i + 1] as number;
        const bl = data[i + 2] as number;
        k += (paper[at] as number) * (0.06 + (255 - g) * 0.0007);
        data[i] = clamp(r + k * (perDensity[r] as number));
        data[i + 1] = clamp(g + k * (perDensity[g] as number));
        data[i + 2] = clamp(bl + k * (perDensity[bl] as number));
      }
    }
  };

  const pooling = (layer: Layer, source: Cel) => {
    const part = alphaOf(source, width, 2, height);
    const reach = layer.role === "thing" ? 5 : 7;
    const soft = blur(part.alpha, part.w, part.h, reach * frame.scale * 0.5);
    const strength = layer.role === "thing" ? 1.5 : 1.15;
    return (x: number, y: number) => {
      const j = (y - part.y0) * part.w + x - part.x0;
      const e = ((part.alpha[j] as number) - (soft[j] as number)) / 255;
      return e > 0 ? e * strength : 0;
    };
  };

  const canvas = await flatten(scene, { relief: 0.42, onCel: wash, share: 0.68 }, tools);
  await tools.step(0.7);
  lay(canvas, await cel({ svg: splatter(), role: "mark", depth: 0 }, frame), "multiply", 0.75);
  await tools.step(0.74);
  const fx = noiseField(frame, { cell: 24, octaves: 4, seed: seed ^ 12 });
  const fy = noiseField(frame, { cell: 24, octaves: 4, seed: seed ^ 13 });
  const bent = warp(canvas, frame, fx, fy, 3);
  await tools.step(0.86);

  const rough = noiseField(frame, { cell: 110, octaves: 4, seed: seed ^ 14 });
  const { data } = bent;
  const margin = Math.min(30, frame.short * 0.036);
  const px = 1 / frame.scale;
  for (let y = 0, i = 0; y < height; y++) {
    const edgeY = Math.min(y, height - 1 - y) * px;
    for (let x = 0; x < width; x++, i++) {
      const d =
        Math.min(edgeY, Math.min(x, width - 1 - x) * px) -
        margin -
        (rough[i] as number) * margin * 0.5;
      const o = i * 3;
      const p = paper[i] as number;
      const light = 1 + p * 0.022;
      if (d < 14) {
        const m = smoothstep(-1.1, 1.1, d);
        const pool = d > 0 ? 0.34 * (1 - d / 14) ** 3 : 0;
        for (let c = 0; c < 3; c++) {
          const v = data[o + c] as number;
          const paint = v + pool * (perDensity[v] as number);
          const sheet = c === 2 ? 240 : c === 1 ? 248 : 252;
          data[o + c] = (sheet + (paint - sheet) * m) * light;
        }
      } else {
        data[o] = (data[o] as number) * light + 3;
        data[o + 1] = (data[o + 1] as number) * light + 3;
        data[o + 2] = (data[o + 2] as number) * light + 2;
      }
    }
    if ((y & 511) === 511) await tools.step(0.86 + (0.14 * y) / height);
  }
  return bent;

  function splatter(): string {
    const rng = scene.rng.fork("splatter");
    let svg = "";
    const colours = [palette.accents[0], palette.sky[1], palette.land[1]] as const;
    for (let i = 0; i < 26; i++) {
      const colour = shift(rng.pick(colours), 0.06);
      const x = rng.range(0, frame.w);
      const y = rng.range(0, frame.h);
      const r = 0.9 + rng.next() ** 4 * 6;
      svg +=
        r > 3
          ? shape(wobble(x, y, r, r * 0.9, 0.14, rng.next, 7), colour, 'opacity=".5"')
          : circle(x, y, r, colour, 'opacity=".55"');
    }
    return svg;
  }
};

const clamp = (v: number) => (v < 0 ? 0 : v > 255 ? 255 : v);
