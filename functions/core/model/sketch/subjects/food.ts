/** Things to eat and drink. */
import { shift } from "../colour.ts";
import { box, circle, ellipse, n, shape, stroke, wobble } from "../geometry.ts";
import { both } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

const shine = (d: string) => shape(d, "#ffffff", 'opacity=".45"');
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

const cup = (pen: Pen) =>
  `${ellipse(0, -3, 58, 7, pen.c("#f2e8d8"))}${ellipse(0, -5, 44, 4, pen.c("#d8cbb6"))}${`<path d="M34 -52C56 -54 58 -22 28 -20" fill="none" stroke="${pen.main}" stroke-width="8"/>`}${shape("M-40 -66H40C40 -30 28 -6 14 -4H-14C-28 -6 -40 -30 -40 -66Z", pen.main)}${shape("M14 -64H40C40 -30 28 -6 14 -4H2C14 -20 18 -44 14 -64Z", pen.dark, 'opacity=".6"')}${ellipse(0, -66, 40, 9, pen.light)}${ellipse(0, -65, 35, 7, pen.c("#7a4a2c"))}${ellipse(-6, -64, 14, 3, pen.c("#d8a878"))}${shine("M-32 -54C-31 -38 -26 -24 -20 -16C-20 -30 -24 -44 -24 -54Z")}${steam(pen, 0, -74)}`;

const cupRim = (pen: Pen) =>
  `${shape("M-40 -66C-40 -54 40 -54 40 -66C40 -30 28 -6 14 -4H-14C-28 -6 -40 -30 -40 -66Z", pen.main)}${shape("M18 -58C30 -60 40 -62 40 -66C40 -30 28 -6 14 -4H2C14 -20 20 -44 18 -58Z", pen.dark, 'opacity=".6"')}${stroke("M-40 -66C-40 -54 40 -54 40 -66", pen.light, 2.4)}`;
const bowlRim = (pen: Pen) =>
  `${shape("M-62 -50C-62 -35 62 -35 62 -50C60 -18 34 -3 16 -3H-16C-34 -3 -60 -18 -62 -50Z", pen.main)}${stroke("M-62 -50C-62 -35 62 -35 62 -50", pen.light, 2.4)}${stroke("M-56 -28C-30 -20 30 -20 56 -28", pen.pale, 4)}`;

const bowl = (pen: Pen) =>
  `${shape("M-22 -4H22L26 0H-26Z", pen.deep)}${shape("M-62 -50H62C60 -18 34 -3 16 -3H-16C-34 -3 -60 -18 -62 -50Z", pen.main)}${shape("M26 -48H62C60 -18 34 -3 16 -3H4C24 -14 32 -30 26 -48Z", pen.dark, 'opacity=".6"')}${stroke("M-56 -30C-30 -22 30 -22 56 -30", pen.pale, 4)}${ellipse(0, -50, 62, 11, pen.light)}${ellipse(0, -50, 55, 8.5, pen.c("#e8b45a"))}${ellipse(-18, -51, 13, 4, pen.c("#fdf0d0"))}${circle(-18, -52, 4, pen.c("#f2a52f"))}${[
    [10, -53],
    [24, -49],
    [2, -47],
    [34, -52],
  ]
    .map(([x, y]) => ellipse(x as number, y as number, 5, 1.9, pen.c("#5f9a4a"), 20))
    .join("")}${shine("M-52 -40C-48 -24 -38 -14 -28 -10C-36 -18 -42 -28 -44 -40Z")}`;

const teapot = (pen: Pen) =>
  `${shape("M44 -52C62 -54 60 -78 80 -82L86 -74C74 -70 74 -36 48 -26Z", pen.dark)}${`<path d="M-44 -62C-80 -66 -78 -22 -42 -24" fill="none" stroke="${pen.dark}" stroke-width="8"/>`}${shape("M-50 -42C-50 -72 -28 -80 0 -80C28 -80 50 -72 50 -42C50 -16 30 -4 22 -2H-22C-30 -4 -50 -16 -50 -42Z", pen.main)}${shape("M20 -77C40 -72 50 -60 50 -42C50 -16 30 -4 22 -2H4C28 -20 34 -54 20 -77Z", pen.dark, 'opacity=".6"')}${shape("M-26 -78C-22 -88 22 -88 26 -78C14 -74 -14 -74 -26 -78Z", pen.light)}${circle(0, -90, 6, pen.dark)}${shine("M-40 -46C-38 -62 -28 -68 -20 -70C-28 -60 -32 -48 -30 -34Z")}${[
    [-8, -40],
    [8, -34],
    [0, -24],
    [-18, -28],
    [16, -50],
  ]
    .map(([x, y]) => circle(x as number, y as number, 4, pen.pale))
    .join("")}`;

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

const banana = (pen: Pen) =>
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

const bananas = (pen: Pen) =>
  `<g transform="translate(-6 -6) rotate(-16 0 -40)">${banana({ ...pen, main: pen.dark, dark: pen.deep })}</g><g transform="rotate(4 0 -40)">${banana(pen)}</g>`;

