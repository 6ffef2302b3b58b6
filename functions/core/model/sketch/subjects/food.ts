/** Things to eat and drink. */
import { shift } from "../colour.ts";
import { box, circle, ellipse, n, shape, stroke, wobble } from "../geometry.ts";
import { bowl, bowlRim, cup, cupRim, teapot, wine } from "./drinks.ts";
import {
  apple,
  avocado,
  banana,
  bananas,
  carrot,
  cherries,
  grapes,
  lemon,
  pear,
  pineapple,
  round,
  strawberry,
  watermelon,
} from "./fruit.ts";
import { both } from "./parts.ts";
import { shine } from "./shine.ts";
import type { Pen, Subject } from "./subject.ts";

function cake(pen: Pen): string {
  const sponge = pen.c("#f0cf98");
  const cream = pen.c("#fff5e4");
  let svg = `${ellipse(0, -4, 66, 8, pen.c("#e8e0d4"))}${ellipse(0, -6, 60, 6, pen.c("#fbf7ef"))}${shape("M-50 -58H50V-10C50 0 -50 0 -50 -10Z", sponge)}${shape("M-50 -38C-30 -32 30 -32 50 -38V-30C30 -24 -30 -24 -50 -30Z", pen.accents[0])}${shape("M22 -60H50V-10C50 -6 38 -4 22 -3Z", pen.c("#a8703a"), 'opacity=".18"')}${ellipse(0, -58, 50, 10, pen.main)}`;
  let drip = "M-50 -58";
  for (let i = 0; i < 8; i++) {
    const x = -50 + i * 12.5;
    const long = pen.rng.range(8, 22);
    drip += `C${n(x)} ${n(-50 + long)} ${n(x + 12.5)} ${n(-50 + long)} ${n(x + 12.5)} -54`;
  }
  svg += shape(`${drip}L50 -58A50 10 0 0 1 -50 -58Z`, pen.main);
  for (let i = 0; i < 7; i++)
    svg += circle(-39 + i * 13, -61 + Math.abs(i - 3) * -0.6 + 4, 6, cream);
  const candles = 3;
  for (let i = 0; i < candles; i++) {
    const x = -22 + i * 22;
    svg +=
      box(x - 2.6, -86, 5.2, 24, pen.accents[(i + 1) % 3] ?? pen.accents[1], 1) +
      stroke(`M${x - 2.6} -78l5.2 -4M${x - 2.6} -70l5.2 -4`, cream, 1.5) +
      shape(
        `M${x} -101C${x + 6} -94 ${x + 4} -87 ${x} -87C${x - 4} -87 ${x - 6} -94 ${x} -101Z`,
        pen.c("#ffb53a"),
      ) +
      ellipse(x, -90.5, 1.7, 3, "#fff4c8");
  }
  return svg;
}

const cupcake = (pen: Pen) =>
  `${shape("M-32 -44H32L24 0H-24Z", pen.accents[2])}${[-20, -8, 4, 16].map((x) => stroke(`M${x + 2} -42L${n(x * 0.75 + 1)} -2`, shift(pen.accents[2], -0.09), 2)).join("")}${shape("M-42 -46C-48 -62 -30 -66 -26 -64C-34 -78 -14 -82 -10 -80C-12 -92 4 -100 8 -100C4 -92 18 -92 14 -82C28 -84 32 -70 26 -64C42 -66 48 -50 40 -44C28 -38 -32 -38 -42 -46Z", pen.main)}${stroke("M-30 -60C-10 -52 16 -52 32 -58M-14 -78C0 -72 10 -74 18 -78", pen.dark, 2.4, 'opacity=".6"')}${circle(4, -100, 7, pen.c("#d8343f"))}${[
    [-20, -54],
    [8, -60],
    [22, -50],
    [-4, -70],
    [-32, -50],
    [10, -76],
  ]
    .map(([x, y], i) =>
      box(x as number, y as number, 6, 2.2, pen.accents[i % 3] ?? pen.accents[0], 1),
    )
    .join("")}`;

const icecream = (pen: Pen) =>
  `${shape("M-24 -54L0 2L24 -54Z", pen.c("#dca45c"))}${stroke("M-16 -52L6 -12M-4 -52L13 -25M16 -52L-6 -12M4 -52L-13 -25", pen.c("#b87f3c"), 1.4)}${circle(-14, -64, 19, pen.main)}${circle(15, -64, 19, pen.named ? pen.light : pen.accents[1])}${circle(1, -82, 19, pen.named ? pen.pale : pen.accents[0])}${shape("M-32 -58C-28 -48 -20 -56 -14 -48C-8 -42 -4 -54 4 -48C10 -42 18 -54 24 -48C30 -46 34 -54 33 -60Z", pen.main)}${circle(4, -102, 6, pen.c("#d8343f"))}${shine("M-12 -86C-10 -94 -4 -98 2 -98C-4 -92 -6 -88 -6 -82Z")}`;

