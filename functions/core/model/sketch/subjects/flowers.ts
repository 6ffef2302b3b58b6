/** Flowers and other small plants. */
import { shift } from "../colour.ts";
import { circle, ellipse, n, shape, stroke, wobble } from "../geometry.ts";
import { both } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

const stem = (pen: Pen, top: number, lean = 0) =>
  stroke(
    `M0 0C${n(lean - 3)} ${n(top * 0.4)} ${n(lean + 3)} ${n(top * 0.7)} ${n(lean)} ${n(top)}`,
    pen.c("#4f8a4a"),
    3,
  ) +
  shape(`M0 -14C-8 -30 -22 -34 -30 -32C-26 -20 -14 -12 0 -12Z`, pen.c("#5a9a50")) +
  shape(`M1 -24C8 -40 20 -44 27 -43C24 -32 14 -24 1 -22Z`, pen.c("#4a8a48"));

function petals(
  pen: Pen,
  x: number,
  y: number,
  count: number,
  long: number,
  wide: number,
  turn = 0,
): string {
  let svg = "";
  for (let i = 0; i < count; i++) {
    const a = turn + (i / count) * 360;
    svg += `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(a)})">${shape(`M0 0C${-wide} ${n(-long * 0.3)} ${n(-wide * 0.9)} ${-long} 0 ${-long}C${n(wide * 0.9)} ${-long} ${wide} ${n(-long * 0.3)} 0 0Z`, i % 2 ? pen.main : shift(pen.main, -0.04))}${stroke(`M0 ${n(-long * 0.25)}V${n(-long * 0.7)}`, pen.dark, 0.9, 'opacity=".5"')}</g>`;
  }
  return svg;
}

function flower(pen: Pen): string {
  const kind = pen.rng.int(0, 2);
  const centre = pen.c(pen.named ? "#f2c03a" : "#f2b53a");
  return (
    stem(pen, -70) +
    (kind === 0
      ? petals(pen, 0, -73, 6, 25, 13) + circle(0, -73, 8, centre)
      : kind === 1
        ? petals(pen, 0, -73, 12, 26, 6.5) + circle(0, -73, 9, centre)
        : petals(pen, 0, -72, 5, 27, 17, 18) +
          circle(0, -72, 6, centre) +
          petals(pen, 0, -72, 5, 9, 4)) +
    circle(-2, -75, 2.6, shift(centre, 0.08))
  );
}

function sunflower(pen: Pen): string {
  let seeds = "";
  for (let i = 1; i < 46; i++) {
    const a = i * 2.39996;
    const r = Math.sqrt(i) * 1.95;
    seeds += circle(
      Math.cos(a) * r,
      -72 + Math.sin(a) * r,
      0.95,
      pen.c(i % 3 ? "#8a5a2f" : "#c98a3a"),
    );
  }
  return (
    stem(pen, -66) +
    `<g opacity=".95">${petals({ ...pen, main: pen.dark }, 0, -72, 15, 28, 6.5, 12)}</g>${petals(pen, 0, -72, 15, 26, 6.5)}${circle(0, -72, 14.5, pen.c("#55331f"))}${seeds}`
  );
}

const tulip = (pen: Pen) =>
  `${stroke("M0 0C-2 -30 2 -50 0 -64", pen.c("#4f8a4a"), 3.4)}${shape("M0 0C-14 -20 -20 -44 -14 -58C-6 -46 0 -24 1 0Z", pen.c("#5a9a50"))}${shape("M0 0C10 -16 20 -36 17 -50C8 -40 0 -20 0 0Z", pen.c("#4a8a48"))}${shape("M0 -60C-16 -60 -20 -76 -16 -100C-10 -94 -6 -90 -4 -86C-2 -94 0 -98 0 -100C0 -98 2 -94 4 -86C6 -90 10 -94 16 -100C20 -76 16 -60 0 -60Z", pen.main)}${shape("M0 -60C-8 -64 -9 -82 0 -100C9 -82 8 -64 0 -60Z", pen.light)}`;

const rose = (pen: Pen) =>
  `${stem(pen, -60)}${shape(wobble(0, -74, 25, 22, 0.06, pen.rng.next, 9), pen.dark)}${shape("M-22 -78C-22 -94 -6 -98 4 -94C-8 -92 -12 -84 -10 -74C-16 -70 -21 -72 -22 -78Z", pen.main)}${shape("M22 -76C24 -92 10 -98 0 -95C10 -90 12 -82 10 -72C16 -69 21 -70 22 -76Z", pen.light)}${shape("M-20 -68C-10 -56 10 -56 20 -68C12 -66 -12 -66 -20 -68Z", pen.main)}${stroke("M-9 -80C-9 -90 9 -90 9 -80C9 -72 -5 -72 -5 -79C-5 -84 4 -84 4 -79", pen.deep, 2.4)}`;

const lavender = (pen: Pen) => {
  let svg = "";
  for (const [x, top] of [
    [-16, -78],
    [-7, -92],
    [3, -100],
    [12, -86],
    [20, -72],
  ] as const) {
    svg += stroke(`M${n(x * 0.3)} 0Q${n(x * 0.5)} -40 ${x} ${top}`, pen.c("#6a9a68"), 1.8);
    for (let i = 0; i < 7; i++)
      svg +=
        ellipse(x - 2.4, top + i * 4.4, 2.8, 2.2, i % 2 ? pen.main : pen.dark) +
        ellipse(x + 2.4, top + 2 + i * 4.4, 2.8, 2.2, pen.light);
  }
  return svg;
};

