/** Printed looks: woodblock, comic, and flat minimal shapes. */
import { circle, n, stroke } from "../geometry.ts";
import { noiseField } from "../raster/fields.ts";
import { cel, lay } from "../raster/layers.ts";
import {
  edges,
  grainField,
  luminance,
  paperField,
  posterize,
  saturation,
  smoothstep,
  texture,
  warp,
} from "./finish.ts";
import { flatten, type Style } from "./style.ts";

export const woodblock: Style = async (scene, tools) => {
  const { frame, seed } = scene;
  const flat = await flatten(scene, { relief: 0.25, share: 0.62 }, tools);
  posterize(flat, 9, 0.35);
  const fx = noiseField(frame, { cell: 18, octaves: 3, seed: seed ^ 71 });
  const fy = noiseField(frame, { cell: 18, octaves: 3, seed: seed ^ 72 });
  const canvas = warp(flat, frame, fx, fy, 1.2);
  await tools.step(0.74);
  const line = edges(canvas, frame, 1.15, 2.3);
  const grain = noiseField(frame, { cell: 2.6, octaves: 2, seed: seed ^ 73, stretch: 40 });
  const paper = paperField(scene);
  await tools.step(0.84);
  const { data, width, height } = canvas;
  const margin = frame.short * 0.035 * frame.scale;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const o = i * 3;
      const e = smoothstep(0.3, 0.62, line[i] as number) * 0.86;
      const press = 1 + (grain[i] as number) * 0.045;
      const d =
        Math.min(x, y, width - 1 - x, height - 1 - y) -
        margin +
        (fx[i] as number) * frame.scale * 1.2;
      const inside = smoothstep(-0.8 * frame.scale, 0.8 * frame.scale, d);
      const frameLine = smoothstep(
        3 * frame.scale,
        1.6 * frame.scale,
        Math.abs(d - 2 * frame.scale),
      );
      for (let c = 0; c < 3; c++) {
        const sheet = [240, 228, 202][c] as number;
        const inkColour = [34, 36, 58][c] as number;
        // Thin pigment on warm paper: everything is pulled a little towards the sheet.
        let v = (data[o + c] as number) * press;
        v = v + (sheet - v) * 0.13;
        v = v + (inkColour - v) * e;
        v = sheet + (v - sheet) * inside;
        v = v + (inkColour - v) * frameLine * 0.9;
        data[o + c] = v * (1 + (paper[i] as number) * 0.025);
      }
    }
    if ((y & 511) === 511) await tools.step(0.84 + (0.12 * y) / height);
  }
  const rng = scene.rng.fork("seal");
  const s = frame.short * 0.05;
  const left = rng.chance(0.5);
  const x = left ? frame.short * 0.035 + s * 1.3 : frame.w - frame.short * 0.035 - s * 1.3;
  const y = frame.h - frame.short * 0.035 - s * 1.4;
  const seal = `<rect x="${n(x - s / 2)}" y="${n(y - s / 2)}" width="${n(s)}" height="${n(s)}" rx="${n(s * 0.12)}" fill="#b5332a" opacity=".92"/><g opacity=".95">${stroke(`M${n(x - s * 0.26)} ${n(y - s * 0.2)}h${n(s * 0.52)}M${n(x)} ${n(y - s * 0.3)}v${n(s * 0.6)}M${n(x - s * 0.22)} ${n(y + s * 0.06)}q${n(s * 0.22)} ${n(s * 0.3)} ${n(s * 0.44)} 0`, "#f6e8cf", s * 0.075)}</g>`;
  lay(canvas, await cel({ svg: seal, role: "mark", depth: 0 }, frame));
  await tools.step(1);
  return canvas;
};

export const comic: Style = async (scene, tools) => {
  const { frame } = scene;
  const canvas = await flatten(scene, { relief: 0.9, share: 0.66 }, tools);
  const { data, width, height } = canvas;
  const line = edges(canvas, frame, 1.7, 2.2);
  const tone = luminance(canvas);
  await tools.step(0.78);
  posterize(canvas, 5, 0.1);
  saturation(canvas, 1.4);
  const cell = 7.2 * frame.scale;
  const margin = frame.short * 0.022 * frame.scale;
  const cos = Math.cos(0.5) / cell;
  const sin = Math.sin(0.5) / cell;
  const soft = Math.max(0.06, 0.8 / cell);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const o = i * 3;
      const u = x * cos + y * sin;
      const v = -x * sin + y * cos;
      const d = Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5);
      const dark = 1 - (tone[i] as number);
      const dots = smoothstep(0, soft, Math.sqrt(Math.max(0, dark - 0.22)) * 0.62 - d) * 0.3;
      const e = smoothstep(0.34, 0.56, line[i] as number);
      const edge = Math.min(x, y, width - 1 - x, height - 1 - y);
      const inside = smoothstep(margin - frame.scale, margin, edge);
      const rim = smoothstep(margin + 5 * frame.scale, margin + 4 * frame.scale, edge) * inside;
      const ink = Math.max(e, rim);
      for (let c = 0; c < 3; c++) {
        let p = (data[o + c] as number) * (1 - dots);
        p += ((c === 2 ? 34 : 22) - p) * ink;
        data[o + c] = 252 + (p - 252) * inside;
      }
    }
    if ((y & 511) === 511) await tools.step(0.78 + (0.18 * y) / height);
  }
  await tools.step(1);
  return canvas;
};

/** Few flat tones in a clean window on a quiet wall. */
export const minimal: Style = async (scene, tools) => {
  const { frame, palette } = scene;
  const canvas = await flatten(
    scene,
    { relief: 0, share: 0.75, skip: (layer) => layer.role === "mark" && layer.depth > 0.5 },
    tools,
  );
  posterize(canvas, 8, 0.5);
  saturation(canvas, 0.94);
  await tools.step(0.84);
  const rng = scene.rng.fork("window");
  const wall = palette.night ? "#f1ece1" : rng.pick(["#f6f1e6", "#f3ede4", "#efece6"]);
  const { w, h, short } = frame;
  const kind = rng.pick(["arch", "circle", "card"] as const);
  const m = short * 0.085;
  const window =
    kind === "circle" && !frame.wide && !frame.tall
      ? `M${n(w / 2 - short * 0.43)} ${n(h / 2)}a${n(short * 0.43)} ${n(short * 0.43)} 0 1 0 ${n(short * 0.86)} 0a${n(short * 0.43)} ${n(short * 0.43)} 0 1 0 ${n(-short * 0.86)} 0Z`
      : kind === "arch" && !frame.wide
        ? `M${n(m)} ${n(h - m)}V${n(m + (w - 2 * m) / 2)}A${n((w - 2 * m) / 2)} ${n((w - 2 * m) / 2)} 0 0 1 ${n(w - m)} ${n(m + (w - 2 * m) / 2)}V${n(h - m)}Z`
        : `M${n(m + 26)} ${n(m)}H${n(w - m - 26)}a26 26 0 0 1 26 26V${n(h - m - 26)}a26 26 0 0 1 -26 26H${n(m + 26)}a26 26 0 0 1 -26 -26V${n(m + 26)}a26 26 0 0 1 26 -26Z`;
  lay(
    canvas,
    await cel(
      {
        svg: `<path d="M-5 -5H${n(w + 5)}V${n(h + 5)}H-5Z${window}" fill="${wall}" fill-rule="evenodd"/>${circle(w - m * 0.5, h - m * 0.5, 0, wall)}`,
        role: "mark",
        depth: 0,
      },
      frame,
    ),
  );
  texture(canvas, grainField(scene), 0.012);
  await tools.step(1);
  return canvas;
};