const donut = (pen: Pen) =>
  `<g>${shape("M-56 -50A56 50 0 1 1 56 -50A56 50 0 1 1 -56 -50ZM-17 -52A17 15 0 1 0 17 -52A17 15 0 1 0 -17 -52Z", pen.c("#d9a05e"), 'fill-rule="evenodd"')}${shape(`M-52 -52C-52 -82 -26 -98 0 -98C26 -98 52 -82 52 -52C50 -40 44 -46 38 -34C32 -22 24 -32 14 -22C4 -14 -6 -26 -16 -20C-26 -16 -32 -32 -40 -34C-48 -38 -52 -42 -52 -52ZM-19 -53A19 16 0 1 0 19 -53A19 16 0 1 0 -19 -53Z`, pen.main, 'fill-rule="evenodd"')}${[
    ...Array(18),
  ]
    .map((_, i) => {
      const a = (i / 18) * 6.28 + pen.rng.range(-0.1, 0.1);
      const r = pen.rng.range(27, 42);
      return `<g transform="translate(${n(Math.cos(a) * r)} ${n(-56 + Math.sin(a) * r * 0.86)}) rotate(${n(pen.rng.range(0, 180))})">${box(-3.6, -1.2, 7.2, 2.4, pen.c((["#fff6e6", "#f4cf4a", "#5fc0d8", "#7ac86a"] as const)[i % 4] ?? "#fff6e6"), 1.2)}</g>`;
    })
    .join("")}</g>`;

const pizza = (pen: Pen) =>
  `${shape("M-54 -84C-30 -104 30 -104 54 -84L48 -72C28 -86 -28 -86 -48 -72Z", pen.c("#d29a55"))}${shape("M-48 -74C-28 -88 28 -88 48 -74L0 2Z", pen.c("#f4ce5c"))}${[
    [-18, -66, 10],
    [18, -62, 10],
    [0, -40, 9],
    [-2, -76, 6],
  ]
    .map(
      ([x, y, r]) =>
        circle(x as number, y as number, r as number, pen.c("#cc4434")) +
        circle(
          (x as number) - 2,
          (y as number) - 2,
          (r as number) * 0.5,
          pen.c("#e06a54"),
          'opacity=".7"',
        ),
    )
    .join("")}${[
    [-6, -56],
    [26, -74],
    [-30, -72],
    [6, -24],
  ]
    .map(([x, y], i) => ellipse(x as number, y as number, 5, 2.4, pen.c("#4f8a48"), i * 50))
    .join(
      "",
    )}${shape("M-34 -62C-32 -50 -26 -50 -26 -40L-22 -34ZM34 -60C32 -48 28 -46 26 -38L22 -32Z", pen.c("#f4ce5c"))}`;

const burger = (pen: Pen) =>
  `${shape("M-50 -18H50C50 -4 40 0 30 0H-30C-40 0 -50 -4 -50 -18Z", pen.c("#dc9c50"))}${box(-54, -32, 108, 15, pen.c("#6a3a26"), 7)}${shape("M-54 -34L54 -34L40 -24L30 -33L18 -20L6 -33Z", pen.c("#f4b83a"))}${shape("M-58 -38C-50 -30 -44 -44 -34 -36C-26 -30 -18 -44 -8 -36C2 -30 10 -44 20 -36C30 -30 38 -44 46 -37C52 -34 58 -38 58 -42H-58Z", pen.c("#6ab04a"))}${box(-48, -50, 96, 10, pen.c("#d8483a"), 4)}${shape("M-52 -50C-54 -84 -24 -94 0 -94C24 -94 54 -84 52 -50Z", pen.c("#e0a050"))}${[
    [-26, -74],
    [-8, -82],
    [12, -80],
    [28, -70],
    [0, -68],
    [-16, -62],
    [18, -60],
  ]
    .map(([x, y], i) => ellipse(x as number, y as number, 3.2, 1.9, pen.c("#fbeccb"), i * 40))
    .join("")}${shine("M-42 -60C-40 -76 -26 -84 -14 -86C-28 -78 -32 -68 -32 -56Z")}`;

