/** Eyes, ears, legs: small parts many drawings share. */
import { circle, ellipse, type Point, shape, smooth, stroke } from "../geometry.ts";
import type { Pen } from "./subject.ts";

/** A bright, round eye; a closed one when asleep. */
export function eye(pen: Pen, x: number, y: number, r: number, glint = true): string {
  const dark = pen.c("#221a1c");
  if (pen.pose === "sleep") {
    return stroke(`M${x - r * 1.3} ${y}q${r * 1.3} ${r * 1.4} ${r * 2.6} 0`, dark, r * 0.6);
  }
  return (
    ellipse(x, y, r, r * 1.18, dark) +
    (glint ? circle(x + r * 0.35, y - r * 0.45, r * 0.34, "#fffaf0") : "")
  );
}

export const blush = (pen: Pen, x: number, y: number, r: number) =>
  ellipse(x, y, r, r * 0.65, pen.c("#f0837a"), 0, 'opacity=".45"');

export const smile = (pen: Pen, x: number, y: number, w: number) =>
  stroke(
    `M${x - w} ${y}q${w * 0.5} ${w * 0.7} ${w} 0q${w * 0.5} ${w * 0.7} ${w} 0`,
    pen.c("#3a2a2a"),
    w * 0.28,
  );

/** A limb that narrows from one end to the other. */
export function limb(from: Point, to: Point, a: number, b: number, fill: string, bend = 0): string {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = Math.hypot(dx, dy) || 1;
  const nx = -dy / length;
  const ny = dx / length;
  const mx = (from[0] + to[0]) / 2 + nx * bend;
  const my = (from[1] + to[1]) / 2 + ny * bend;
  const m = (a + b) / 2;
  return shape(
    smooth(
      [
        [from[0] + nx * a, from[1] + ny * a],
        [mx + nx * m, my + ny * m],
        [to[0] + nx * b, to[1] + ny * b],
        [to[0] + (dx / length) * b * 0.7, to[1] + (dy / length) * b * 0.7],
        [to[0] - nx * b, to[1] - ny * b],
        [mx - nx * m, my - ny * m],
        [from[0] - nx * a, from[1] - ny * a],
        [from[0] - (dx / length) * a * 0.7, from[1] - (dy / length) * a * 0.7],
      ],
      true,
    ),
    fill,
  );
}

/** The same part on both sides of x. */
export const both = (x: number, part: (side: 1 | -1) => string) =>
  `<g transform="translate(${x} 0)">${part(-1)}${part(1)}</g>`;
