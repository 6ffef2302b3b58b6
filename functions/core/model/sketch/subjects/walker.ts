/** The four-legged animal: one set of proportions, seen from the side. */

import type { Point } from "../geometry.ts";
import { ellipse, n, shape, smooth, stroke } from "../geometry.ts";
import { eye, limb } from "./parts.ts";
import type { Pen } from "./subject.ts";

export interface Walker {
  /** Lengths with the back at 100 minus what stands above it. */
  readonly back: number;
  readonly length: number;
  readonly belly: number;
  readonly leg: number;
  readonly neck: readonly [number, number];
  readonly neckWidth: number;
  readonly head: readonly [number, number];
  readonly headTurn: number;
  readonly ear: readonly [number, number];
  readonly tail: "brush" | "tuft" | "short" | "curl" | "rope" | "none";
  readonly hoof: string;
  readonly hump?: boolean;
  readonly extra?: (pen: Pen, headAt: Point) => string;
  readonly over?: (pen: Pen) => string;
  readonly muzzle?: string;
}

export function walker(spec: Walker): (pen: Pen) => string {
  return (pen) => {
    const { back, length, belly, leg } = spec;
    const half = length / 2;
    const hoof = pen.c(spec.hoof);
    const foot = (x: number, top: number, step: number, fill: string) =>
      limb([x, top], [x + step, -5], leg * 1.25, leg * 0.72, fill, step * 0.3) +
      shape(
        `M${n(x + step - leg * 0.8)} -6L${n(x + step - leg * 0.95)} 0H${n(x + step + leg)}L${n(x + step + leg * 0.78)} -6Z`,
        hoof,
      );
    const stride = pen.pose === "move" ? 9 : pen.rng.range(1, 4);
    const shoulder: Point = [half * 0.72, -back + 6];
    const headAt: Point = [half * 0.72 + spec.neck[0], -back + 6 - spec.neck[1]];
    let svg = "";
    const tailAt: Point = [-half - 1, -back + 7];
    if (spec.tail === "brush")
      svg += shape(
        `M${n(tailAt[0] + 4)} ${n(tailAt[1] - 4)}C${n(tailAt[0] - 14)} ${n(tailAt[1])} ${n(tailAt[0] - 16)} ${n(tailAt[1] + 24)} ${n(tailAt[0] - 13)} ${n(tailAt[1] + 44)}C${n(tailAt[0] - 4)} ${n(tailAt[1] + 34)} ${n(tailAt[0] - 2)} ${n(tailAt[1] + 16)} ${n(tailAt[0] + 5)} ${n(tailAt[1] + 6)}Z`,
        pen.deep,
      );
    if (spec.tail === "tuft" || spec.tail === "rope")
      svg +=
        stroke(`M${n(tailAt[0] + 3)} ${n(tailAt[1])}q-9 8 -8 30`, pen.dark, 2.6) +
        (spec.tail === "tuft" ? ellipse(tailAt[0] - 5, tailAt[1] + 33, 3, 6, pen.deep) : "");
    if (spec.tail === "short") svg += ellipse(tailAt[0], tailAt[1] + 3, 5, 7, pen.pale, 30);
    if (spec.tail === "curl")
      svg += stroke(
        `M${n(tailAt[0] + 4)} ${n(tailAt[1] + 8)}q-9 -1 -9 -7q0 -5 5 -4q4 2 0 6`,
        pen.dark,
        2,
      );
    svg +=
      foot(-half * 0.62, -back + belly * 0.7, -stride, pen.dark) +
      foot(half * 0.56, -back + belly * 0.7, stride, pen.dark);
    const nx = headAt[0] - shoulder[0];
    const ny = headAt[1] - shoulder[1];
    const long = Math.hypot(nx, ny) || 1;
    const w = spec.neckWidth;
    const px = (-ny / long) * w;
    const py = (nx / long) * w;
    svg += shape(
      smooth(
        [
          [shoulder[0] - px * 1.7 - 6, shoulder[1] - py * 0.4],
          [shoulder[0] + nx * 0.5 - px, shoulder[1] + ny * 0.5 - py],
          [headAt[0] - px * 0.75, headAt[1] - py * 0.75],
          [headAt[0] + px * 0.8, headAt[1] + py * 0.8],
          [shoulder[0] + nx * 0.45 + px, shoulder[1] + ny * 0.45 + py],
          [shoulder[0] + px * 1.3 + 2, shoulder[1] + belly * 0.55],
          [shoulder[0] - 14, shoulder[1] + belly * 0.5],
        ],
        true,
      ),
      pen.main,
    );
    const hump = spec.hump ? 14 : 0;
    svg += shape(
      smooth(
        [
          [-half, -back + 8],
          [-half * 0.6, -back],
          [0, -back + 2.5 - hump],
          [half * 0.55, -back],
          [half, -back + belly * 0.35],
          [half * 0.86, -back + belly * 0.8],
          [half * 0.2, -back + belly * 1.02],
          [-half * 0.45, -back + belly * 0.92],
          [-half * 0.95, -back + belly * 0.72],
          [-half * 1.06, -back + belly * 0.38],
        ],
        true,
      ),
      pen.main,
    );
    svg += shape(
      smooth(
        [
          [-half * 0.9, -back + belly * 0.66],
          [-half * 0.3, -back + belly * 0.74],
          [half * 0.5, -back + belly * 0.78],
          [half * 0.82, -back + belly * 0.72],
          [half * 0.2, -back + belly * 1],
          [-half * 0.45, -back + belly * 0.9],
        ],
        true,
      ),
      pen.dark,
      'opacity=".5"',
    );
    svg += spec.over?.(pen) ?? "";
    svg +=
      foot(-half * 0.78, -back + belly * 0.6, stride * 0.8, pen.main) +
      foot(half * 0.72, -back + belly * 0.62, -stride * 0.7, pen.main);
    const [hl, hh] = spec.head;
    const [el, ew] = spec.ear;
    const face = spec.muzzle ? pen.c(spec.muzzle) : pen.dark;
    const body = `<g transform="translate(${n(headAt[0])} ${n(headAt[1])}) rotate(${n(spec.headTurn)})">
${ellipse(-hh * 0.3, -hh * 0.86 - el * 0.3, ew, el, pen.dark, -38)}
${shape(
  smooth(
    [
      [-hh * 0.8, -hh * 0.2],
      [-hh * 0.3, -hh * 0.9],
      [hl * 0.35, -hh * 0.72],
      [hl * 0.85, -hh * 0.42],
      [hl, hh * 0.02],
      [hl * 0.88, hh * 0.42],
      [hl * 0.4, hh * 0.6],
      [-hh * 0.2, hh * 0.85],
      [-hh * 0.9, hh * 0.5],
    ],
    true,
  ),
  pen.main,
)}
${shape(
  smooth(
    [
      [hl * 0.62, -hh * 0.55],
      [hl * 0.88, -hh * 0.42],
      [hl, hh * 0.02],
      [hl * 0.88, hh * 0.42],
      [hl * 0.6, hh * 0.5],
    ],
    true,
  ),
  face,
)}
${ellipse(hl * 0.86, -hh * 0.14, 1.1, 1.5, pen.c("#2a2022"))}
${ellipse(-hh * 0.05, -hh * 0.72 - el * 0.28, ew * 0.9, el, pen.main, -14)}${ellipse(-hh * 0.05, -hh * 0.72 - el * 0.28, ew * 0.45, el * 0.66, pen.pale, -14, 'opacity=".6"')}
${eye(pen, hl * 0.26, -hh * 0.22, Math.max(1.5, hh * 0.17))}</g>`;
    return svg + (spec.extra?.(pen, headAt) ?? "") + body;
  };
}
