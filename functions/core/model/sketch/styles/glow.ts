/** Neon tubes, blueprints and film noir: pictures made from outlines and light. */
import { rgb } from "../colour.ts";
import { box, circle, n, stroke } from "../geometry.ts";
import { blur } from "../raster/blur.ts";
import { noiseField } from "../raster/fields.ts";
import { cel, lay } from "../raster/layers.ts";
import { colourValues } from "../words/setting-words.ts";
import { bloom, edges, grainField, luminance, smoothstep, texture, vignette } from "./finish.ts";
import { flatten, type Style } from "./style.ts";

export const neon: Style = async (scene, tools) => {
  const { frame } = scene;
  const canvas = await flatten(scene, { relief: 0.6, share: 0.6 }, tools);
  const { data, width, height } = canvas;
  const line = edges(canvas, frame, 1.3, 2.4);
  await tools.step(0.72);
  const tubes = ["#ff3fa4", "#2fe6ff", "#9b5cff", "#ffd23f"].map(rgb);
  const mask = new Float32Array(line.length);
  // Where everything is an outline (a city's windows), tubes would be noise: light the surface instead.
  const crowded = blur(line, width, height, 9 * frame.scale);
  for (let y = 0, i = 0; y < height; y++) {
    const v = y / height;
    for (let x = 0; x < width; x++, i++) {
      const o = i * 3;
      const r = data[o] as number;
      const g = data[o + 1] as number;
      const b = data[o + 2] as number;
      const mean = (r + g + b) / 3;
      const crowd = smoothstep(0.3, 0.6, crowded[i] as number);
      const e = smoothstep(0.22, 0.62, line[i] as number) * (1 - crowd * 0.85);
      mask[i] = e;
      // Each outline glows in the tube colour nearest to what it outlines; grey things take pink or blue.
      let best = tubes[v < 0.5 ? 1 : 0] ?? [255, 63, 164];
      const chroma = Math.abs(r - mean) + Math.abs(g - mean) + Math.abs(b - mean);
      if (chroma > 46) {
        if (r > g && r > b)
          best = g > b * 1.25 && g > 110 ? (tubes[3] ?? best) : (tubes[0] ?? best);
        else if (b > r * 1.2 && r > g) best = tubes[2] ?? best;
        else best = tubes[1] ?? best;
      }
      const dark = [18 + v * 26, 8 + v * 6, 42 + v * 22];
      for (let c = 0; c < 3; c++) {
        const own = data[o + c] as number;
        const floor =
          (dark[c] as number) + own * (0.34 + crowd * 0.5) * (mean / 255) + (own - mean) * 0.3;
        const tube = (best[c] as number) + (255 - (best[c] as number)) * 0.35;
        data[o + c] = floor + (tube - floor) * e;
      }
    }
    if ((y & 511) === 511) await tools.step(0.72 + (0.1 * y) / height);
  }
  bloom(canvas, frame, mask, 7, 1.5);
  bloom(canvas, frame, mask, 26, 0.85);
  await tools.step(0.95);
  vignette(canvas, 0.5);
  await tools.step(1);
  return canvas;
};

