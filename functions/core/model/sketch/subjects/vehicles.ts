/** Things that go. */
import { box, circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { both } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

const wheel = (pen: Pen, x: number, y: number, r: number) =>
  circle(x, y, r, pen.c("#2b2a30")) +
  circle(x, y, r * 0.6, pen.c("#c9ced2")) +
  circle(x, y, r * 0.22, pen.c("#4a4a52"));

const hull = (pen: Pen) =>
  `${shape("M-48 -19H52C48 -6 38 0 26 0H-26C-38 -2 -44 -10 -48 -19Z", pen.named ? pen.dark : pen.c("#a8543a"))}${shape("M-48 -19H52L50.5 -14H-46Z", pen.c("#f2e2c8"))}${stroke("M-40 -8C-10 -4 24 -4 44 -8", pen.deep, 1.2, 'opacity=".5"')}`;

const sailboat = (pen: Pen) =>
  `${stroke("M0 -16V-100", pen.c("#7a5236"), 2.8)}${shape("M3 -98C26 -76 36 -50 38 -24H3Z", pen.named ? pen.main : pen.c("#fbf3e2"))}${shape("M20 -76C30 -60 36 -42 38 -24H24C26 -42 24 -60 20 -76Z", pen.deep, 'opacity=".14"')}${shape("M-3 -88C-14 -66 -22 -46 -32 -24H-3Z", pen.named ? pen.light : pen.accents[0])}${shape("M0 -100l13 -4l-13 -4Z", pen.accents[0])}${hull(pen)}`;

const ship = (pen: Pen) =>
  `${[0, 1, 2].map((i) => ellipse(-6 - i * 17, -96 - i * 11, 8 + i * 4, 6 + i * 3, pen.c("#e8e4e0"), 0, `opacity="${0.75 - i * 0.2}"`)).join("")}${box(-8, -84, 15, 26, pen.accents[0])}${box(-8, -84, 15, 6, pen.c("#2e2c34"))}${box(18, -74, 12, 18, pen.accents[0])}${box(18, -74, 12, 5, pen.c("#2e2c34"))}${box(-38, -60, 82, 17, pen.c("#fbf5ea"), 2)}${box(-52, -44, 104, 16, pen.c("#f4ead8"), 2)}${[-30, -18, -6, 6, 18, 30].map((x) => circle(x, -51.5, 3, pen.lamp)).join("")}${[-44, -32, -20, -8, 4, 16, 28, 40].map((x) => box(x - 2, -40, 5, 6, pen.lamp, 1)).join("")}${shape("M-84 -30H92C86 -12 76 0 66 0H-58C-70 -4 -80 -16 -84 -30Z", pen.main)}${shape("M-74 -12H80C76 -5 71 0 66 0H-58C-64 -2 -70 -6 -74 -12Z", pen.deep)}${stroke("M-84 -28H91", pen.c("#f4ead8"), 2)}`;

const pirateship = (pen: Pen) =>
  `${stroke("M-34 -26V-86M4 -26V-102M40 -26V-82M70 -30L96 -48", pen.c("#5a3c2a"), 3)}${[
    [-34, -80, 20, 34],
    [4, -94, 26, 46],
    [40, -76, 18, 30],
  ]
    .map(([x, y, w, h]) =>
      shape(
        `M${(x as number) - (w as number) / 2} ${y}C${(x as number) + 2} ${(y as number) - 4} ${x} ${(y as number) - 4} ${(x as number) + (w as number) / 2} ${y}C${(x as number) + (w as number) * 0.8} ${(y as number) + (h as number) / 2} ${(x as number) + (w as number) * 0.7} ${(y as number) + (h as number) * 0.8} ${(x as number) + (w as number) / 2 + 2} ${(y as number) + (h as number)}H${(x as number) - (w as number) / 2}C${(x as number) - 2} ${(y as number) + (h as number) * 0.6} ${x} ${(y as number) + (h as number) * 0.4} ${(x as number) - (w as number) / 2} ${y}Z`,
        pen.c("#f4e8d0"),
      ),
    )
    .join(
      "",
    )}${shape("M4 -102l20 4l-20 8Z", pen.c("#2a282e"))}${shape("M-74 -48L-52 -44L-48 -28H62L78 -34C74 -14 62 0 46 0H-46C-62 -6 -72 -26 -74 -48Z", pen.main)}${stroke("M-66 -24H68M-58 -12H60", pen.deep, 1.6, 'opacity=".6"')}${[-36, -14, 8, 30].map((x) => box(x, -21, 8, 7, pen.c("#2c2226"), 1)).join("")}${pen.night ? circle(-62, -52, 4, pen.lamp) : ""}`;

const car = (pen: Pen) =>
  `${shape("M-58 -46C-50 -72 -38 -84 -18 -86H18C36 -86 48 -74 60 -48Z", pen.main)}${shape("M-46 -49C-41 -66 -34 -76 -18 -77H-3V-49ZM4 -77H16C30 -77 38 -66 46 -49H4Z", pen.c("#c8e4ea"))}${shape("M-36 -56L-22 -76H-14L-30 -52ZM12 -56L24 -75L29 -71L18 -54Z", "#ffffff", 'opacity=".45"')}${shape("M-88 -20C-90 -42 -82 -48 -60 -50H58C82 -48 92 -42 92 -22C92 -16 88 -14 84 -14H-82C-86 -14 -88 -16 -88 -20Z", pen.main)}${shape("M-88 -24H92C92 -16 88 -14 84 -14H-82C-86 -14 -88 -18 -88 -24Z", pen.dark)}${stroke("M-3 -48V-20M-58 -48C-60 -36 -58 -26 -54 -20", pen.deep, 1.3, 'opacity=".6"')}${ellipse(84, -36, 6, 6.5, pen.night ? pen.lamp : pen.c("#fff6d8"))}${box(-89, -41, 7, 11, pen.c("#e0483a"), 3)}${box(78, -20, 18, 6, pen.c("#d4d8da"), 3)}${box(-94, -20, 16, 6, pen.c("#d4d8da"), 3)}${stroke("M4 -40h9", pen.deep, 2)}${wheel(pen, -50, -15, 16)}${wheel(pen, 54, -15, 16)}`;

const bus = (pen: Pen) =>
  `${shape("M-96 -88C-96 -94 -92 -98 -86 -98H84C94 -98 100 -80 100 -56V-18C100 -14 97 -12 93 -12H-89C-93 -12 -96 -14 -96 -18Z", pen.main)}${box(-96, -36, 196, 8, pen.pale)}${[-86, -60, -34, -8, 18].map((x) => box(x, -84, 21, 32, pen.night ? pen.lamp : pen.c("#c8e4ea"), 3)).join("")}${shape("M50 -84H82C90 -84 95 -70 96 -52H50Z", pen.c("#d8ecf0"))}${box(26, -84, 0.5, 66, pen.dark)}${circle(94, -28, 4.5, pen.lamp)}${wheel(pen, -56, -12, 14)}${wheel(pen, 62, -12, 14)}`;

const truck = (pen: Pen) =>
  `${box(-96, -96, 118, 80, pen.pale, 3)}${stroke("M-96 -36H22", pen.accents[0], 8)}${shape("M28 -78H58C72 -78 84 -56 88 -42C96 -40 98 -34 98 -20C98 -16 96 -14 92 -14H28Z", pen.main)}${shape("M38 -70H56C66 -70 73 -56 77 -44H38Z", pen.c("#c8e4ea"))}${box(-98, -18, 196, 6, pen.deep, 2)}${circle(94, -30, 4.5, pen.lamp)}${wheel(pen, -62, -12, 14)}${wheel(pen, -30, -12, 14)}${wheel(pen, 68, -12, 14)}`;

function train(pen: Pen): string {
  const brass = pen.c("#e0b04a");
  const iron = pen.c("#35343e");
  const smoke = [0, 1, 2, 3]
    .map((i) =>
      ellipse(
        58 - i * 25,
        -104 - i * 9,
        12 + i * 5,
        9 + i * 3,
        pen.c("#f2efec"),
        0,
        `opacity="${0.85 - i * 0.17}"`,
      ),
    )
    .join("");
  return `${smoke}${box(-88, -82, 50, 66, pen.main, 2)}${box(-94, -88, 62, 8, iron, 3)}${box(-80, -72, 32, 24, pen.night ? pen.lamp : pen.c("#cfe6ea"), 2)}${shape("M-40 -62H60C70 -62 74 -52 74 -42C74 -32 70 -22 60 -22H-40Z", pen.main)}${shape("M-40 -34H73C71 -26 67 -22 60 -22H-40Z", pen.dark)}${[-20, 4, 28].map((x) => stroke(`M${x} -62V-22`, brass, 2.4)).join("")}${shape("M50 -62L46 -92H68L64 -62Z", iron)}${box(43, -96, 28, 7, iron, 2)}${shape("M6 -62C6 -76 26 -76 26 -62Z", brass)}${circle(76, -48, 7, iron)}${circle(78, -48, 5, pen.lamp)}${shape("M64 -22H92L98 -2H72Z", pen.accents[0])}${box(-92, -24, 160, 9, iron, 2)}${[-70, -38].map((x) => wheel(pen, x, -13, 15)).join("")}${[2, 32, 58].map((x) => wheel(pen, x, -9, 11)).join("")}${stroke("M-70 -10L32 -8", brass, 3.4)}${stroke("M-120 3H120", pen.c("#6a5a54"), 3)}`;
}

const bicycle = (pen: Pen) => {
  const rim = pen.c("#34323a");
  const tyre = (x: number) =>
    `<circle cx="${x}" cy="-32" r="30" fill="none" stroke="${rim}" stroke-width="4.5"/>${[0, 30, 60, 90, 120, 150].map((a) => `<path d="M${x} -32m-28 0h56" stroke="${pen.c("#a8a8a8")}" stroke-width=".8" transform="rotate(${a} ${x} -32)"/>`).join("")}${circle(x, -32, 3.4, rim)}`;
  return `${tyre(-50)}${tyre(50)}${stroke("M-50 -32L-20 -74L32 -72L-4 -32ZM-4 -32L-24 -80M50 -32L30 -84", pen.main, 5)}${stroke("M30 -84C28 -94 38 -96 46 -92", rim, 4)}${shape("M-40 -84C-30 -90 -14 -86 -10 -82C-18 -78 -34 -78 -40 -84Z", pen.c("#7a4a32"))}${circle(-4, -32, 7, rim)}${stroke("M-4 -32L4 -18M-1 -17h10", rim, 3)}${box(36, -90, 26, 17, pen.c("#c99a62"), 3)}${stroke("M38 -84h22M38 -79h22", pen.c("#a87a48"), 1.2)}${[40, 46, 52, 58].map((x, i) => circle(x, -92 - (i % 2) * 3, 4, pen.accents[i % 3] ?? pen.accents[0])).join("")}`;
};

const plane = (pen: Pen) =>
  `<g transform="rotate(-8)">${shape("M-84 -58L-104 -92H-88L-58 -62Z", pen.accents[0])}${shape("M-20 -54L-58 -88H-40L14 -58Z", pen.dark)}${shape("M-92 -56C-60 -68 20 -74 70 -66C92 -62 102 -52 100 -46C96 -38 70 -34 40 -34C-20 -34 -70 -44 -92 -56Z", pen.main)}${shape("M-88 -54C-60 -46 -10 -38 40 -38C70 -38 94 -40 100 -48C100 -40 80 -34 40 -34C-20 -34 -70 -44 -92 -56Z", pen.dark)}${shape("M72 -64C82 -62 90 -58 93 -55L74 -54Z", pen.c("#bfe0ea"))}${[-46, -32, -18, -4, 10, 24, 38, 52].map((x) => circle(x, -55 - x * 0.06, 3.4, pen.night ? pen.lamp : pen.c("#bfe0ea"))).join("")}${shape("M20 -48L-44 -8H-24L44 -44Z", pen.light)}${shape("M-84 -56L-104 -44H-92L-66 -52Z", pen.light)}</g>`;

const biplane = (pen: Pen) =>
  `<g transform="rotate(-7)">${shape("M-86 -50L-102 -80C-92 -86 -80 -80 -72 -58Z", pen.accents[0])}${shape("M-88 -50C-50 -58 10 -70 56 -66C72 -64 78 -54 76 -44C72 -32 40 -30 10 -32C-40 -36 -70 -42 -88 -46Z", pen.main)}${box(-22, -98, 66, 8, pen.accents[0], 4)}${stroke("M-14 -90L-8 -58M34 -90L28 -60", pen.c("#5a4a40"), 2.6)}${box(-26, -40, 70, 8, pen.accents[0], 4)}${shape("M-20 -64C-18 -74 -4 -74 0 -66Z", pen.c("#bfe0ea"))}${circle(-12, -72, 7, pen.c("#f0c8a0"))}${shape("M-19 -74C-18 -82 -6 -82 -5 -74Z", pen.c("#5a3a2a"))}${ellipse(80, -54, 2.6, 26, pen.c("#4a4048"), 8, 'opacity=".8"')}${circle(79, -54, 4, pen.c("#d8b04a"))}${stroke("M10 -34L18 -20M34 -34L28 -20", pen.c("#5a4a40"), 2.4)}${wheel(pen, 22, -15, 9)}</g>`;

const rocket = (pen: Pen) =>
  `<g transform="rotate(${n(pen.rng.range(8, 26))} 0 -50)">${shape("M-13 -16C-24 -2 -10 14 0 34C10 14 24 -2 13 -16Z", pen.c("#f08a2f"))}${shape("M-8 -16C-14 -4 -6 8 0 20C6 8 14 -4 8 -16Z", pen.c("#ffe08a"))}${both(0, (s) => shape(`M${s * 14} -50C${s * 32} -40 ${s * 34} -22 ${s * 30} -6C${s * 24} -18 ${s * 18} -20 ${s * 13} -20Z`, pen.named ? pen.dark : pen.accents[0]))}${shape("M0 -108C18 -92 24 -62 16 -18H-16C-24 -62 -18 -92 0 -108Z", pen.main)}${shape("M0 -108C18 -92 24 -62 16 -18H4C10 -62 8 -92 0 -108Z", pen.deep, 'opacity=".2"')}${shape("M0 -108C9 -100 15 -90 18 -78H-18C-15 -90 -9 -100 0 -108Z", pen.named ? pen.deep : pen.accents[0])}${circle(0, -60, 10, pen.c("#d8dce0"))}${circle(0, -60, 7.4, pen.c("#6fc4e0"))}${shape("M-5 -62C-4 -66 0 -67 3 -66C0 -64 -3 -62 -3 -58Z", "#ffffff", 'opacity=".8"')}${box(-12, -20, 24, 6, pen.c("#55525e"), 2)}</g>`;

const ufo = (pen: Pen) =>
  `${shape("M-30 -56L-70 0H70L30 -56Z", "#d8ffd0", 'opacity=".28"')}${shape("M-32 -68C-34 -108 34 -108 32 -68Z", pen.c("#a8e4ea"), 'opacity=".9"')}${shape("M-20 -82C-18 -94 -4 -98 6 -96C-6 -92 -12 -86 -13 -78Z", "#ffffff", 'opacity=".7"')}${ellipse(0, -62, 78, 17, pen.dark)}${ellipse(0, -67, 76, 13, pen.main)}${ellipse(0, -71, 44, 7, pen.light)}${[-58, -34, -10, 14, 38, 60].map((x, i) => circle(x, -59 + Math.abs(x) * -0.05, 4.4, (["#ffe07a", "#ff8a7a", "#8affc8"] as const)[i % 3] ?? "#ffe07a")).join("")}`;

const submarine = (pen: Pen) =>
  `${box(-12, -92, 36, 32, pen.dark, 8)}${stroke("M6 -90V-106H20", pen.deep, 5)}${shape("M-88 -36L-104 -60V-12Z", pen.deep)}${shape("M-88 -36C-84 -64 -40 -72 10 -70C60 -70 92 -56 92 -36C92 -14 60 -2 10 -2C-40 -2 -84 -10 -88 -36Z", pen.main)}${shape("M-86 -28C-60 -14 60 -12 91 -30C88 -12 58 -2 10 -2C-40 -2 -82 -10 -86 -28Z", pen.dark)}${[-40, -4, 32].map((x) => circle(x, -42, 12, pen.c("#d8b86a")) + circle(x, -42, 8.5, pen.c("#9fe0ea")) + circle(x - 3, -45, 2.6, "#ffffff", 'opacity=".8"')).join("")}${circle(72, -40, 5, pen.lamp)}${stroke("M-60 -62C-20 -66 40 -66 74 -54", pen.light, 3, 'opacity=".7"')}`;

const basket = (pen: Pen) =>
  `${shape("M-10 -15H10L8.5 0H-8.5Z", pen.c("#b5834c"))}${stroke("M-9.5 -10h19M-9 -5h18", pen.c("#8f6238"), 1)}${box(-11, -17, 22, 3.4, pen.c("#8f6238"), 1.6)}`;

function balloon(pen: Pen): string {
  const gore = (a: number, b: number, colour: string) =>
    shape(
      `M0 -100C${n(a * 1.34)} -100 ${n(a * 1.4)} -58 ${n(a * 0.24)} -30H${n(b * 0.24)}C${n(b * 1.4)} -58 ${n(b * 1.34)} -100 0 -100Z`,
      colour,
    );
  const second = pen.named ? pen.pale : pen.accents[1];
  return `${gore(-34, 34, pen.main)}${gore(-34, -21, second)}${gore(-9, 9, second)}${gore(21, 34, second)}${shape("M-36 -64C-28 -58 28 -58 36 -64C36 -70 36 -74 35 -77C20 -71 -20 -71 -35 -77C-36 -74 -36 -70 -36 -64Z", pen.dark, 'opacity=".85"')}${shape("M-24 -84C-18 -94 -8 -97 0 -97C-10 -90 -16 -80 -17 -66Z", "#fff8e8", 'opacity=".35"')}${stroke("M-8 -30L-7 -14M8 -30L7 -14M-3 -30L-2 -14M3 -30L2 -14", pen.c("#6a4a36"), 0.9)}${pen.night ? shape("M-2.6 -24C-3.6 -28 0 -30 0 -34C1 -30 4 -28 2.6 -24Z", "#ffd27a") : ""}${basket(pen)}`;
}

const helicopter = (pen: Pen) =>
  `${stroke("M-10 -92H96M-10 -92H-70", pen.c("#4a4a52"), 3.4)}${stroke("M10 -80V-92", pen.deep, 4)}${shape("M-20 -62L-96 -58L-104 -76L-110 -74L-108 -46L-20 -38Z", pen.dark)}${shape("M-30 -50C-30 -74 0 -82 26 -80C54 -78 72 -60 72 -42C72 -28 58 -20 36 -20H0C-18 -20 -30 -32 -30 -50Z", pen.main)}${shape("M28 -74C50 -72 64 -60 66 -46H28Z", pen.c("#c8e4ea"))}${box(-8, -68, 26, 22, pen.c("#c8e4ea"), 4)}${stroke("M-14 -4H62M2 -20L-2 -4M42 -20L46 -4", pen.c("#4a4a52"), 3.4)}${circle(-106, -60, 9, pen.light, 'opacity=".5"')}`;

const tractor = (pen: Pen) =>
  `${box(24, -92, 5, 34, pen.c("#3a3840"), 1)}${shape("M-30 -60H52C60 -60 64 -54 64 -46V-20H-30Z", pen.main)}${shape("M-56 -100H4V-94H0L6 -56H-50L-52 -94H-56Z", pen.dark)}${shape("M-46 -90H-6L-1 -60H-44Z", pen.c("#cfe6ea"))}${stroke("M36 -52v20M44 -52v20M52 -52v20", pen.deep, 2)}${circle(62, -44, 4, pen.lamp)}${wheel(pen, -34, -30, 31)}${wheel(pen, 46, -17, 18)}`;

const land = { habitat: "ground" } as const;
const boat = { habitat: "water" } as const;
const air = { habitat: "air" } as const;
export const vehicles = {
  boat: {
    ...boat,
    height: 0.46,
    width: 104,
    colour: "#c9543f",
    draw: sailboat,
    inside: [-24, -17],
    rim: hull,
  },
  ship: { ...boat, height: 0.44, width: 184, colour: "#2f4a6a", draw: ship },
  pirateship: { ...boat, height: 0.56, width: 184, colour: "#7a4c32", draw: pirateship },
  car: {
    ...land,
    height: 0.3,
    width: 190,
    colour: "#d8493a",
    draw: car,
    seat: [0, -85],
    seatScale: 1.1,
  },
  bus: {
    ...land,
    height: 0.36,
    width: 200,
    colour: "#e8b53a",
    draw: bus,
    seat: [0, -97],
    seatScale: 0.8,
  },
  truck: { ...land, height: 0.36, width: 200, colour: "#3f7fae", draw: truck },
  train: { ...land, height: 0.36, width: 220, colour: "#3a6a5c", draw: train },
  bicycle: {
    ...land,
    height: 0.34,
    width: 160,
    colour: "#3f8f8a",
    draw: bicycle,
    seat: [-25, -82],
    seatScale: 1.2,
  },
  plane: { ...air, height: 0.3, width: 204, colour: "#f2f2ee", draw: plane },
  biplane: { ...air, height: 0.36, width: 186, colour: "#d8493a", draw: biplane },
  rocket: { habitat: "space", height: 0.54, width: 70, colour: "#f2efe8", draw: rocket },
  ufo: { habitat: "space", height: 0.36, width: 160, colour: "#9aa4b8", draw: ufo },
  submarine: { habitat: "deep", height: 0.34, width: 200, colour: "#f0bd3a", draw: submarine },
  hotairballoon: {
    ...air,
    height: 0.58,
    width: 76,
    colour: "#dd4f4a",
    draw: balloon,
    inside: [0, -14],
    rim: basket,
    seatScale: 0.27,
    lamp: [0, -28],
  },
  helicopter: { ...air, height: 0.32, width: 200, colour: "#e0803a", draw: helicopter },
  tractor: { ...land, height: 0.36, width: 134, colour: "#4f8f4a", draw: tractor },
} satisfies Record<string, Subject>;
