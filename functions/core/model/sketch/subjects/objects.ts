/** Everyday things and a few symbols. */
import { shift } from "../colour.ts";
import { box, circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { both } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

const shine = (d: string) => shape(d, "#ffffff", 'opacity=".4"');

const book = (pen: Pen) =>
  `${shape("M-70 -10L-66 -70C-40 -80 -14 -76 0 -66C14 -76 40 -80 66 -70L70 -10C44 -20 16 -16 0 -4C-16 -16 -44 -20 -70 -10Z", pen.main)}${shape("M-62 -17L-59 -74C-36 -82 -12 -78 0 -68V-10C-14 -22 -40 -24 -62 -17Z", pen.c("#fbf4e4"))}${shape("M62 -17L59 -74C36 -82 12 -78 0 -68V-10C14 -22 40 -24 62 -17Z", pen.c("#f0e4cc"))}${[0, 1, 2, 3, 4].map((i) => stroke(`M-52 ${-64 + i * 9}C-36 ${-69 + i * 9} -20 ${-67 + i * 9} -8 ${-60 + i * 9}M52 ${-64 + i * 9}C36 ${-69 + i * 9} 20 ${-67 + i * 9} 8 ${-60 + i * 9}`, pen.c("#b8a88e"), 1.3)).join("")}`;

const books = (pen: Pen) => {
  let svg = "";
  let y = 0;
  const colours = [pen.main, pen.accents[0], pen.accents[1], pen.accents[2], pen.dark];
  colours.forEach((colour, i) => {
    const w = 52 - (i % 3) * 5;
    const h = 15 + (i % 2) * 5;
    const dx = pen.rng.range(-6, 6);
    svg +=
      box(dx - w, y - h, w * 2, h, colour, 2) +
      box(dx - w + 4, y - h + 3, w * 2 - 4, h - 6, pen.c("#f8eed8")) +
      box(dx - w, y - h, 10, h, shift(colour, -0.06), 2);
    y -= h;
  });
  return svg;
};

const lantern = (pen: Pen) =>
  `<path d="M-16 -82C-16 -104 16 -104 16 -82" fill="none" stroke="${pen.deep}" stroke-width="3.4"/>${shape("M-18 -76L-10 -86H10L18 -76Z", pen.main)}${box(-22, -78, 44, 7, pen.dark, 2)}${shape("M-18 -71H18L22 -14H-22Z", pen.night ? "#ffdc8a" : pen.c("#f4e4b8"))}${stroke("M-18 -71L-22 -14M18 -71L22 -14M0 -71V-14", pen.dark, 3)}${shape("M0 -50C10 -38 8 -24 0 -22C-8 -24 -10 -38 0 -50Z", pen.c("#f08a2f"))}${ellipse(0, -29, 3.6, 6, "#fff4c8")}${box(-26, -15, 52, 8, pen.main, 2)}${box(-20, -8, 40, 8, pen.dark, 2)}`;

const lamp = (pen: Pen) =>
  `${shape("M-22 -92H22L42 -46H-42Z", pen.main)}${shape("M8 -92H22L42 -46H16Z", pen.dark, 'opacity=".5"')}${shape("M-42 -46H42L46 -42H-46Z", pen.night ? "#fff0b8" : pen.pale)}${box(-3, -44, 6, 34, pen.c("#c9a45a"))}${shape("M-26 0C-24 -10 24 -10 26 0Z", pen.c("#c9a45a"))}`;

const candle = (pen: Pen) =>
  `${shape("M0 -100C14 -84 10 -68 0 -66C-10 -68 -14 -84 0 -100Z", pen.c("#ffac34"))}${ellipse(0, -75, 4, 8, "#fff4c8")}${stroke("M0 -66V-58", pen.c("#4a3a34"), 2.4)}${shape("M-16 -58C-8 -62 8 -62 16 -58V-6H-16Z", pen.main)}${shape("M-16 -58C-14 -44 -12 -40 -10 -46C-8 -52 -6 -34 -2 -44C2 -52 6 -44 8 -50C12 -56 16 -50 16 -58C8 -62 -8 -62 -16 -58Z", pen.light)}${shape("M6 -60H16V-6H2C8 -24 8 -44 6 -60Z", pen.dark, 'opacity=".4"')}${shape("M-30 -8H30C28 -2 20 0 0 0C-20 0 -28 -2 -30 -8Z", pen.c("#b8924a"))}`;

const guitar = (pen: Pen) =>
  `<g transform="rotate(14 0 -50)">${box(-4, -98, 8, 54, pen.c("#5a3a28"))}${box(-7, -108, 14, 14, pen.c("#4a2f22"), 2)}${[-104, -99].map((y) => circle(-9, y, 2, pen.c("#d8c08a")) + circle(9, y, 2, pen.c("#d8c08a"))).join("")}${shape("M0 -58C14 -58 22 -52 20 -42C19 -36 24 -32 28 -26C34 -10 20 2 0 2C-20 2 -34 -10 -28 -26C-24 -32 -19 -36 -20 -42C-22 -52 -14 -58 0 -58Z", pen.main)}${shape("M8 -57C18 -55 22 -50 20 -42C19 -36 24 -32 28 -26C34 -10 20 2 4 2C24 -10 10 -40 8 -57Z", pen.dark, 'opacity=".6"')}${circle(0, -32, 9, pen.c("#33231c"))}${box(-11, -13, 22, 4, pen.c("#4a2f22"), 1)}${stroke("M-2.4 -98V-11M0 -98V-11M2.4 -98V-11", pen.c("#f2e8d0"), 0.6)}</g>`;

const piano = (pen: Pen) =>
  `${shape("M-84 -54C-70 -96 -20 -100 10 -92C40 -86 60 -66 84 -54Z", pen.dark)}${box(-88, -56, 176, 22, pen.main, 3)}${box(-80, -42, 160, 9, pen.c("#fbf6ea"))}${[...Array(16)].map((_, i) => box(-77 + i * 10, -42, i % 7 === 2 || i % 7 === 6 ? 0.8 : 4.5, 5.5, pen.c("#2a272c"))).join("")}${stroke("M-76 -34V-2M76 -34V-2M0 -34V-2", pen.deep, 7)}`;

const umbrella = (pen: Pen) =>
  `${stroke("M0 -60V-8C0 4 -14 4 -14 -6", pen.c("#6a4630"), 4)}${shape("M-62 -50C-58 -84 -28 -98 0 -98C28 -98 58 -84 62 -50C54 -58 44 -58 38 -50C30 -60 20 -60 14 -51C6 -60 -6 -60 -14 -51C-20 -60 -30 -60 -38 -50C-44 -58 -54 -58 -62 -50Z", pen.main)}${shape("M0 -98C-12 -84 -16 -66 -14 -51C-6 -60 6 -60 14 -51C16 -66 12 -84 0 -98Z", pen.light)}${shape("M0 -98C28 -98 58 -84 62 -50C54 -58 44 -58 38 -50C36 -72 22 -90 0 -98Z", pen.dark)}${stroke("M0 -98V-104", pen.c("#6a4630"), 3)}`;

const clock = (pen: Pen) => {
  const a = pen.rng.range(0, 6.28);
  return `${both(0, (s) => circle(s * 28, -86, 13, pen.dark) + stroke(`M${s * 24} -10L${s * 32} 0`, pen.deep, 5))}${circle(0, -46, 44, pen.main)}${circle(0, -46, 36, pen.c("#fdf6e6"))}${[...Array(12)].map((_, i) => circle(Math.sin((i * Math.PI) / 6) * 30, -46 - Math.cos((i * Math.PI) / 6) * 30, i % 3 ? 1.4 : 2.6, pen.c("#4a3c3a"))).join("")}${stroke(`M0 -46L${n(Math.sin(a) * 25)} ${n(-46 - Math.cos(a) * 25)}`, pen.c("#3a2e30"), 3)}${stroke(`M0 -46L${n(Math.sin(a * 12) * 16)} ${n(-46 - Math.cos(a * 12) * 16)}`, pen.c("#3a2e30"), 4)}${circle(0, -46, 3, pen.accents[0])}`;
};

const heart = (pen: Pen) =>
  `${shape("M0 0C-30 -24 -58 -46 -54 -74C-50 -98 -16 -104 0 -78C16 -104 50 -98 54 -74C58 -46 30 -24 0 0Z", pen.main)}${shape("M0 0C40 -34 44 -66 34 -91C46 -88 53 -82 54 -74C58 -46 30 -24 0 0Z", pen.dark, 'opacity=".7"')}${shine("M-44 -66C-46 -82 -34 -90 -24 -88C-34 -82 -38 -72 -34 -58Z")}`;

const key = (pen: Pen) =>
  `<g transform="rotate(-30 0 -50)"><circle cx="0" cy="-78" r="18" fill="none" stroke="${pen.main}" stroke-width="9"/>${box(-4, -60, 8, 62, pen.main, 2)}${box(4, -8, 16, 7, pen.main, 1)}${box(4, -24, 12, 7, pen.main, 1)}${stroke("M-13 -88A16 16 0 0 1 6 -93", pen.pale, 2.4)}</g>`;

const bottle = (pen: Pen) =>
  `${box(-8, -100, 16, 12, pen.c("#b98a56"), 2)}${shape("M-8 -90H8V-70C8 -60 26 -58 26 -40V-6C26 -2 22 0 18 0H-18C-22 0 -26 -2 -26 -6V-40C-26 -58 -8 -60 -8 -70Z", pen.main, 'opacity=".92"')}${shape("M-26 -36C-14 -32 14 -40 26 -36V-6C26 -2 22 0 18 0H-18C-22 0 -26 -2 -26 -6Z", pen.deep, 'opacity=".5"')}${box(-22, -34, 44, 20, pen.c("#f6ead0"), 2)}${shape("M-6 -28L0 -18L6 -28Z", pen.accents[0])}${shine("M-20 -40C-20 -52 -10 -56 -8 -62C-8 -50 -14 -46 -14 -20H-20Z")}`;

const chair = (pen: Pen) =>
  `${stroke("M-30 -96V0M-30 -48H30V0M-20 -48V-6M22 -48V-6", pen.main, 7)}${shape("M-36 -54H36L32 -42H-32Z", pen.light)}${shape("M-34 -98C-20 -102 -20 -102 -12 -98V-60H-34Z", pen.dark)}`;

const toyballoon = (pen: Pen) =>
  `${stroke("M0 -44C-8 -30 8 -16 0 0", pen.c("#8a7a70"), 1.4)}${shape("M0 -46C-24 -58 -30 -74 -26 -84C-22 -98 22 -98 26 -84C30 -74 24 -58 0 -46Z", pen.main)}${shape("M-4 -44L0 -49L4 -44Z", pen.dark)}${shape("M10 -95C22 -92 27 -88 26 -80C26 -66 14 -52 0 -46C18 -62 18 -80 10 -95Z", pen.dark, 'opacity=".5"')}${shine("M-19 -74C-19 -84 -12 -89 -6 -90C-12 -84 -14 -78 -13 -70Z")}`;

const kite = (pen: Pen) =>
  `<g transform="rotate(18 0 -60)">${shape("M0 -100L34 -66L0 -14L-34 -66Z", pen.main)}${shape("M0 -100L34 -66H0ZM-34 -66H0V-14Z", pen.accents[1])}${stroke("M0 -100V-14M-34 -66H34", pen.deep, 1.2)}</g>${stroke("M14 -18C24 -4 4 4 14 16C22 26 6 32 10 42", pen.deep, 1.4)}${[
    [17, -4],
    [9, 12],
    [16, 26],
  ]
    .map(([x, y], i) =>
      shape(`M${x} ${y}l-9 -5v10ZM${x} ${y}l9 -5v10Z`, pen.accents[i % 3] ?? pen.main),
    )
    .join("")}`;

const gift = (pen: Pen) =>
  `${box(-42, -60, 84, 60, pen.main, 2)}${box(14, -60, 28, 60, pen.dark, 2, 'opacity=".5"')}${box(-48, -72, 96, 17, pen.light, 2)}${box(-8, -72, 16, 72, pen.accents[1])}${both(0, (s) => shape(`M0 -72C${s * 10} -98 ${s * 40} -100 ${s * 36} -84C${s * 32} -74 ${s * 14} -72 0 -72Z`, pen.accents[1]) + shape(`M${s * 8} -75C${s * 14} -90 ${s * 30} -92 ${s * 28} -84C${s * 26} -78 ${s * 16} -75 ${s * 8} -75Z`, shift(pen.accents[1], -0.1)))}`;

const vase = (pen: Pen) => {
  let stems = "";
  const heads = [
    [-26, -84],
    [-8, -98],
    [12, -90],
    [28, -80],
    [0, -78],
  ] as const;
  heads.forEach(([x, y], i) => {
    stems += stroke(`M0 -46Q${n(x * 0.4)} -64 ${x} ${y}`, pen.c("#5a8a4a"), 2.4);
    const colour = pen.accents[i % 3] ?? pen.accents[0];
    for (let k = 0; k < 6; k++)
      stems += ellipse(
        x + Math.cos((k * Math.PI) / 3) * 6,
        y + Math.sin((k * Math.PI) / 3) * 6,
        5.5,
        5,
        k % 2 ? colour : shift(colour, 0.06),
      );
    stems += circle(x, y, 4, pen.c("#f2c24a"));
  });
  return `${stems}${shape("M-14 -50H14C14 -42 28 -34 28 -20C28 -4 18 0 12 0H-12C-18 0 -28 -4 -28 -20C-28 -34 -14 -42 -14 -50Z", pen.main)}${shape("M6 -50H14C14 -42 28 -34 28 -20C28 -4 18 0 12 0H2C20 -14 12 -38 6 -50Z", pen.dark, 'opacity=".6"')}${stroke("M-26 -26C-10 -20 10 -20 26 -26", pen.pale, 3)}${shine("M-20 -22C-20 -30 -14 -34 -11 -40C-10 -32 -14 -28 -14 -16Z")}`;
};

const hat = (pen: Pen) =>
  `${ellipse(0, -12, 66, 13, pen.dark)}${shape("M-36 -14C-38 -50 -34 -72 -30 -84C-14 -92 14 -92 30 -84C34 -72 38 -50 36 -14C14 -6 -14 -6 -36 -14Z", pen.main)}${shape("M-37 -26C-14 -18 14 -18 37 -26L36 -14C14 -6 -14 -6 -36 -14Z", pen.accents[0])}${ellipse(0, -85, 30, 6, pen.light)}`;

const camera = (pen: Pen) =>
  `${box(-24, -84, 36, 16, pen.dark, 4)}${box(-64, -72, 128, 72, pen.main, 9)}${box(-64, -56, 128, 34, pen.deep)}${circle(0, -36, 30, pen.c("#d4d4d0"))}${circle(0, -36, 24, pen.c("#2a2c36"))}${circle(0, -36, 15, pen.c("#3f6a8f"))}${circle(-6, -42, 5, "#ffffff", 'opacity=".7"')}${box(38, -68, 18, 9, pen.c("#f6efdc"), 2)}${circle(-48, -64, 4, pen.c("#d8483a"))}`;

const computer = (pen: Pen) =>
  `${box(-64, -98, 128, 78, pen.main, 7)}${box(-56, -90, 112, 62, pen.c("#26344a"), 3)}${stroke("M-46 -78h40M-46 -68h60M-36 -58h44M-36 -48h30M-46 -38h20", pen.c("#7fe0c0"), 3)}${shape("M-14 -20H14L20 -6H-20Z", pen.dark)}${box(-44, -7, 88, 7, pen.pale, 3)}`;

const crystal = (pen: Pen) =>
  `${shape("M-50 0L-58 -34L-40 -60L-26 -30L-28 0Z", pen.dark)}${shape("M-30 0L-28 -64L0 -100L26 -62L28 0Z", pen.main)}${shape("M0 -100L26 -62L28 0H6L4 -58Z", pen.dark)}${shape("M0 -100L-28 -64L-14 -58L4 -58Z", pen.pale)}${shape("M28 0L30 -36L46 -56L58 -30L52 0Z", pen.light)}${shape("M46 -56L58 -30L52 0H44L42 -32Z", pen.dark)}${stroke("M-14 -58L-12 -4", pen.pale, 1.6)}`;

const diamond = (pen: Pen) =>
  `${shape("M-58 -66L-34 -96H34L58 -66L0 0Z", pen.main)}${shape("M-58 -66L-34 -96L-22 -66ZM58 -66L34 -96L22 -66Z", pen.light)}${shape("M-22 -66H22L0 0Z", pen.pale)}${shape("M22 -66H58L0 0Z", pen.dark)}${shape("M-34 -96H0L-22 -66ZM34 -96H0L22 -66Z", pen.light, 'opacity=".7"')}`;

const crown = (pen: Pen) =>
  `${shape("M-54 -8L-62 -74L-32 -44L0 -92L32 -44L62 -74L54 -8Z", pen.main)}${box(-56, -16, 112, 16, pen.dark, 4)}${[-62, 0, 62].map((x) => circle(x, x === 0 ? -94 : -77, 6, pen.light)).join("")}${[-32, 0, 32].map((x, i) => circle(x, -8, 5, pen.accents[i] ?? pen.accents[0])).join("")}`;

const sword = (pen: Pen) =>
  `<g transform="rotate(24 0 -50)">${shape("M-6 -34L-6 -92L0 -106L6 -92V-34Z", pen.c("#dbe3ea"))}${shape("M0 -106L6 -92V-34H0Z", pen.c("#b4c0cc"))}${box(-22, -36, 44, 7, pen.main, 3)}${box(-4, -30, 8, 24, pen.c("#5a3a2c"), 2)}${circle(0, -3, 6, pen.main)}</g>`;

const skull = (pen: Pen) =>
  `${shape("M0 -96C34 -96 46 -74 44 -52C43 -40 36 -36 32 -28L30 -8H-30L-32 -28C-36 -36 -43 -40 -44 -52C-46 -74 -34 -96 0 -96Z", pen.main)}${both(0, (s) => ellipse(s * 18, -50, 12, 13, pen.c("#2a2630")))}${shape("M0 -38L7 -26H-7Z", pen.c("#2a2630"))}${stroke("M-18 -8V-20M-6 -8V-20M6 -8V-20M18 -8V-20", pen.dark, 2.4)}`;

const drum = (pen: Pen) =>
  `${shape("M-50 -60V-14C-50 0 50 0 50 -14V-60Z", pen.main)}${stroke("M-50 -54L-34 -8L-18 -52L0 -4L18 -52L34 -8L50 -54", pen.pale, 2.6)}${ellipse(0, -60, 50, 13, pen.c("#fbf3e2"))}${stroke("M-30 -98L4 -64M34 -98L10 -66", pen.c("#8a5a36"), 4)}${circle(4, -63, 4.5, pen.c("#8a5a36"))}${circle(10, -65, 4.5, pen.c("#8a5a36"))}`;

const shoe = (pen: Pen) =>
  `${shape("M-60 -12V-78C-46 -84 -30 -82 -22 -76C-20 -56 -6 -46 24 -40C48 -36 64 -28 64 -12Z", pen.main)}${box(-62, -14, 128, 14, pen.c("#f6efe2"), 5)}${stroke("M-16 -64L0 -70M-10 -54L8 -60M-2 -46L16 -52", pen.pale, 4)}${stroke("M-56 -30C-30 -28 10 -24 40 -28", pen.pale, 5)}`;

const t = { habitat: "table" } as const;
export const objects = {
  book: {
    ...t,
    height: 0.3,
    width: 142,
    colour: "#3f6a8f",
    draw: book,
    seat: [0, -60],
    seatScale: 0.9,
  },
  books: {
    ...t,
    height: 0.34,
    width: 112,
    colour: "#3f6a8f",
    draw: books,
    seat: [0, -86],
    seatScale: 0.9,
  },
  lantern: {
    habitat: "ground",
    height: 0.34,
    width: 56,
    colour: "#4a4650",
    draw: lantern,
    lamp: [0, -36],
  },
  lamp: { ...t, height: 0.44, width: 92, colour: "#d8924a", draw: lamp, lamp: [0, -46] },
  candle: { ...t, height: 0.38, width: 62, colour: "#f4e6c8", draw: candle, lamp: [0, -78] },
  guitar: { ...t, height: 0.54, width: 62, colour: "#c9803f", draw: guitar },
  piano: {
    habitat: "ground",
    height: 0.36,
    width: 180,
    colour: "#3a3438",
    draw: piano,
    seat: [0, -94],
    seatScale: 0.8,
  },
  umbrella: { habitat: "ground", height: 0.44, width: 126, colour: "#d8434a", draw: umbrella },
  clock: { ...t, height: 0.36, width: 92, colour: "#5f8fa0", draw: clock },
  heart: { ...t, height: 0.44, width: 110, colour: "#e0394a", draw: heart },
  key: { ...t, height: 0.4, width: 60, colour: "#e0b04a", draw: key },
  bottle: { ...t, height: 0.44, width: 56, colour: "#4f9a86", draw: bottle },
  chair: {
    habitat: "ground",
    height: 0.4,
    width: 74,
    colour: "#b5793f",
    draw: chair,
    seat: [4, -52],
    seatScale: 0.8,
  },
  toyballoon: { habitat: "air", height: 0.36, width: 56, colour: "#e0484a", draw: toyballoon },
  kite: { habitat: "air", height: 0.34, width: 80, colour: "#e0573f", draw: kite },
  gift: {
    ...t,
    height: 0.36,
    width: 98,
    colour: "#d8434a",
    draw: gift,
    seat: [0, -70],
    seatScale: 0.9,
  },
  vase: { ...t, height: 0.52, width: 76, colour: "#5f93a8", draw: vase },
  hat: { ...t, height: 0.32, width: 132, colour: "#34303a", draw: hat },
  camera: { ...t, height: 0.34, width: 130, colour: "#c9a27a", draw: camera },
  computer: { ...t, height: 0.4, width: 130, colour: "#e6e0d4", draw: computer },
  crystal: { habitat: "ground", height: 0.44, width: 118, colour: "#8f7fe0", draw: crystal },
  diamond: { ...t, height: 0.34, width: 118, colour: "#7fd0e8", draw: diamond },
  crown: { ...t, height: 0.34, width: 132, colour: "#f0bf3f", draw: crown },
  sword: { habitat: "ground", height: 0.46, width: 56, colour: "#d8a83f", draw: sword },
  skull: { ...t, height: 0.36, width: 92, colour: "#f2ead8", draw: skull },
  drum: { ...t, height: 0.36, width: 104, colour: "#d0433c", draw: drum },
  shoe: { ...t, height: 0.3, width: 130, colour: "#d8573f", draw: shoe },
} satisfies Record<string, Subject>;
