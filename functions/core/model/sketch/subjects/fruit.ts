/** Fruit and a carrot. */
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { shine } from "./shine.ts";
import type { Pen } from "./subject.ts";

export const banana = (pen: Pen) =>
  `${shape("M-62 -72C-66 -76 -62 -86 -56 -84C-52 -60 -26 -30 24 -30C42 -30 52 -36 62 -42C68 -40 68 -32 64 -28C46 -8 18 0 -8 -6C-44 -14 -62 -44 -62 -72Z", pen.main)}${shape("M-60 -74C-52 -42 -24 -16 18 -16C40 -16 56 -26 66 -36C67 -32 66 -30 64 -28C46 -8 18 0 -8 -6C-44 -14 -62 -44 -60 -74Z", pen.dark, 'opacity=".75"')}${stroke("M-58 -76C-50 -46 -20 -22 22 -22C40 -22 54 -30 62 -38", pen.light, 2.2, 'opacity=".7"')}${shape("M-64 -72L-66 -92L-56 -94L-54 -80Z", pen.c("#a8863a"))}${shape("M60 -44L70 -42L68 -30L62 -28Z", pen.c("#5a4428"))}${[
    [-30, -34],
    [-10, -22],
    [14, -20],
    [34, -24],
  ]
    .map(([x, y]) =>
      ellipse(x as number, y as number, 3, 1.2, pen.c("#8a6a2a"), 20, 'opacity=".5"'),
    )
    .join("")}`;

export const bananas = (pen: Pen) =>
  `<g transform="translate(-6 -6) rotate(-16 0 -40)">${banana({ ...pen, main: pen.dark, dark: pen.deep })}</g><g transform="rotate(4 0 -40)">${banana(pen)}</g>`;

export const apple = (pen: Pen) =>
  `${stroke("M2 -76C0 -88 6 -96 12 -98", pen.c("#6b4630"), 4)}${shape("M6 -84C16 -98 36 -98 42 -92C34 -80 18 -78 6 -84Z", pen.c("#5a9a48"))}${shape("M0 -74C18 -86 46 -78 46 -46C46 -18 26 2 10 0C4 -2 -4 -2 -10 0C-26 2 -46 -18 -46 -46C-46 -78 -18 -86 0 -74Z", pen.main)}${shape("M20 -79C36 -76 46 -66 46 -46C46 -18 26 2 10 0C34 -18 38 -52 20 -79Z", pen.dark)}${shape("M-14 -74C-6 -68 6 -68 14 -74C6 -76 -6 -76 -14 -74Z", pen.deep)}${shine("M-36 -46C-36 -62 -28 -70 -20 -71C-28 -62 -29 -50 -27 -36Z")}`;

export const round = (pen: Pen, dimple: boolean) =>
  `${circle(0, -42, 42, pen.main)}${shape("M22 -78C38 -68 46 -44 36 -22C28 -6 8 2 -8 -1C22 -14 34 -46 22 -78Z", pen.dark)}${
    dimple
      ? [...Array(22)]
          .map(() => {
            const a = pen.rng.range(0, 6.28);
            const r = Math.sqrt(pen.rng.next()) * 37;
            return circle(Math.cos(a) * r, -42 + Math.sin(a) * r, 1, pen.dark);
          })
          .join("")
      : ""
  }${shape("M2 -80C10 -96 30 -98 38 -92C32 -80 16 -76 2 -80Z", pen.c("#5a9a48"))}${circle(0, -82, 3.4, pen.c("#6a7a3a"))}${shine("M-34 -42C-34 -58 -26 -68 -16 -72C-24 -62 -27 -50 -25 -34Z")}`;

