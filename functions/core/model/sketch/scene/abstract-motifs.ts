/** The motifs of abstract pictures. */
import type { Hex } from "../colour.ts";
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import type { Point } from "../geometry.ts";
import { circle, linear, n, radial, shape, smooth, stroke, wobble } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

type Colours = readonly [Hex, Hex, Hex, Hex, Hex];

/** Nested arches and a sun. */
export function arches(stage: Stage, rng: Rng, set: Colours): Layer[] {
  const { frame } = stage;
  const layers: Layer[] = [];
  const sunR = frame.short * rng.range(0.13, 0.2);
  const sx = frame.w * rng.range(0.25, 0.75);
  layers.push({
    svg: circle(sx, frame.h * rng.range(0.2, 0.34), sunR, set[1]),
    role: "thing",
    depth: 0.9,
    relief: 8,
  });
  const count = Math.max(3, Math.round(frame.w / 260));
  for (let i = 0; i < count; i++) {
    const x = frame.w * ((i + rng.range(0.2, 0.8)) / count);
    const r = frame.short * rng.range(0.16, 0.34);
    const foot = frame.h * 1.02;
    const top = frame.h * rng.range(0.45, 0.72);
    let svg = "";
    const rings = rng.int(3, 5);
    for (let k = 0; k < rings; k++) {
      const rr = r * (1 - k / rings);
      svg += shape(
        `M${n(x - rr)} ${n(foot)}V${n(top + r)}A${n(rr)} ${n(rr)} 0 0 1 ${n(x + rr)} ${n(top + r)}V${n(foot)}Z`,
        set[(i + k) % 5] ?? set[0],
      );
    }
    layers.push({ svg, role: "land", depth: 0.6 - i * 0.08, relief: 7 });
  }
  return layers;
}

