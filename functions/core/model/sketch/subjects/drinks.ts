/** Cups, bowls, pots and glasses. */
import { circle, ellipse, shape, stroke } from "../geometry.ts";
import { shine } from "./shine.ts";
import type { Pen } from "./subject.ts";

const steam = (pen: Pen, x: number, y: number) =>
  [-10, 0, 10]
    .map((dx, i) =>
      stroke(
        `M${x + dx} ${y}c-6 -7 6 -12 0 -20c-5 -7 4 -11 1 -${16 + (i % 2) * 5}`,
        pen.c("#fffaf2"),
        2.6,
        'opacity=".6"',
      ),
    )
    .join("");

export const cup = (pen: Pen) =>
  `${ellipse(0, -3, 58, 7, pen.c("#f2e8d8"))}${ellipse(0, -5, 44, 4, pen.c("#d8cbb6"))}${`<path d="M34 -52C56 -54 58 -22 28 -20" fill="none" stroke="${pen.main}" stroke-width="8"/>`}${shape("M-40 -66H40C40 -30 28 -6 14 -4H-14C-28 -6 -40 -30 -40 -66Z", pen.main)}${shape("M14 -64H40C40 -30 28 -6 14 -4H2C14 -20 18 -44 14 -64Z", pen.dark, 'opacity=".6"')}${ellipse(0, -66, 40, 9, pen.light)}${ellipse(0, -65, 35, 7, pen.c("#7a4a2c"))}${ellipse(-6, -64, 14, 3, pen.c("#d8a878"))}${shine("M-32 -54C-31 -38 -26 -24 -20 -16C-20 -30 -24 -44 -24 -54Z")}${steam(pen, 0, -74)}`;

export const cupRim = (pen: Pen) =>
  `${shape("M-40 -66C-40 -54 40 -54 40 -66C40 -30 28 -6 14 -4H-14C-28 -6 -40 -30 -40 -66Z", pen.main)}${shape("M18 -58C30 -60 40 -62 40 -66C40 -30 28 -6 14 -4H2C14 -20 20 -44 18 -58Z", pen.dark, 'opacity=".6"')}${stroke("M-40 -66C-40 -54 40 -54 40 -66", pen.light, 2.4)}`;

export const bowlRim = (pen: Pen) =>
  `${shape("M-62 -50C-62 -35 62 -35 62 -50C60 -18 34 -3 16 -3H-16C-34 -3 -60 -18 -62 -50Z", pen.main)}${stroke("M-62 -50C-62 -35 62 -35 62 -50", pen.light, 2.4)}${stroke("M-56 -28C-30 -20 30 -20 56 -28", pen.pale, 4)}`;

export const bowl = (pen: Pen) =>
  `${shape("M-22 -4H22L26 0H-26Z", pen.deep)}${shape("M-62 -50H62C60 -18 34 -3 16 -3H-16C-34 -3 -60 -18 -62 -50Z", pen.main)}${shape("M26 -48H62C60 -18 34 -3 16 -3H4C24 -14 32 -30 26 -48Z", pen.dark, 'opacity=".6"')}${stroke("M-56 -30C-30 -22 30 -22 56 -30", pen.pale, 4)}${ellipse(0, -50, 62, 11, pen.light)}${ellipse(0, -50, 55, 8.5, pen.c("#e8b45a"))}${ellipse(-18, -51, 13, 4, pen.c("#fdf0d0"))}${circle(-18, -52, 4, pen.c("#f2a52f"))}${[
    [10, -53],
    [24, -49],
    [2, -47],
    [34, -52],
  ]
    .map(([x, y]) => ellipse(x as number, y as number, 5, 1.9, pen.c("#5f9a4a"), 20))
    .join("")}${shine("M-52 -40C-48 -24 -38 -14 -28 -10C-36 -18 -42 -28 -44 -40Z")}`;

export const teapot = (pen: Pen) =>
  `${shape("M44 -52C62 -54 60 -78 80 -82L86 -74C74 -70 74 -36 48 -26Z", pen.dark)}${`<path d="M-44 -62C-80 -66 -78 -22 -42 -24" fill="none" stroke="${pen.dark}" stroke-width="8"/>`}${shape("M-50 -42C-50 -72 -28 -80 0 -80C28 -80 50 -72 50 -42C50 -16 30 -4 22 -2H-22C-30 -4 -50 -16 -50 -42Z", pen.main)}${shape("M20 -77C40 -72 50 -60 50 -42C50 -16 30 -4 22 -2H4C28 -20 34 -54 20 -77Z", pen.dark, 'opacity=".6"')}${shape("M-26 -78C-22 -88 22 -88 26 -78C14 -74 -14 -74 -26 -78Z", pen.light)}${circle(0, -90, 6, pen.dark)}${shine("M-40 -46C-38 -62 -28 -68 -20 -70C-28 -60 -32 -48 -30 -34Z")}${[
    [-8, -40],
    [8, -34],
    [0, -24],
    [-18, -28],
    [16, -50],
  ]
    .map(([x, y]) => circle(x as number, y as number, 4, pen.pale))
    .join("")}`;

export const wine = (pen: Pen) =>
  `${shape("M-24 -98H24C30 -70 18 -52 3 -50V-8C14 -6 22 -4 22 0H-22C-22 -4 -14 -6 -3 -8V-50C-18 -52 -30 -70 -24 -98Z", pen.c("#dfeaea"), 'opacity=".75"')}${shape("M-26 -80H26C25 -66 16 -54 0 -53C-16 -54 -25 -66 -26 -80Z", pen.main)}${ellipse(0, -80, 26, 3.5, pen.light)}${shine("M-20 -94C-22 -82 -20 -70 -14 -62C-16 -72 -16 -84 -14 -94Z")}`;