export const blueprint: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const flat = await flatten(
    scene,
    { relief: 0.5, share: 0.62, skip: (layer) => layer.role === "light" },
    tools,
  );
  const { width, height } = flat;
  const line = edges(flat, frame, 0.8, 2.6);
  const tone = luminance(flat);
  const stain = noiseField(frame, { cell: 220, octaves: 5, seed: seed ^ 51 });
  await tools.step(0.76);
  const out = new Uint8ClampedArray(flat.data.length);
  const hatch = 5 * frame.scale;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const e = smoothstep(0.2, 0.66, line[i] as number);
      const s = 1 + (stain[i] as number) * 0.1;
      const v = ((x + y) / hatch) % 1;
      const lit =
        (tone[i] as number) > 0.62 ? 0.07 : (tone[i] as number) < 0.3 && v < 0.3 ? 0.16 : 0;
      const k = Math.min(1, e * 0.88 + lit);
      const o = i * 3;
      out[o] = (22 + (236 - 22) * k) * s;
      out[o + 1] = (66 + (244 - 66) * k) * s;
      out[o + 2] = (132 + (252 - 132) * k) * s;
    }
  }
  const canvas = { width, height, data: out };
  lay(canvas, await cel({ svg: grid(), role: "mark", depth: 0 }, frame));
  vignette(canvas, 0.3);
  await tools.step(1);
  return canvas;

  function grid(): string {
    const { w, h } = frame;
    const rng = scene.rng.fork("plan");
    const chalk = "#e8f3ff";
    let svg = "";
    for (let x = 0; x < w; x += 25)
      svg += stroke(`M${n(x)} 0V${n(h)}`, chalk, Math.round(x / 25) % 4 ? 0.5 : 1, 'opacity=".16"');
    for (let y = 0; y < h; y += 25)
      svg += stroke(`M0 ${n(y)}H${n(w)}`, chalk, Math.round(y / 25) % 4 ? 0.5 : 1, 'opacity=".16"');
    const m = 26;
    svg += `<rect x="${m}" y="${m}" width="${n(w - 2 * m)}" height="${n(h - 2 * m)}" fill="none" stroke="${chalk}" stroke-width="2" opacity=".85"/><rect x="${m + 6}" y="${m + 6}" width="${n(w - 2 * m - 12)}" height="${n(h - 2 * m - 12)}" fill="none" stroke="${chalk}" stroke-width=".8" opacity=".7"/>`;
    const arrow = (x1: number, y1: number, x2: number, y2: number) => {
      const a = Math.atan2(y2 - y1, x2 - x1);
      const tip = (x: number, y: number, s: number) =>
        `M${n(x)} ${n(y)}l${n(Math.cos(a + 0.35) * 11 * s)} ${n(Math.sin(a + 0.35) * 11 * s)}M${n(x)} ${n(y)}l${n(Math.cos(a - 0.35) * 11 * s)} ${n(Math.sin(a - 0.35) * 11 * s)}`;
      return stroke(
        `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}${tip(x1, y1, 1)}${tip(x2, y2, -1)}`,
        chalk,
        1.2,
        'opacity=".8"',
      );
    };
    svg += arrow(w * 0.16, h - 58, w * 0.84, h - 58) + arrow(62, h * 0.2, 62, h * 0.78);
    for (let i = 0; i < 3; i++) {
      const x = w * rng.range(0.2, 0.8);
      const y = h * rng.range(0.2, 0.7);
      const r = frame.short * rng.range(0.05, 0.13);
      svg +=
        `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${chalk}" stroke-width="1" stroke-dasharray="7 5" opacity=".55"/>` +
        stroke(
          `M${n(x - r * 1.25)} ${n(y)}H${n(x + r * 1.25)}M${n(x)} ${n(y - r * 1.25)}V${n(y + r * 1.25)}`,
          chalk,
          0.8,
          'opacity=".5"',
        );
    }
    const bx = w - m - 190;
    const by = h - m - 74;
    svg +=
      `<rect x="${n(bx)}" y="${n(by)}" width="184" height="68" fill="#164284" stroke="${chalk}" stroke-width="1.4" opacity=".92"/>` +
      stroke(
        `M${n(bx)} ${n(by + 23)}h184M${n(bx)} ${n(by + 46)}h184M${n(bx + 70)} ${n(by)}v68`,
        chalk,
        0.8,
        'opacity=".8"',
      );
    for (let r = 0; r < 3; r++)
      svg +=
        box(bx + 10, by + 9 + r * 23, 44, 4, chalk, 2, 'opacity=".7"') +
        box(bx + 80, by + 9 + r * 23, rng.range(40, 92), 4, chalk, 2, 'opacity=".7"');
    return svg + circle(w - m - 24, m + 24, 3, chalk);
  }
};

export const noir: Style = async (scene, tools) => {
  const { frame, seed, reading } = scene;
  const canvas = await flatten(scene, { relief: 1.5, share: 0.7 }, tools);
  const { data, width, height } = canvas;
  const line = edges(canvas, frame, 1, 1.8);
  const rough = noiseField(frame, { cell: 16, octaves: 4, seed: seed ^ 61 });
  await tools.step(0.8);
  const accent = reading.subjects.find((s) => s.colour !== undefined)?.colour ?? reading.colours[0];
  const keep =
    accent === undefined ||
    accent === "white" ||
    accent === "black" ||
    accent === "grey" ||
    accent === "silver"
      ? undefined
      : rgb(colourValues[accent]);
  const km = keep ? (keep[0] + keep[1] + keep[2]) / 3 : 0;
  const kl = keep ? Math.hypot(keep[0] - km, keep[1] - km, keep[2] - km) : 1;
  let sum = 0;
  for (let o = 1; o < data.length; o += 3 * 61) sum += data[o] as number;
  const mean = sum / Math.ceil(data.length / 183) / 255;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const o = i * 3;
      const r = data[o] as number;
      const g = data[o + 1] as number;
      const b = data[o + 2] as number;
      const l = (r * 0.34 + g * 0.54 + b * 0.12) / 255 + (rough[i] as number) * 0.028;
      const t = l - mean * 0.92;
      let v =
        0.07 +
        0.2 * smoothstep(-0.16, -0.13, t) +
        0.24 * smoothstep(0, 0.03, t) +
        0.46 * smoothstep(0.17, 0.2, t);
      v *= 1 - smoothstep(0.3, 0.75, line[i] as number) * 0.72;
      let tint = 0;
      if (keep !== undefined) {
        const m = (r + g + b) / 3;
        const size = Math.hypot(r - m, g - m, b - m);
        if (size > 24)
          tint =
            smoothstep(
              0.86,
              0.96,
              ((r - m) * (keep[0] - km) + (g - m) * (keep[1] - km) + (b - m) * (keep[2] - km)) /
                (size * kl),
            ) * smoothstep(24, 48, size);
      }
      for (let c = 0; c < 3; c++) {
        const grey = 255 * v * (c === 2 ? 0.97 : 1);
        const colour = keep === undefined ? grey : (keep[c] as number) * (0.35 + v * 0.9);
        data[o + c] = grey + (colour - grey) * tint;
      }
    }
    if ((y & 511) === 511) await tools.step(0.8 + (0.12 * y) / height);
  }
  texture(canvas, grainField(scene), 0.07);
  vignette(canvas, 0.5);
  await tools.step(1);
  return canvas;
};
