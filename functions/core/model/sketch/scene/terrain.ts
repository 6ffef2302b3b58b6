/** Outlines of land: hills, dunes, peaks, and what grows on a slope. */
import { type Hex, mix, shift } from "../colour.ts";
import {
  circle,
  ellipse,
  line,
  linear,
  n,
  type Point,
  shape,
  smooth,
  stroke,
} from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

export interface Ridge {
  readonly points: readonly Point[];
  readonly at: (x: number) => number;
}

/** A rolling outline: a few sines of falling strength. */
export function hills(stage: Stage, rng: Rng, y: number, height: number, waves = 1.4): Ridge {
  const { w } = stage.frame;
  const phase = [rng.range(0, 7), rng.range(0, 7), rng.range(0, 7)] as const;
  const f = (waves * Math.PI * 2) / 1_000;
  const at = (x: number) =>
    y -
    height *
      (0.62 * Math.sin(x * f + phase[0]) +
        0.28 * Math.sin(x * f * 2.1 + phase[1]) +
        0.1 * Math.sin(x * f * 5.3 + phase[2]));
  const points: Point[] = [];
  for (let i = 0; i <= 28; i++) {
    const x = (i / 28) * (w + 40) - 20;
    points.push([x, at(x)]);
  }
  return { points, at };
}