export const lemon = (pen: Pen) =>
  `${shape("M-58 -38C-50 -44 -48 -74 0 -76C36 -76 46 -56 50 -46C60 -44 62 -34 54 -30C46 -10 30 -2 0 0C-34 0 -48 -20 -52 -30C-60 -30 -62 -36 -58 -38Z", pen.main)}${shape("M50 -46C60 -44 62 -34 54 -30C46 -10 30 -2 0 0C-20 0 -34 -6 -42 -14C0 -6 40 -16 50 -46Z", pen.dark)}${shine("M-38 -46C-30 -62 -14 -68 0 -68C-16 -60 -26 -52 -30 -38Z")}${shape("M-46 -56C-60 -70 -58 -84 -52 -90C-40 -84 -36 -68 -40 -58Z", pen.c("#5a9a48"))}`;

export const pear = (pen: Pen) =>
  `${stroke("M2 -92C2 -98 6 -102 10 -104", pen.c("#6b4630"), 3.4)}${shape("M0 -94C16 -94 18 -78 20 -64C24 -50 40 -44 40 -26C40 -6 18 0 0 0C-18 0 -40 -6 -40 -26C-40 -44 -24 -50 -20 -64C-18 -78 -16 -94 0 -94Z", pen.main)}${shape("M8 -92C16 -88 18 -76 20 -64C24 -50 40 -44 40 -26C40 -6 18 0 2 0C30 -14 12 -60 8 -92Z", pen.dark)}${shape("M4 -96C14 -106 28 -104 32 -98C24 -90 12 -90 4 -96Z", pen.c("#5a9a48"))}${shine("M-28 -30C-28 -44 -18 -50 -14 -58C-12 -48 -20 -40 -20 -24Z")}`;

export const strawberry = (pen: Pen) =>
  `${shape("M0 -78C26 -84 44 -70 40 -50C36 -28 14 -4 0 0C-14 -4 -36 -28 -40 -50C-44 -70 -26 -84 0 -78Z", pen.main)}${shape("M20 -80C36 -78 43 -66 40 -50C36 -28 14 -4 0 0C20 -24 30 -56 20 -80Z", pen.dark)}${[
    [-20, -58],
    [0, -62],
    [20, -58],
    [-28, -46],
    [-10, -46],
    [10, -46],
    [28, -46],
    [-18, -32],
    [0, -32],
    [18, -32],
    [-8, -18],
    [8, -18],
  ]
    .map(([x, y]) => ellipse(x as number, y as number, 1.7, 2.6, pen.c("#f8dc8a")))
    .join(
      "",
    )}${shape("M0 -74C-10 -70 -26 -66 -34 -72C-28 -78 -20 -82 -14 -82C-18 -88 -14 -92 -8 -90C-6 -98 6 -98 8 -90C14 -92 18 -88 14 -82C20 -82 28 -78 34 -72C26 -66 10 -70 0 -74Z", pen.c("#4f9a48"))}${shine("M-30 -54C-30 -64 -24 -69 -18 -70C-22 -62 -23 -56 -21 -48Z")}`;

export const cherries = (pen: Pen) =>
  `${stroke("M-22 -38C-18 -62 -4 -82 14 -96M24 -34C24 -56 20 -80 14 -96", pen.c("#5a7a3a"), 3)}${shape("M14 -96C26 -110 46 -106 50 -98C40 -88 24 -88 14 -96Z", pen.c("#5a9a48"))}${circle(-24, -22, 22, pen.dark)}${circle(24, -20, 20, pen.main)}${circle(-26, -24, 19, pen.main)}${shine("M-40 -26C-39 -34 -34 -39 -28 -39C-33 -34 -35 -29 -34 -22ZM10 -24C11 -31 16 -35 22 -35C17 -30 15 -26 16 -20Z")}`;

