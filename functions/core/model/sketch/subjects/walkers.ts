/** Four-legged animals seen from the side: one set of proportions, many beasts. */
import { shift } from "../colour.ts";
import { circle, ellipse, n, type Point, shape, smooth, stroke } from "../geometry.ts";
import { eye, limb } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

interface Walker {
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

function walker(spec: Walker): (pen: Pen) => string {
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

const mane =
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

const antlers = (pen: Pen, [x, y]: Point) =>
  stroke(
    `M${n(x - 2)} ${n(y - 8)}C${n(x - 6)} ${n(y - 20)} ${n(x - 14)} ${n(y - 22)} ${n(x - 13)} ${n(y - 36)}M${n(x - 8)} ${n(y - 19)}q-8 -1 -11 -8M${n(x - 12)} ${n(y - 25)}q7 -3 6 -11M${n(x + 3)} ${n(y - 8)}C${n(x + 6)} ${n(y - 19)} ${n(x + 16)} ${n(y - 20)} ${n(x + 15)} ${n(y - 34)}M${n(x + 9)} ${n(y - 18)}q8 1 12 -7M${n(x + 14)} ${n(y - 24)}q-6 -4 -5 -11`,
    pen.c("#b08a5e"),
    2.4,
  );

const spots = (
  pen: Pen,
  list: readonly (readonly [number, number, number, number])[],
  colour: string,
) => list.map(([x, y, rx, ry]) => ellipse(x, y, rx, ry, colour, pen.rng.range(-30, 30))).join("");

const horseShape: Walker = {
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

function elephant(pen: Pen): string {
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

function zebraStripes(pen: Pen): string {
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

function sheepWool(pen: Pen): string {
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

const base = { habitat: "ground" } as const;
export const walkers = {
  horse: {
    astride: true,
    ...base,
    head: { x: 37, y: -84, r: 10 },
    height: 0.56,
    width: 100,
    colour: "#9a5f38",
    seat: [-2, -62],
    seatScale: 0.7,
    draw: walker(horseShape),
  },
  unicorn: {
    astride: true,
    ...base,
    head: { x: 37, y: -84, r: 10 },
    height: 0.56,
    width: 100,
    colour: "#f3eef6",
    seat: [-2, -62],
    seatScale: 0.7,
    draw: walker({
      ...horseShape,
      hoof: "#d8a8d0",
      extra: (pen, at) =>
        mane(() => pen.c("#e58ac0"), [22, -56])(pen, at) +
        shape(
          `M${n(at[0] + 4)} ${n(at[1] - 7)}L${n(at[0] + 19)} ${n(at[1] - 31)}L${n(at[0] + 10)} ${n(at[1] - 4)}Z`,
          pen.c("#f2c75c"),
        ),
    }),
  },
  zebra: {
    astride: true,
    ...base,
    head: { x: 37, y: -84, r: 10 },
    height: 0.54,
    width: 100,
    colour: "#f4f0e8",
    seat: [-2, -62],
    draw: walker({
      ...horseShape,
      over: zebraStripes,
      muzzle: "#3a3436",
      extra: mane((pen) => pen.c("#2b272b"), [22, -56]),
    }),
  },
  deer: {
    astride: true,
    ...base,
    head: { x: 33, y: -67, r: 7.5 },
    height: 0.58,
    width: 84,
    colour: "#a8703f",
    draw: walker({
      back: 52,
      length: 52,
      belly: 19,
      leg: 3,
      neck: [13, 20],
      neckWidth: 5.4,
      head: [16, 7],
      headTurn: 22,
      ear: [6, 2.6],
      tail: "short",
      hoof: "#3a2c2a",
      extra: antlers,
      over: (pen) =>
        spots(
          pen,
          [
            [-14, -46, 1.7, 1.5],
            [-6, -48, 1.6, 1.4],
            [2, -46, 1.7, 1.5],
            [-10, -42, 1.5, 1.3],
            [8, -47, 1.5, 1.3],
            [-18, -42, 1.4, 1.3],
          ],
          pen.pale,
        ),
    }),
  },
  cow: {
    ...base,
    head: { x: 44, y: -76, r: 12 },
    height: 0.46,
    width: 116,
    colour: "#f1ebe2",
    seat: [-4, -72],
    draw: walker({
      back: 74,
      length: 84,
      belly: 36,
      leg: 5.4,
      neck: [12, 6],
      neckWidth: 11,
      head: [22, 12],
      headTurn: 16,
      ear: [8, 3.2],
      tail: "tuft",
      hoof: "#3a3030",
      muzzle: "#eeb3aa",
      over: (pen) =>
        spots(
          pen,
          [
            [-22, -62, 14, 10],
            [8, -66, 11, 8],
            [22, -48, 8, 9],
            [-34, -46, 6, 8],
            [-4, -46, 8, 6],
          ],
          pen.c(pen.named ? "#5a4038" : "#3a3234"),
        ),
      extra: (pen, [x, y]) =>
        stroke(
          `M${n(x - 2)} ${n(y - 9)}q-3 -9 4 -13M${n(x + 4)} ${n(y - 9)}q3 -8 11 -9`,
          pen.c("#e8dcc0"),
          3,
        ),
    }),
  },
  sheep: {
    ...base,
    head: { x: 30, y: -61, r: 9 },
    height: 0.36,
    width: 92,
    colour: "#4a4146",
    seat: [0, -70],
    draw: walker({
      back: 62,
      length: 50,
      belly: 26,
      leg: 3.4,
      neck: [11, 4],
      neckWidth: 8,
      head: [15, 8.6],
      headTurn: 18,
      ear: [7, 2.6],
      tail: "none",
      hoof: "#2a2427",
      over: sheepWool,
    }),
  },
  goat: {
    ...base,
    head: { x: 32, y: -74, r: 8 },
    height: 0.4,
    width: 92,
    colour: "#d8cbb8",
    draw: walker({
      back: 62,
      length: 56,
      belly: 26,
      leg: 3.2,
      neck: [11, 17],
      neckWidth: 6.4,
      head: [17, 8],
      headTurn: 22,
      ear: [7, 2.4],
      tail: "short",
      hoof: "#3a3030",
      extra: (pen, [x, y]) =>
        stroke(
          `M${n(x - 1)} ${n(y - 7)}C${n(x - 8)} ${n(y - 20)} ${n(x - 16)} ${n(y - 20)} ${n(x - 21)} ${n(y - 12)}`,
          pen.c("#8a7560"),
          3.4,
        ) + shape(`M${n(x + 8)} ${n(y + 13)}q2 9 -3 13q-5 -6 -3 -14Z`, pen.pale),
    }),
  },
  pig: {
    ...base,
    head: { x: 46, y: -68, r: 19 },
    height: 0.32,
    width: 124,
    colour: "#efa8a0",
    seat: [0, -84],
    draw: walker({
      back: 84,
      length: 94,
      belly: 58,
      leg: 6.4,
      neck: [10, -12],
      neckWidth: 17,
      head: [27, 21],
      headTurn: 6,
      ear: [11, 6],
      tail: "curl",
      hoof: "#9a5f5c",
      muzzle: "#f6c3ba",
    }),
  },
  elephant: {
    astride: true,
    ...base,
    head: { x: 46, y: -72, r: 18 },
    height: 0.56,
    width: 116,
    colour: "#8f909c",
    seat: [-8, -92],
    seatScale: 0.35,
    draw: elephant,
  },
  giraffe: {
    ...base,
    head: { x: 30, y: -81, r: 6 },
    height: 0.76,
    width: 66,
    colour: "#e5b75f",
    draw: walker({
      back: 46,
      length: 40,
      belly: 16,
      leg: 2.8,
      neck: [15, 40],
      neckWidth: 4.4,
      head: [14, 5.4],
      headTurn: 20,
      ear: [5, 2],
      tail: "tuft",
      hoof: "#6a4a34",
      over: (pen) =>
        spots(
          pen,
          [
            [-12, -41, 4, 3],
            [-3, -42, 4, 3],
            [6, -41, 4, 3],
            [-8, -35, 3, 2.4],
            [1, -35, 3.4, 2.4],
            [10, -35, 3, 2.4],
            [17, -48, 2.6, 3],
            [19, -57, 2.2, 3],
            [22, -66, 2, 2.6],
            [25, -75, 1.8, 2.4],
          ],
          pen.c("#a5682f"),
        ),
      extra: (pen, [x, y]) =>
        stroke(`M${n(x)} ${n(y - 5)}v-7M${n(x + 3)} ${n(y - 5)}l1 -7`, pen.c("#a5682f"), 1.5) +
        circle(x, y - 12.5, 1.4, pen.c("#5d3a22")) +
        circle(x + 4, y - 12.5, 1.4, pen.c("#5d3a22")),
    }),
  },
  camel: {
    astride: true,
    ...base,
    head: { x: 39, y: -81, r: 8 },
    height: 0.54,
    width: 96,
    colour: "#cf9f62",
    seat: [0, -76],
    seatScale: 0.6,
    draw: walker({
      back: 62,
      length: 58,
      belly: 24,
      leg: 3.8,
      neck: [17, 24],
      neckWidth: 5.4,
      head: [17, 7.4],
      headTurn: 12,
      ear: [4, 2],
      tail: "tuft",
      hoof: "#8a6238",
      hump: true,
    }),
  },
  donkey: {
    astride: true,
    ...base,
    head: { x: 37, y: -73, r: 10 },
    height: 0.46,
    width: 98,
    colour: "#8f8580",
    seat: [-2, -60],
    draw: walker({
      ...horseShape,
      back: 58,
      neck: [13, 20],
      head: [23, 10],
      ear: [13, 3],
      tail: "tuft",
      muzzle: "#efe6da",
      extra: mane((pen) => pen.c("#4a4040"), [22, -54]),
    }),
  },
} satisfies Record<string, Subject>;