export function fillBelow(stage: Stage, ridge: Ridge, top: Hex, bottom: Hex): string {
  const { w, h } = stage.frame;
  const id = stage.id("slope");
  const high = Math.min(...ridge.points.map((p) => p[1]));
  return `<defs>${linear(
    id,
    [
      { at: 0, colour: top },
      { at: 1, colour: bottom },
    ],
    [0, high],
    [w * 0.04, Math.min(h, high + h * 0.42)],
  )}</defs>${shape(`${smooth(ridge.points)}L${n(w + 20)} ${n(h + 5)}L-20 ${n(h + 5)}Z`, `url(#${id})`)}`;
}

/** Faceted peaks, one side in shade, snow where they are high enough. */
export function peaks(
  stage: Stage,
  rng: Rng,
  options: {
    base: number;
    height: number;
    count: number;
    colour: Hex;
    snow: boolean;
    lightFromLeft: boolean;
  },
): string {
  const { w } = stage.frame;
  let svg = "";
  const order = rng.shuffled(Array.from({ length: options.count }, (_, i) => i));
  const shade = mix(shift(options.colour, -0.1), stage.palette.sky[0], 0.25);
  const white = mix(stage.palette.tone("#fbfdff", 0.12), stage.palette.haze, 0.16);
  for (const i of order) {
    const x = ((i + rng.range(0.2, 0.8)) / options.count) * w * 1.1 - w * 0.05;
    const tall = options.height * rng.range(0.62, 1.05);
    const half = tall * rng.range(0.8, 1.15);
    const top = options.base - tall;
    const side = (direction: number): Point[] => {
      const out: Point[] = [];
      const steps = 7;
      for (let s = 1; s <= steps; s++) {
        const t = s / steps;
        out.push([
          x + direction * half * (t + rng.range(-0.045, 0.045)),
          top + tall * (t ** 1.06 + (s < steps ? rng.range(-0.035, 0.035) : 0)),
        ]);
      }
      return out;
    };
    const left = side(-1);
    const right = side(1);
    const peak: Point = [x, top];
    svg += shape(line([...[...left].reverse(), peak, ...right], true), options.colour);
    const spine: Point[] = [peak];
    for (let s = 1; s <= 6; s++)
      spine.push([
        x +
          rng.range(-0.1, 0.1) * half * (s / 3) +
          half * 0.05 * s * (options.lightFromLeft ? 0.4 : -0.4),
        top + (tall * s) / 6,
      ]);
    const dark = options.lightFromLeft ? right : left;
    svg += shape(line([...spine, ...[...dark].reverse()], true), shade, 'opacity=".8"');
    for (let k = 0; k < 4; k++) {
      const t = rng.range(0.3, 0.75);
      const s = options.lightFromLeft ? -1 : 1;
      const sx = x + s * half * t * rng.range(0.15, 0.6);
      const sy = top + tall * (t + 0.05);
      svg += shape(
        line(
          [
            [sx, sy],
            [sx + s * half * 0.1, sy + tall * 0.16],
            [sx - s * half * 0.03, sy + tall * 0.2],
          ],
          true,
        ),
        shade,
        'opacity=".45"',
      );
    }
    if (options.snow && tall > options.height * 0.7) {
      const cut = rng.range(0.26, 0.38);
      const edge: Point[] = [];
      const zig = 7;
      for (let z = 0; z <= zig; z++) {
        const t = z / zig;
        const px = x - half * cut + 2 * half * cut * t;
        edge.push([
          px,
          top +
            tall * cut * (z === 0 || z === zig ? 0.98 : z % 2 ? 1.22 : 0.78) +
            rng.range(-0.02, 0.02) * tall,
        ]);
      }
      svg += shape(line([peak, ...edge.reverse()], true), white);
      const half2 = edge.filter((p) => (options.lightFromLeft ? p[0] >= x : p[0] <= x));
      svg += shape(
        line(
          [
            peak,
            ...half2,
            [x + (options.lightFromLeft ? 1 : -1) * half * 0.02, top + tall * cut * 0.9],
          ],
          true,
        ),
        mix(white, shade, 0.5),
        'opacity=".75"',
      );
    }
  }
  return svg;
}

/** Grass, flowers, stones: small things scattered on the near ground, larger towards the viewer. */
export function tufts(
  stage: Stage,
  rng: Rng,
  options: {
    at: (x: number) => number;
    count: number;
    colour: Hex;
    flowers: number;
    bottom: number;
  },
): string {
  const { w } = stage.frame;
  const { palette } = stage;
  let svg = "";
  const spots = Array.from({ length: options.count }, () => rng.next() ** 1.3).sort(
    (a, b) => a - b,
  );
  for (const t of spots) {
    const x = rng.range(-10, w + 10);
    const ground = options.at(x);
    const y = ground + 6 + t * (options.bottom - ground);
    const size = 7 + t * 20;
    const tone = shift(options.colour, rng.range(-0.07, 0.07));
    for (let b = -2; b <= 2; b++) {
      const lean = b * size * 0.22 + rng.range(-3, 3);
      svg += stroke(
        `M${n(x + b * 1.6)} ${n(y)}q${n(lean * 0.2)} ${n(-size * 0.6)} ${n(lean)} ${n(-size * rng.range(0.7, 1.1))}`,
        tone,
        1 + t * 1.3,
      );
    }
    if (rng.chance(options.flowers)) {
      const colour = rng.pick(palette.accents);
      const petal = palette.tone(rng.pick([colour, "#fbf4e2", "#f4c542"]));
      const fy = y - size * rng.range(0.9, 1.25);
      const r = 1.8 + t * 3.2;
      svg += stroke(`M${n(x)} ${n(y)}L${n(x + 1)} ${n(fy)}`, tone, 0.9 + t);
      for (let k = 0; k < 5; k++) {
        const a = (k / 5) * Math.PI * 2;
        svg += circle(x + 1 + Math.cos(a) * r * 0.75, fy + Math.sin(a) * r * 0.6, r * 0.62, petal);
      }
      svg += circle(x + 1, fy, r * 0.5, palette.tone("#f2b134"));
    }
  }
  return svg;
}

export function stones(
  stage: Stage,
  rng: Rng,
  at: (x: number) => number,
  count: number,
  bottom: number,
  colour: Hex,
): string {
  const { w } = stage.frame;
  let svg = "";
  for (let i = 0; i < count; i++) {
    const x = rng.range(0, w);
    const ground = at(x);
    const t = rng.next();
    const y = ground + 8 + t * (bottom - ground);
    const r = 4 + t * 15 * rng.range(0.4, 1);
    svg += ellipse(
      x + r * 0.2,
      y + r * 0.25,
      r * 1.2,
      r * 0.3,
      shift(colour, -0.2),
      0,
      'opacity=".35"',
    );
    svg += shape(
      smooth(
        [
          [x - r, y],
          [x - r * 0.7, y - r * 0.6],
          [x, y - r * rng.range(0.7, 0.95)],
          [x + r * 0.8, y - r * 0.5],
          [x + r, y],
          [x, y + r * 0.25],
        ],
        true,
      ),
      colour,
    );
    svg += shape(
      smooth(
        [
          [x - r * 0.8, y - r * 0.3],
          [x - r * 0.5, y - r * 0.65],
          [x, y - r * 0.72],
          [x + r * 0.3, y - r * 0.6],
          [x - r * 0.2, y - r * 0.4],
        ],
        true,
      ),
      shift(colour, 0.09),
      'opacity=".8"',
    );
  }
  return svg;
}