const mushroom = (pen: Pen) =>
  `${shape("M-16 0C-12 -14 -13 -34 -11 -48H11C13 -34 12 -14 16 0C8 4 -8 4 -16 0Z", pen.c("#f6ead4"))}${shape("M2 -46C5 -30 4 -12 7 2C12 2 15 1 16 0C12 -14 13 -34 11 -48Z", pen.c("#e0cdb0"))}${shape("M-13 -36C-6 -30 6 -30 13 -36L12 -46H-12Z", pen.c("#fdf6e6"))}${shape("M-46 -46C-48 -78 -24 -100 0 -100C24 -100 48 -78 46 -46C30 -38 -30 -38 -46 -46Z", pen.main)}${shape("M-46 -46C-30 -38 30 -38 46 -46C40 -42 30 -36 0 -36C-30 -36 -40 -42 -46 -46Z", pen.c("#e8d8bd"))}${[
    [-24, -72, 7, 6],
    [0, -84, 8, 6],
    [25, -70, 7, 6],
    [-8, -60, 5, 4],
    [14, -56, 4.5, 3.6],
    [-36, -54, 4, 3.6],
    [37, -53, 3.6, 3.2],
  ]
    .map(([x, y, rx, ry]) =>
      ellipse(x as number, y as number, rx as number, ry as number, pen.c("#fdf3e2")),
    )
    .join(
      "",
    )}${shape("M-34 -72C-28 -88 -12 -96 0 -95C-14 -90 -24 -82 -28 -68Z", pen.light, 'opacity=".55"')}`;

const pumpkin = (pen: Pen) => {
  const face = pen.night || pen.pose === "fly" ? pen.lamp : pen.c("#4a2a18");
  const carved = pen.night;
  return `${stroke("M2 -74C0 -84 4 -92 12 -96", pen.c("#6a7a3a"), 7)}${both(0, (s) => ellipse(s * 34, -38, 24, 34, pen.dark))}${both(0, (s) => ellipse(s * 18, -39, 24, 38, shift(pen.main, -0.03)))}${ellipse(0, -39, 20, 39, pen.main)}${stroke("M-10 -72C-16 -56 -16 -24 -10 -6M10 -72C16 -56 16 -24 10 -6M-30 -66C-40 -50 -40 -26 -30 -10M30 -66C40 -50 40 -26 30 -10", pen.deep, 1.4, 'opacity=".6"')}${carved ? shape("M-26 -46L-16 -60L-8 -46ZM26 -46L16 -60L8 -46ZM-30 -30C-16 -14 16 -14 30 -30L22 -30L18 -24L12 -30H-2L-7 -23L-12 -30Z", face) : ""}`;
};

const clover = (pen: Pen) =>
  `${stroke("M0 0C-4 -20 2 -34 0 -50", pen.dark, 4)}${[45, 135, 225, 315].map((a) => `<g transform="translate(0 -58) rotate(${a})">${shape("M0 0C-20 -8 -26 -28 -14 -36C-6 -40 0 -34 0 -28C0 -34 6 -40 14 -36C26 -28 20 -8 0 0Z", pen.main)}${stroke("M0 -4V-24", pen.light, 1.6)}</g>`).join("")}`;

const leaf = (pen: Pen) =>
  `${stroke("M0 0C0 -10 0 -20 0 -90", pen.deep, 2.4)}${shape("M0 -8C-12 -14 -30 -12 -38 -20C-32 -24 -32 -28 -44 -38C-36 -40 -34 -46 -38 -58C-28 -54 -22 -56 -20 -62C-12 -70 -6 -86 0 -98C6 -86 12 -70 20 -62C22 -56 28 -54 38 -58C34 -46 36 -40 44 -38C32 -28 32 -24 38 -20C30 -12 12 -14 0 -8Z", pen.main)}${stroke("M0 -2V-84M0 -24L-28 -22M0 -24L28 -22M0 -40L-30 -42M0 -40L30 -42M0 -60L-14 -66M0 -60L14 -66", pen.deep, 1.6, 'opacity=".7"')}`;

const ground = { habitat: "ground" } as const;
export const flowers = {
  flower: { ...ground, height: 0.4, width: 56, colour: "#e8738a", draw: flower },
  sunflower: { ...ground, height: 0.54, width: 56, colour: "#f4bf32", draw: sunflower },
  tulip: { ...ground, height: 0.38, width: 42, colour: "#e04f5a", draw: tulip },
  rose: { ...ground, height: 0.42, width: 54, colour: "#cf2f46", draw: rose },
  lavender: { ...ground, height: 0.36, width: 48, colour: "#8d6fc8", draw: lavender },
  mushroom: {
    ...ground,
    height: 0.34,
    width: 94,
    colour: "#d43f34",
    draw: mushroom,
    seat: [0, -98],
    seatScale: 0.6,
  },
  pumpkin: {
    ...ground,
    height: 0.3,
    width: 116,
    colour: "#ec842e",
    draw: pumpkin,
    lamp: [0, -40],
    seat: [0, -76],
    seatScale: 0.9,
  },
  clover: { ...ground, height: 0.3, width: 72, colour: "#4f9a4a", draw: clover },
  leaf: { ...ground, height: 0.32, width: 90, colour: "#d8672f", draw: leaf },
} satisfies Record<string, Subject>;