const bread = (pen: Pen) =>
  `${shape("M-64 -40C-70 -64 -44 -74 0 -74C44 -74 70 -64 64 -40C62 -34 58 -34 58 -28V-8C58 -2 54 0 48 0H-48C-54 0 -58 -2 -58 -8V-28C-58 -34 -62 -34 -64 -40Z", pen.main)}${stroke("M-30 -66C-22 -58 -20 -48 -22 -40M0 -68C8 -60 10 -50 8 -42M30 -66C38 -58 40 -48 38 -40", pen.pale, 6)}${shape("M40 -72C60 -68 68 -58 64 -40C62 -34 58 -34 58 -28V-8C58 -2 54 0 48 0H20C44 -10 50 -50 40 -72Z", pen.dark, 'opacity=".5"')}`;

const egg = (pen: Pen) =>
  `${shape("M0 -96C26 -96 40 -56 40 -36C40 -12 22 0 0 0C-22 0 -40 -12 -40 -36C-40 -56 -26 -96 0 -96Z", pen.main)}${both(0, () => "")}${shape("M-39 -46C-26 -54 -14 -38 0 -46C14 -54 26 -38 39 -46L40 -34C26 -28 14 -42 0 -34C-14 -28 -26 -42 -40 -34Z", pen.accents[0])}${shape(wobble(-10, -68, 5, 5, 0.1, pen.rng.next, 6), pen.accents[1])}${circle(12, -70, 5, pen.accents[2])}${circle(-16, -18, 5, pen.accents[1])}${circle(14, -16, 5, pen.accents[2])}${shine("M-26 -60C-24 -76 -16 -86 -8 -88C-16 -76 -18 -66 -18 -54Z")}`;

const t = { habitat: "table" } as const;

export const food = {
  cup: {
    ...t,
    height: 0.36,
    width: 112,
    colour: "#5f93a8",
    draw: cup,
    inside: [0, -62],
    rim: cupRim,
  },
  bowl: {
    ...t,
    height: 0.3,
    width: 126,
    colour: "#5f86a8",
    draw: bowl,
    inside: [0, -50],
    rim: bowlRim,
    seat: [0, -54],
    seatScale: 0.9,
  },
  teapot: { ...t, height: 0.38, width: 160, colour: "#6a9a94", draw: teapot },
  cake: {
    ...t,
    height: 0.46,
    width: 128,
    colour: "#f2a0b0",
    draw: cake,
    lamp: [0, -92],
    seat: [0, -62],
  },
  cupcake: { ...t, height: 0.36, width: 90, colour: "#f3a6bd", draw: cupcake },
  banana: { ...t, height: 0.34, width: 134, colour: "#f6cb3c", draw: banana },
  bananas: { ...t, height: 0.36, width: 136, colour: "#f6cb3c", draw: bananas },
  apple: { ...t, height: 0.34, width: 94, colour: "#d63c36", draw: apple },
  orange: { ...t, height: 0.32, width: 88, colour: "#f2913a", draw: (pen) => round(pen, true) },
  peach: { ...t, height: 0.32, width: 88, colour: "#f7a982", draw: (pen) => round(pen, false) },
  lemon: { ...t, height: 0.28, width: 118, colour: "#f6dc4a", draw: lemon },
  pear: { ...t, height: 0.36, width: 84, colour: "#b6c84f", draw: pear },
  strawberry: { ...t, height: 0.3, width: 84, colour: "#df3440", draw: strawberry },
  cherry: { ...t, height: 0.34, width: 96, colour: "#c42a3c", draw: cherries },
  watermelon: { ...t, height: 0.34, width: 158, colour: "#ec5358", draw: watermelon },
  grapes: { ...t, height: 0.36, width: 86, colour: "#7a4a94", draw: grapes },
  pineapple: { ...t, height: 0.44, width: 76, colour: "#edb63c", draw: pineapple },
  avocado: { ...t, height: 0.36, width: 86, colour: "#5f8a48", draw: avocado },
  carrot: { ...t, height: 0.36, width: 50, colour: "#f0823a", draw: carrot },
  icecream: { ...t, height: 0.46, width: 72, colour: "#f8d8b8", draw: icecream },
  donut: { ...t, height: 0.36, width: 114, colour: "#ef8fb0", draw: donut },
  pizza: { ...t, height: 0.4, width: 110, colour: "#f4ce5c", draw: pizza },
  burger: { ...t, height: 0.36, width: 118, colour: "#e0a050", draw: burger },
  bread: { ...t, height: 0.28, width: 132, colour: "#cf9450", draw: bread },
  wine: { ...t, height: 0.42, width: 54, colour: "#9a2a48", draw: wine },
  egg: { ...t, height: 0.32, width: 84, colour: "#fbeedb", draw: egg },
} satisfies Record<string, Subject>;