const apple = (pen: Pen) =>
  `${stroke("M2 -76C0 -88 6 -96 12 -98", pen.c("#6b4630"), 4)}${shape("M6 -84C16 -98 36 -98 42 -92C34 -80 18 -78 6 -84Z", pen.c("#5a9a48"))}${shape("M0 -74C18 -86 46 -78 46 -46C46 -18 26 2 10 0C4 -2 -4 -2 -10 0C-26 2 -46 -18 -46 -46C-46 -78 -18 -86 0 -74Z", pen.main)}${shape("M20 -79C36 -76 46 -66 46 -46C46 -18 26 2 10 0C34 -18 38 -52 20 -79Z", pen.dark)}${shape("M-14 -74C-6 -68 6 -68 14 -74C6 -76 -6 -76 -14 -74Z", pen.deep)}${shine("M-36 -46C-36 -62 -28 -70 -20 -71C-28 -62 -29 -50 -27 -36Z")}`;

const round = (pen: Pen, dimple: boolean) =>
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

const lemon = (pen: Pen) =>
  `${shape("M-58 -38C-50 -44 -48 -74 0 -76C36 -76 46 -56 50 -46C60 -44 62 -34 54 -30C46 -10 30 -2 0 0C-34 0 -48 -20 -52 -30C-60 -30 -62 -36 -58 -38Z", pen.main)}${shape("M50 -46C60 -44 62 -34 54 -30C46 -10 30 -2 0 0C-20 0 -34 -6 -42 -14C0 -6 40 -16 50 -46Z", pen.dark)}${shine("M-38 -46C-30 -62 -14 -68 0 -68C-16 -60 -26 -52 -30 -38Z")}${shape("M-46 -56C-60 -70 -58 -84 -52 -90C-40 -84 -36 -68 -40 -58Z", pen.c("#5a9a48"))}`;

const pear = (pen: Pen) =>
  `${stroke("M2 -92C2 -98 6 -102 10 -104", pen.c("#6b4630"), 3.4)}${shape("M0 -94C16 -94 18 -78 20 -64C24 -50 40 -44 40 -26C40 -6 18 0 0 0C-18 0 -40 -6 -40 -26C-40 -44 -24 -50 -20 -64C-18 -78 -16 -94 0 -94Z", pen.main)}${shape("M8 -92C16 -88 18 -76 20 -64C24 -50 40 -44 40 -26C40 -6 18 0 2 0C30 -14 12 -60 8 -92Z", pen.dark)}${shape("M4 -96C14 -106 28 -104 32 -98C24 -90 12 -90 4 -96Z", pen.c("#5a9a48"))}${shine("M-28 -30C-28 -44 -18 -50 -14 -58C-12 -48 -20 -40 -20 -24Z")}`;

const strawberry = (pen: Pen) =>
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

const cherries = (pen: Pen) =>
  `${stroke("M-22 -38C-18 -62 -4 -82 14 -96M24 -34C24 -56 20 -80 14 -96", pen.c("#5a7a3a"), 3)}${shape("M14 -96C26 -110 46 -106 50 -98C40 -88 24 -88 14 -96Z", pen.c("#5a9a48"))}${circle(-24, -22, 22, pen.dark)}${circle(24, -20, 20, pen.main)}${circle(-26, -24, 19, pen.main)}${shine("M-40 -26C-39 -34 -34 -39 -28 -39C-33 -34 -35 -29 -34 -22ZM10 -24C11 -31 16 -35 22 -35C17 -30 15 -26 16 -20Z")}`;

const watermelon = (pen: Pen) =>
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

const grapes = (pen: Pen) =>
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

const pineapple = (pen: Pen) => {
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

const avocado = (pen: Pen) =>
  `${shape("M0 -98C16 -98 20 -82 24 -66C30 -50 42 -44 42 -26C42 -6 20 0 0 0C-20 0 -42 -6 -42 -26C-42 -44 -30 -50 -24 -66C-20 -82 -16 -98 0 -98Z", pen.c("#3f6a3a"))}${shape("M0 -92C13 -92 16 -78 20 -63C26 -47 36 -42 36 -26C36 -10 18 -6 0 -6C-18 -6 -36 -10 -36 -26C-36 -42 -26 -47 -20 -63C-16 -78 -13 -92 0 -92Z", pen.c("#dfe69a"))}${circle(0, -28, 17, pen.c("#8a5632"))}${circle(-5, -33, 5, pen.c("#b07a4c"))}`;

const carrot = (pen: Pen) =>
  `${[-26, -8, 10, 28].map((a) => `<g transform="translate(0 -66) rotate(${a})">${shape("M-4 4C-8 -10 -6 -28 0 -36C6 -28 8 -10 4 4Z", pen.c("#5a9a48"))}</g>`).join("")}${shape("M0 -70C18 -70 22 -58 18 -44C14 -24 6 -6 0 2C-6 -6 -14 -24 -18 -44C-22 -58 -18 -70 0 -70Z", pen.main)}${stroke("M-16 -54h14M18 -46H6M-12 -34h10M11 -28H4", pen.dark, 2)}`;

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

const wine = (pen: Pen) =>
  `${shape("M-24 -98H24C30 -70 18 -52 3 -50V-8C14 -6 22 -4 22 0H-22C-22 -4 -14 -6 -3 -8V-50C-18 -52 -30 -70 -24 -98Z", pen.c("#dfeaea"), 'opacity=".75"')}${shape("M-26 -80H26C25 -66 16 -54 0 -53C-16 -54 -25 -66 -26 -80Z", pen.main)}${ellipse(0, -80, 26, 3.5, pen.light)}${shine("M-20 -94C-22 -82 -20 -70 -14 -62C-16 -72 -16 -84 -14 -94Z")}`;

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
