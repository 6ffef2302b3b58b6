/** Manes, antlers, stripes, wool: what tells one four-legged animal from another. */
import { shift } from "../colour.ts";
import type { Point } from "../geometry.ts";
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import type { Pen } from "./subject.ts";
import type { Walker } from "./walker.ts";
import { walker } from "./walker.ts";

export const mane =
  (colour: (pen: Pen) => string, from: Point) =>
  (pen: Pen, [x, y]: Point) => {
    const c = colour(pen);
    return (
      shape(
        `M${n(x - 4)} ${n(y - 12)}C${n(x - 16)} ${n(y - 8)} ${n(from[0] - 14)} ${n(from[1] - 16)} ${n(from[0] - 12)} ${n(from[1] + 4)}C${n(from[0] - 4)} ${n(from[1] + 2)} ${n(from[0] - 2)} ${n(from[1] - 4)} ${n(from[0] + 4)} ${n(from[1] - 10)}C${n(x - 6)} ${n(y + 10)} ${n(x - 1)} ${n(y + 2)} ${n(x - 4)} ${n(y - 12)}Z`,
        c,
      ) + shape(`M${n(x - 2)} ${n(y - 13)}q10 1 9 12q-8 -1 -11 -7Z`, c)
    );
  };

export const antlers = (pen: Pen, [x, y]: Point) =>
  stroke(
    `M${n(x - 2)} ${n(y - 8)}C${n(x - 6)} ${n(y - 20)} ${n(x - 14)} ${n(y - 22)} ${n(x - 13)} ${n(y - 36)}M${n(x - 8)} ${n(y - 19)}q-8 -1 -11 -8M${n(x - 12)} ${n(y - 25)}q7 -3 6 -11M${n(x + 3)} ${n(y - 8)}C${n(x + 6)} ${n(y - 19)} ${n(x + 16)} ${n(y - 20)} ${n(x + 15)} ${n(y - 34)}M${n(x + 9)} ${n(y - 18)}q8 1 12 -7M${n(x + 14)} ${n(y - 24)}q-6 -4 -5 -11`,
    pen.c("#b08a5e"),
    2.4,
  );

export const spots = (
  pen: Pen,
  list: readonly (readonly [number, number, number, number])[],
  colour: string,
) => list.map(([x, y, rx, ry]) => ellipse(x, y, rx, ry, colour, pen.rng.range(-30, 30))).join("");

export const horseShape: Walker = {
  back: 62,
  length: 62,
  belly: 25,
  leg: 4.2,
  neck: [13, 27],
  neckWidth: 7.6,
  head: [23, 9.5],
  headTurn: 34,
  ear: [6, 2.4],
  tail: "brush",
  hoof: "#3a2c2a",
  extra: mane((pen) => pen.deep, [22, -56]),
};

const trunkAndTusk = (pen: Pen, [x, y]: Point) =>
  shape(
    `M${n(x + 6)} ${n(y - 8)}C${n(x + 24)} ${n(y - 4)} ${n(x + 24)} ${n(y + 22)} ${n(x + 20)} ${n(y + 42)}C${n(x + 19)} ${n(y + 50)} ${n(x + 27)} ${n(y + 52)} ${n(x + 30)} ${n(y + 46)}L${n(x + 33)} ${n(y + 49)}C${n(x + 29)} ${n(y + 59)} ${n(x + 12)} ${n(y + 58)} ${n(x + 12)} ${n(y + 42)}C${n(x + 13)} ${n(y + 26)} ${n(x + 10)} ${n(y + 16)} ${n(x)} ${n(y + 12)}Z`,
    pen.main,
  ) +
  shape(
    `M${n(x + 8)} ${n(y + 12)}C${n(x + 12)} ${n(y + 22)} ${n(x + 22)} ${n(y + 25)} ${n(x + 29)} ${n(y + 21)}C${n(x + 22)} ${n(y + 21)} ${n(x + 15)} ${n(y + 17)} ${n(x + 13)} ${n(y + 10)}Z`,
    pen.c("#fbf3e2"),
  );

export function elephant(pen: Pen): string {
  const body = walker({
    back: 88,
    length: 74,
    belly: 50,
    leg: 8.6,
    neck: [15, -11],
    neckWidth: 16,
    head: [15, 20],
    headTurn: 0,
    ear: [1, 1],
    tail: "rope",
    hoof: "#8d8a92",
    extra: trunkAndTusk,
  })(pen);
  return (
    body +
    shape("M38 -90C18 -94 8 -72 13 -54C17 -41 30 -39 36 -50C41 -60 44 -82 38 -90Z", pen.dark) +
    shape("M34 -83C22 -85 15 -70 18 -56C22 -47 29 -49 33 -57Z", pen.c("#d8a8a4"), 'opacity=".45"')
  );
}

export function zebraStripes(pen: Pen): string {
  const black = pen.c("#2b272b");
  let svg = "";
  for (let i = 0; i < 9; i++) {
    const x = -27 + i * 7;
    svg += shape(
      `M${x} -61C${x + 3} -54 ${x + 2} -48 ${x - 1} -42C${x + 3.5} -46 ${x + 5} -54 ${x + 3.4} -61Z`,
      black,
    );
  }
  for (const [x, y] of [
    [-24, -26],
    [-24, -18],
    [22, -26],
    [22, -18],
    [-17, -22],
    [17, -22],
  ] as const)
    svg += stroke(`M${x - 4} ${y}h8`, black, 1.8);
  return svg;
}

export function sheepWool(pen: Pen): string {
  let svg = "";
  const wool = pen.c(pen.named ? pen.main : "#f4efe6");
  for (const [x, y, r] of [
    [-24, -52, 12],
    [-14, -60, 12],
    [0, -62, 13],
    [14, -60, 12],
    [23, -50, 12],
    [-26, -40, 11],
    [24, -40, 10],
    [-12, -36, 13],
    [6, -35, 13],
    [-4, -48, 17],
    [12, -47, 14],
  ] as const)
    svg += circle(x, y, r, wool);
  for (const [x, y] of [
    [-16, -52],
    [0, -54],
    [14, -50],
    [-8, -42],
    [8, -40],
  ] as const)
    svg += stroke(`M${x - 4} ${y}a4 4 0 1 1 6 3`, shift(wool, -0.07), 1.2);
  return svg;
}
