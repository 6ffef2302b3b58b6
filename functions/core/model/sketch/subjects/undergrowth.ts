/** Bushes, cacti, grasses and ferns. */
import { shift } from "../colour.ts";
import type { Point } from "../geometry.ts";
import { circle, ellipse, n, shape, smooth, stroke } from "../geometry.ts";
import { crown, leaves } from "./leaves.ts";
import type { Pen } from "./subject.ts";

export function bush(pen: Pen): string {
  const colour = crown(pen);
  return (
    leaves(pen, -26, -36, 34, 36, shift(colour, -0.04)) +
    leaves(pen, 28, -34, 34, 34, shift(colour, -0.02)) +
    leaves(pen, 0, -52, 40, 46, colour)
  );
}

export function cactus(pen: Pen): string {
  const green = pen.main;
  const rib = shift(green, -0.08);
  let svg =
    stroke("M-26 -62C-27 -48 -26 -42 -18 -40L-2 -38", green, 12) +
    stroke("M28 -74C29 -58 28 -52 18 -50L2 -48", green, 11);
  svg += shape("M-11 0L-11 -84C-11 -104 11 -104 11 -84L11 0Z", green);
  for (const x of [-5, 0, 5]) svg += stroke(`M${x} -2L${x} -88`, rib, 1, 'opacity=".7"');
  for (let i = 0; i < 16; i++) {
    const x = -10 + (i % 4) * 6.6;
    const y = -10 - Math.floor(i / 4) * 22;
    svg += stroke(`M${x} ${y}l2 -2M${x} ${y}l-2 -2`, pen.c("#f2ecd2"), 0.5);
  }
  svg +=
    circle(0, -99, 4.2, pen.c("#ef6f8e")) +
    circle(-3, -97, 2.8, pen.c("#f7a3b5")) +
    circle(3, -97.5, 2.8, pen.c("#f48aa4")) +
    circle(-26, -66, 2.6, pen.c("#ef6f8e"));
  return svg;
}

export function grass(pen: Pen): string {
  const { rng } = pen;
  let svg = "";
  for (let i = 0; i < 15; i++) {
    const x = rng.range(-24, 24);
    const lean = rng.range(-16, 16);
    svg += shape(
      `M${n(x - 2.2)} 0Q${n(x + lean * 0.3)} -50 ${n(x + lean)} ${n(-rng.range(50, 100))}Q${n(x + lean * 0.4 + 2)} -44 ${n(x + 2.2)} 0Z`,
      shift(pen.main, rng.range(-0.09, 0.06)),
    );
  }
  return svg;
}

export function reed(pen: Pen): string {
  const { rng } = pen;
  let svg = grass(pen);
  for (let i = 0; i < 4; i++) {
    const x = rng.range(-18, 18);
    const top = -rng.range(70, 96);
    svg +=
      stroke(`M${n(x)} 0L${n(x + 2)} ${n(top)}`, shift(pen.main, -0.06), 1.3) +
      ellipse(x + 2, top + 4, 2.1, 9, pen.c("#6d452c"));
  }
  return svg;
}

export function fern(pen: Pen): string {
  const { rng } = pen;
  let svg = "";
  for (let f = 0; f < 7; f++) {
    const a = -Math.PI / 2 + (f - 3) * 0.36 + rng.range(-0.08, 0.08);
    const long = rng.range(70, 100);
    const tone = shift(pen.main, rng.range(-0.08, 0.05));
    const at = (t: number): Point => [
      Math.cos(a) * long * t,
      Math.sin(a) * long * t + t * t * Math.abs(Math.cos(a)) * 34,
    ];
    const points: Point[] = [0, 0.25, 0.5, 0.75, 1].map(at);
    svg += stroke(smooth(points), tone, 1.4);
    for (let k = 2; k < 15; k++) {
      const t = k / 15;
      const [x, y] = at(t);
      const w = 15 * Math.sin(Math.PI * (0.14 + t * 0.86));
      for (const side of [-1, 1]) {
        const b = a + side * 1.05;
        svg += shape(
          `M${n(x)} ${n(y)}q${n(Math.cos(b) * w * 0.5 - 1)} ${n(Math.sin(b) * w * 0.5 - 3)} ${n(Math.cos(b) * w)} ${n(Math.sin(b) * w + 2)}q${n(-Math.cos(b) * w * 0.4)} ${n(-Math.sin(b) * w * 0.4 + 2)} ${n(-Math.cos(b) * w)} ${n(-Math.sin(b) * w - 2)}Z`,
          tone,
        );
      }
    }
  }
  return svg;
}