/** Wide wavy bands, like strata or slow music. */
export function bands(stage: Stage, rng: Rng, set: Colours, paper: Hex): Layer[] {
  const { frame } = stage;
  const layers: Layer[] = [];
  const count = rng.int(8, 12);
  const f = rng.range(0.8, 1.8);
  for (let i = 0; i < count; i++) {
    const t = i / count;
    const y = frame.h * (0.12 + t * 0.86);
    const points: Point[] = [];
    const a = rng.range(0, 6.3);
    for (let k = 0; k <= 22; k++) {
      const x = (k / 22) * (frame.w + 60) - 30;
      points.push([
        x,
        y +
          Math.sin((x / 1_000) * 6.28 * f + a) * frame.h * 0.055 * (1 - t * 0.3) +
          Math.sin((x / 1_000) * 19 + a * 2) * frame.h * 0.012,
      ]);
    }
    const colour = mix(set[i % 4] ?? set[0], paper, (1 - t) * 0.35);
    const id = stage.id("band");
    let svg = `<defs>${linear(
      id,
      [
        { at: 0, colour: shift(colour, 0.06) },
        { at: 1, colour: shift(colour, -0.08) },
      ],
      [0, y],
      [frame.w * 0.1, y + frame.h * 0.14],
    )}</defs>${shape(`${smooth(points)}L${n(frame.w + 40)} ${n(frame.h + 10)}L-40 ${n(frame.h + 10)}Z`, `url(#${id})`)}`;
    if (i % 3 === 1)
      svg += stroke(
        smooth(points.map(([x, py]) => [x, py + 15] as const)),
        set[4],
        1.6,
        'stroke-dasharray="1 11" opacity=".8"',
      );
    layers.push({ svg, role: "land", depth: 0.8 * (1 - t), relief: 9 });
  }
  const r = frame.short * rng.range(0.07, 0.13);
  layers.splice(1, 0, {
    svg: circle(frame.w * rng.range(0.2, 0.8), frame.h * 0.14, r, set[1]),
    role: "thing",
    depth: 0.9,
    relief: 8,
  });
  return layers;
}

/** Circles on circles. */
export function orbits(stage: Stage, rng: Rng, set: Colours, paper: Hex): Layer[] {
  const { frame } = stage;
  const layers: Layer[] = [];
  const cx = frame.w * rng.range(0.35, 0.65);
  const cy = frame.h * rng.range(0.38, 0.6);
  let rings = "";
  for (let i = 9; i > 0; i--)
    rings += `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n((i * frame.short) / 13)}" fill="none" stroke="${set[4]}" stroke-width="1.3" opacity="${n(0.15 + (9 - i) * 0.05)}"/>`;
  layers.push({ svg: rings, role: "mark", depth: 0.9 });
  const id = stage.id("core");
  const core = frame.short * rng.range(0.16, 0.22);
  layers.push({
    svg: `<defs>${radial(
      id,
      [
        { at: 0, colour: shift(set[0], 0.14) },
        { at: 1, colour: shift(set[0], -0.04) },
      ],
      cx - core * 0.3,
      cy - core * 0.3,
      core * 1.3,
    )}</defs>${circle(cx, cy, core, `url(#${id})`)}`,
    role: "thing",
    depth: 0.5,
    relief: 10,
  });
  for (let i = 0; i < 14; i++) {
    const orbit = ((2 + (i % 7)) * frame.short) / 13;
    const a = rng.range(0, 6.28);
    const r = frame.short * rng.range(0.018, 0.085) * (i % 4 === 0 ? 1.4 : 1);
    const x = cx + Math.cos(a) * orbit * (frame.wide ? 1.5 : 1);
    const y = cy + Math.sin(a) * orbit * (frame.tall ? 1.4 : 1);
    const colour = set[1 + (i % 3)] ?? set[1];
    layers.push({
      svg:
        i % 5 === 3
          ? shape(`M${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 0 1 ${n(x + r)} ${n(y)}Z`, colour)
          : circle(x, y, r, i % 5 === 4 ? mix(colour, paper, 0.4) : colour),
      role: "thing",
      depth: 0.3,
      relief: 6,
    });
  }
  return packed(layers);
}

/** Leaves and blooms that belong to no plant. */
export function garden(stage: Stage, rng: Rng, set: Colours): Layer[] {
  const { frame } = stage;
  const layers: Layer[] = [];
  for (let i = 0; i < 3; i++)
    layers.push({
      svg: shape(
        wobble(
          frame.w * rng.range(0.1, 0.9),
          frame.h * rng.range(0.2, 0.8),
          frame.short * rng.range(0.2, 0.34),
          frame.short * rng.range(0.18, 0.3),
          0.16,
          rng.next,
          8,
        ),
        set[i + 1] ?? set[1],
        'opacity=".55"',
      ),
      role: "land",
      depth: 0.8,
      relief: 10,
    });
  const stems = Math.round(frame.w / 90);
  for (let i = 0; i < stems; i++) {
    const x = frame.w * ((i + rng.range(0.2, 0.8)) / stems);
    const tall = frame.h * rng.range(0.4, 0.86);
    const lean = rng.range(-0.12, 0.12) * tall;
    const colour = set[i % 2 ? 4 : 2] ?? set[2];
    let svg = stroke(
      `M${n(x)} ${n(frame.h + 5)}Q${n(x + lean * 0.2)} ${n(frame.h - tall * 0.5)} ${n(x + lean)} ${n(frame.h - tall)}`,
      colour,
      3.4,
    );
    const kind = rng.int(0, 2);
    for (let k = 1; k < 9; k++) {
      const t = k / 9;
      const lx = x + lean * t * t;
      const ly = frame.h - tall * t;
      const long = frame.short * 0.1 * (1 - t * 0.6);
      for (const s of [-1, 1]) {
        if (kind === 0)
          svg += shape(
            `M${n(lx)} ${n(ly)}Q${n(lx + s * long * 0.4)} ${n(ly - long * 0.7)} ${n(lx + s * long)} ${n(ly - long * 0.5)}Q${n(lx + s * long * 0.6)} ${n(ly + long * 0.05)} ${n(lx)} ${n(ly)}Z`,
            k % 2 ? colour : shift(colour, 0.07),
          );
        if (kind === 1 && t > 0.4)
          svg +=
            stroke(
              `M${n(lx)} ${n(ly)}L${n(lx + s * long * 0.8)} ${n(ly - long * 0.6)}`,
              colour,
              1.6,
            ) + circle(lx + s * long * 0.8, ly - long * 0.6, long * 0.16, set[1]);
      }
    }
    if (kind === 2)
      for (let k = 0; k < 9; k++)
        svg += `<g transform="translate(${n(x + lean)} ${n(frame.h - tall)}) rotate(${k * 40})">${shape(`M0 0Q${n(frame.short * 0.03)} ${n(-frame.short * 0.05)} 0 ${n(-frame.short * 0.095)}Q${n(-frame.short * 0.03)} ${n(-frame.short * 0.05)} 0 0Z`, k % 2 ? set[0] : set[1])}</g>`;
    layers.push({ svg, role: "thing", depth: 0.3, relief: 4 });
  }
  return packed(layers);
}

/** Balanced stones. */
export function pebbles(stage: Stage, rng: Rng, set: Colours): Layer[] {
  const { frame } = stage;
  const layers: Layer[] = [
    {
      svg: shape(
        `M-10 ${n(frame.h * 0.78)}Q${n(frame.w / 2)} ${n(frame.h * 0.74)} ${n(frame.w + 10)} ${n(frame.h * 0.79)}V${n(frame.h + 10)}H-10Z`,
        set[3],
      ),
      role: "land",
      depth: 0.6,
      relief: 6,
    },
  ];
  layers.push({
    svg: circle(
      frame.w * rng.range(0.25, 0.75),
      frame.h * 0.3,
      frame.short * rng.range(0.15, 0.24),
      set[1],
      'opacity=".85"',
    ),
    role: "thing",
    depth: 0.9,
    relief: 6,
  });
  const piles = frame.wide ? 3 : 2;
  for (let p = 0; p < piles; p++) {
    const x = frame.w * ((p + rng.range(0.35, 0.65)) / piles);
    let y = frame.h * rng.range(0.84, 0.93);
    let w = frame.short * rng.range(0.13, 0.2);
    const count = rng.int(3, 6);
    for (let i = 0; i < count; i++) {
      const tall = w * rng.range(0.36, 0.58);
      const colour = set[(i + p) % 5] ?? set[0];
      layers.push({
        svg: shape(
          wobble(x + rng.range(-0.1, 0.1) * w, y - tall, w, tall, 0.05, rng.next, 9),
          colour,
        ),
        role: "thing",
        depth: 0.2,
        relief: 12,
      });
      y -= tall * 1.86;
      w *= rng.range(0.64, 0.84);
    }
  }
  return packed(layers);
}

/** Few layers are quick layers: neighbours that do not need their own are joined. */
function packed(layers: Layer[]): Layer[] {
  if (layers.length <= 7) return layers;
  const size = Math.ceil(layers.length / 7);
  const out: Layer[] = [];
  for (let i = 0; i < layers.length; i += size) {
    const part = layers.slice(i, i + size);
    const first = part[0];
    if (first !== undefined) out.push({ ...first, svg: part.map((l) => l.svg).join("") });
  }
  return out;
}