export const watermelon = (pen: Pen) =>
  `${shape("M-78 -62C-70 -14 -36 0 0 0C36 0 70 -14 78 -62Z", pen.c("#3f8a4a"))}${shape("M-70 -62C-62 -20 -32 -8 0 -8C32 -8 62 -20 70 -62Z", pen.c("#e8f0c8"))}${shape("M-64 -62C-56 -24 -30 -14 0 -14C30 -14 56 -24 64 -62Z", pen.main)}${[
    [-40, -50],
    [-20, -42],
    [0, -48],
    [20, -42],
    [40, -50],
    [-26, -28],
    [0, -26],
    [26, -28],
  ]
    .map(([x, y]) => ellipse(x as number, y as number, 2.2, 3.6, pen.c("#2c2024")))
    .join("")}`;

export const grapes = (pen: Pen) =>
  `${stroke("M0 -82C0 -92 4 -98 10 -100", pen.c("#6b4a30"), 4)}${shape("M4 -86C16 -100 36 -96 40 -86C30 -76 14 -76 4 -86Z", pen.c("#5a9a48"))}${[
    [-28, -70],
    [-9, -74],
    [10, -74],
    [29, -70],
    [-19, -55],
    [0, -58],
    [19, -55],
    [-10, -39],
    [10, -40],
    [-18, -40],
    [19, -39],
    [0, -25],
    [-8, -24],
    [8, -24],
    [0, -10],
  ]
    .map(
      ([x, y], i) =>
        circle(x as number, y as number, 12, i % 3 ? pen.main : pen.dark) +
        circle((x as number) - 4, (y as number) - 4, 3, pen.pale, 'opacity=".6"'),
    )
    .join("")}`;

export const pineapple = (pen: Pen) => {
  let marks = "";
  for (let r = 0; r < 5; r++)
    for (let i = -2; i <= 2; i++)
      marks += shape(
        `M${n(i * 13 + (r % 2) * 6.5)} ${-56 + r * 11}l6.5 5.5l-6.5 5.5l-6.5 -5.5Z`,
        pen.dark,
        'opacity=".65"',
      );
  return `${[-50, -28, -8, 14, 34, 56].map((a, i) => `<g transform="translate(0 -60) rotate(${a})">${shape("M-7 4C-9 -14 -4 -32 0 -42C4 -32 9 -14 7 4Z", pen.c(i % 2 ? "#4f9a52" : "#3f8348"))}</g>`).join("")}<g>${shape("M0 -64C24 -64 34 -48 34 -32C34 -12 20 0 0 0C-20 0 -34 -12 -34 -32C-34 -48 -24 -64 0 -64Z", pen.main)}${marks}</g>${shine("M-26 -34C-26 -46 -20 -54 -12 -57C-18 -48 -20 -40 -18 -28Z")}`;
};

export const avocado = (pen: Pen) =>
  `${shape("M0 -98C16 -98 20 -82 24 -66C30 -50 42 -44 42 -26C42 -6 20 0 0 0C-20 0 -42 -6 -42 -26C-42 -44 -30 -50 -24 -66C-20 -82 -16 -98 0 -98Z", pen.c("#3f6a3a"))}${shape("M0 -92C13 -92 16 -78 20 -63C26 -47 36 -42 36 -26C36 -10 18 -6 0 -6C-18 -6 -36 -10 -36 -26C-36 -42 -26 -47 -20 -63C-16 -78 -13 -92 0 -92Z", pen.c("#dfe69a"))}${circle(0, -28, 17, pen.c("#8a5632"))}${circle(-5, -33, 5, pen.c("#b07a4c"))}`;

export const carrot = (pen: Pen) =>
  `${[-26, -8, 10, 28].map((a) => `<g transform="translate(0 -66) rotate(${a})">${shape("M-4 4C-8 -10 -6 -28 0 -36C6 -28 8 -10 4 4Z", pen.c("#5a9a48"))}</g>`).join("")}${shape("M0 -70C18 -70 22 -58 18 -44C14 -24 6 -6 0 2C-6 -6 -14 -24 -18 -44C-22 -58 -18 -70 0 -70Z", pen.main)}${stroke("M-16 -54h14M18 -46H6M-12 -34h10M11 -28H4", pen.dark, 2)}`;
