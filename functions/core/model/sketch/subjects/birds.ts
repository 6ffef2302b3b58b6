/** Birds, perched, swimming and in flight. */
import { shift } from "../colour.ts";
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { blush, both, eye } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

interface Songbird {
  readonly belly: string;
  readonly beak: string;
  readonly hooked?: boolean;
  readonly long?: number;
  readonly crest?: boolean;
}

const legs = (pen: Pen, colour: string) =>
  stroke("M-4 -14V-1M-4 -1l6 1M-4 -1l-4 1M7 -14V-1M7 -1l6 1M7 -1l-4 1", pen.c(colour), 2);

function songbird(spec: Songbird): (pen: Pen) => string {
  return (pen) => {
    const beak = pen.c(spec.beak);
    if (pen.pose === "fly") return flying(pen, pen.c(spec.belly), beak);
    const long = spec.long ?? 1;
    return `${shape(`M-20 -34L${n(-58 * long)} ${n(-12 - long * 4)}L${n(-52 * long)} -4L-14 -18Z`, pen.deep)}${legs(pen, "#c9873a")}
${shape("M-26 -38C-24 -14 -6 -10 8 -12C30 -16 38 -36 36 -56C36 -76 30 -92 14 -94C-2 -95 -10 -84 -12 -72C-14 -60 -26 -56 -26 -38Z", pen.main)}
${shape("M36 -58C34 -38 28 -18 8 -12C-2 -11 -12 -14 -18 -20C-4 -20 8 -30 14 -48C18 -60 30 -66 36 -58Z", pen.c(spec.belly))}
${spec.crest ? shape("M8 -93C0 -104 -8 -104 -14 -100C-8 -98 -2 -92 0 -86ZM14 -94C10 -108 2 -112 -4 -110C4 -106 6 -98 6 -90Z", pen.dark) : ""}
${shape("M-34 -30C-30 -50 -14 -62 4 -58C14 -54 10 -36 -4 -28C-14 -22 -26 -24 -34 -30Z", pen.dark)}${stroke("M-26 -32C-16 -34 -6 -40 2 -50M-20 -27C-10 -29 0 -34 6 -44", pen.deep, 1.4, 'opacity=".7"')}
${spec.hooked ? shape("M30 -84C44 -86 48 -74 42 -64C40 -70 34 -72 31 -72Z", beak) : shape("M33 -80L52 -74L33 -68Z", beak) + stroke("M34 -74.5L50 -74", shift(beak, -0.12), 0.9)}
${eye(pen, 20, -78, 3.4)}${blush(pen, 24, -68, 4)}`;
  };
}

function flying(pen: Pen, belly: string, beak: string): string {
  const up = pen.rng.chance(0.5);
  return `<g transform="translate(0 -50)">${shape("M-26 -2L-56 -10L-52 4L-24 8Z", pen.deep)}
${up ? shape("M-2 -4C-2 -30 -14 -52 -36 -62C-34 -36 -26 -12 -12 4Z", pen.dark) : shape("M2 4C0 26 -12 40 -34 48C-34 28 -26 10 -12 0Z", pen.dark)}
${shape("M-30 2C-20 -14 8 -18 22 -16C28 -24 44 -22 46 -10C46 2 30 12 8 12C-10 13 -24 10 -30 2Z", pen.main)}
${shape("M46 -8C44 4 28 12 8 12C-6 12 -18 10 -26 5C-4 8 22 4 34 -6Z", belly)}
${shape("M45 -12L60 -7L45 -3Z", beak)}${eye(pen, 37, -11, 2.8)}
${up ? shape("M12 -8C14 -36 4 -60 -16 -74C-18 -44 -14 -16 -6 2Z", pen.main) + stroke("M-12 -62C-10 -42 -6 -22 2 -8M-2 -58C0 -42 2 -26 6 -12", pen.deep, 1.3, 'opacity=".6"') : shape("M14 0C16 26 6 46 -16 56C-18 34 -12 12 -4 -2Z", pen.main) + stroke("M-12 46C-8 32 -4 18 4 4M0 42C4 30 6 18 8 6", pen.deep, 1.3, 'opacity=".6"')}</g>`;
}

function soaring(pen: Pen): string {
  const head = pen.named ? pen.light : pen.c("#f8f3e6");
  const wing = (s: 1 | -1) =>
    shape(
      `M${s * 4} -50C${s * 24} -66 ${s * 54} -68 ${s * 92} -56L${s * 84} -50L${s * 90} -46L${s * 78} -42L${s * 82} -37L${s * 68} -36L${s * 70} -31L${s * 54} -34C${s * 36} -34 ${s * 20} -32 ${s * 4} -36Z`,
      pen.main,
    ) +
    shape(
      `M${s * 4} -50C${s * 24} -66 ${s * 54} -68 ${s * 92} -56C${s * 60} -60 ${s * 30} -56 ${s * 4} -44Z`,
      pen.dark,
    );
  return `<g transform="translate(0 -4)">${both(0, wing)}${shape("M-10 -50C-10 -30 -6 -20 -10 -6L0 -12L10 -6C6 -20 10 -30 10 -50Z", pen.dark)}${shape("M-9 -8L-14 4H14L9 -8Z", head)}${ellipse(0, -58, 9, 10, head)}${shape("M-3.5 -58L0 -46L3.5 -58Z", pen.c("#f0b03a"))}${eye(pen, -4, -61, 1.6)}${eye(pen, 4, -61, 1.6)}</g>`;
}

function owl(pen: Pen): string {
  const face = pen.c("#f3e4c8");
  const amber = pen.c("#f2b13a");
  let chest = "";
  for (let r = 0; r < 4; r++)
    for (let i = -2; i <= 2; i++)
      chest += stroke(`M${i * 7 + (r % 2) * 3.5 - 3} ${-36 + r * 8}q2 4.5 4 0`, pen.dark, 1.6);
  const ring = (s: number) =>
    circle(s * 12, -68, 12.6, face) +
    circle(s * 12, -68, 7.6, amber) +
    (pen.pose === "sleep"
      ? stroke(`M${s * 12 - 8} -68q8 7 16 0`, pen.c("#221a1c"), 2)
      : circle(s * 12, -68, 4.6, pen.c("#221a1c")) + circle(s * 12 + 1.6, -70, 1.5, "#fffaf0"));
  return `${shape("M-28 -84C-30 -96 -26 -100 -22 -99C-16 -92 -8 -90 0 -90C8 -90 16 -92 22 -99C26 -100 30 -96 28 -84C36 -66 36 -34 28 -14C22 -2 -22 -2 -28 -14C-36 -34 -36 -66 -28 -84Z", pen.main)}
${shape("M0 -52C-16 -50 -20 -34 -18 -18C-14 -4 14 -4 18 -18C20 -34 16 -50 0 -52Z", face)}${chest}
${both(0, (s) => shape(`M${s * 29} -60C${s * 38} -44 ${s * 36} -20 ${s * 26} -8C${s * 20} -22 ${s * 20} -46 ${s * 29} -60Z`, pen.dark))}
${shape("M-26 -88C-14 -84 -5 -80 0 -72C5 -80 14 -84 26 -88C20 -92 8 -91 0 -90C-8 -91 -20 -92 -26 -88Z", pen.dark)}
${ring(-1)}${ring(1)}${shape("M-4 -64L0 -54L4 -64Z", pen.c("#e8913a"))}${both(0, (s) => stroke(`M${s * 6} -4v4M${s * 10} -4v4M${s * 14} -4v4`, pen.c("#d9913a"), 2.6))}`;
}

function penguin(pen: Pen): string {
  const white = pen.c("#fbf8f0");
  const orange = pen.c("#f09a3a");
  const wave = pen.rng.chance(0.4);
  return `${ellipse(-11, -2, 11, 4, orange)}${ellipse(11, -2, 11, 4, orange)}
${shape("M-30 -62C-40 -46 -42 -30 -38 -20C-32 -24 -28 -36 -26 -48Z", pen.dark)}${wave ? shape("M28 -62C42 -70 50 -82 50 -92C40 -88 30 -76 24 -66Z", pen.dark) : shape("M30 -62C40 -46 42 -30 38 -20C32 -24 28 -36 26 -48Z", pen.dark)}
${shape("M0 -100C20 -100 26 -84 27 -68C32 -52 34 -24 26 -8C20 0 -20 0 -26 -8C-34 -24 -32 -52 -27 -68C-26 -84 -20 -100 0 -100Z", pen.main)}
${shape("M0 -62C16 -64 24 -48 22 -28C20 -10 10 -4 0 -4C-10 -4 -20 -10 -22 -28C-24 -48 -16 -64 0 -62Z", white)}
${shape("M0 -72C-4 -88 -20 -88 -21 -74C-21 -62 -8 -58 0 -60C8 -58 21 -62 21 -74C20 -88 4 -88 0 -72Z", white)}
${eye(pen, -9, -76, 2.8)}${eye(pen, 9, -76, 2.8)}${shape("M-6 -70Q0 -74 6 -70L0 -63Z", orange)}${blush(pen, -15, -67, 3.6)}${blush(pen, 15, -67, 3.6)}`;
}

function duck(pen: Pen): string {
  const beak = pen.c("#f0953a");
  return `${shape("M-58 -40C-54 -30 -46 -28 -40 -30C-30 -10 0 -2 26 -8C48 -14 52 -36 42 -48C52 -60 50 -84 32 -88C14 -91 4 -78 8 -62C10 -52 2 -46 -12 -46C-28 -46 -44 -44 -58 -40Z", pen.main)}
${shape("M-58 -40C-44 -44 -20 -46 -8 -44C8 -40 8 -22 -8 -20C-24 -18 -34 -24 -40 -30C-46 -28 -54 -30 -58 -40Z", pen.dark, 'opacity=".75"')}${stroke("M-30 -34C-18 -28 -8 -30 0 -36M-24 -27C-14 -23 -6 -25 2 -30", pen.deep, 1.6, 'opacity=".6"')}
${shape("M46 -76C56 -78 64 -74 64 -70C60 -66 52 -64 46 -66Z", beak)}${eye(pen, 34, -75, 3.2)}${blush(pen, 38, -66, 4)}`;
}

function swan(pen: Pen): string {
  const orange = pen.c("#ec8a3a");
  return `${shape("M-56 -30C-62 -44 -56 -50 -48 -52C-46 -46 -30 -44 -14 -44C2 -44 14 -40 18 -46C24 -54 14 -60 12 -72C10 -90 26 -102 38 -96C46 -92 48 -84 46 -80C40 -88 28 -88 26 -76C25 -64 38 -56 38 -38C38 -14 10 -4 -14 -6C-36 -8 -50 -18 -56 -30Z", pen.main)}
${shape("M-56 -34C-62 -48 -52 -54 -46 -58C-40 -48 -20 -50 -4 -44C10 -38 10 -20 -4 -16C-24 -12 -46 -18 -56 -34Z", pen.dark, 'opacity=".55"')}${stroke("M-46 -44C-30 -34 -14 -34 -2 -34M-40 -34C-26 -27 -14 -26 -4 -26", pen.deep, 1.3, 'opacity=".45"')}
${shape("M44 -90L60 -82L46 -80Z", orange)}${shape("M40 -92C44 -92 46 -88 45 -84L40 -86Z", pen.c("#2a2426"))}${eye(pen, 37, -88, 1.8, false)}`;
}

function flamingo(pen: Pen): string {
  const dark = pen.c("#3a2c30");
  return `${stroke("M-2 -42L0 -22L-1 -1l8 1", pen.deep, 2)}${pen.rng.chance(0.6) ? stroke("M6 -42L14 -26L2 -18", pen.deep, 2) : stroke("M8 -42L9 -22L8 -1l8 1", pen.deep, 2)}
${shape("M-34 -48C-26 -64 0 -68 14 -58C20 -54 20 -44 10 -39C-6 -34 -24 -38 -34 -48Z", pen.main)}${shape("M-36 -46C-24 -58 -6 -58 6 -50C0 -42 -18 -38 -36 -46Z", pen.dark)}
${stroke("M12 -52C32 -56 26 -70 18 -78C10 -88 16 -98 27 -95", pen.main, 5)}${ellipse(27, -93, 6.4, 5, pen.main)}${shape("M31 -96C40 -94 41 -86 37 -80C36 -86 33 -88 29 -89Z", pen.c("#f7e2d6"))}${shape("M38.8 -88C39.5 -84 38.5 -82 37 -80C36.3 -84 35.5 -85 34 -87Z", dark)}${eye(pen, 28, -94, 1.3, false)}`;
}

function rooster(pen: Pen): string {
  const red = pen.c("#d63b2f");
  const tails = ["#2f5f5a", "#1f3f4a", "#4a7a4a"]
    .map((c, i) =>
      shape(
        `M-22 -44C-${40 + i * 4} -${60 + i * 10} -${62 - i * 3} -${66 + i * 8} -${66 - i * 6} -${44 + i * 12}C-${60 - i * 4} -${52 + i * 8} -${44 + i} -${42 + i * 6} -24 -28Z`,
        pen.c(c),
      ),
    )
    .join("");
  return `${tails}${legs(pen, "#e0a03a")}${shape("M-28 -42C-26 -20 -8 -10 8 -12C28 -16 34 -34 32 -48C31 -62 28 -72 30 -82C24 -92 8 -90 8 -76C8 -62 -4 -54 -14 -50C-20 -48 -26 -46 -28 -42Z", pen.main)}${shape("M-26 -36C-18 -50 2 -52 10 -44C8 -30 -8 -22 -26 -36Z", pen.dark)}${shape("M8 -86C6 -96 12 -98 14 -92C15 -102 22 -102 22 -94C26 -102 32 -98 29 -86Z", red)}${shape("M30 -82L42 -77L30 -73Z", pen.c("#f2b13a"))}${ellipse(29, -68, 3.6, 6, red)}${eye(pen, 23, -80, 2.4)}`;
}

const perch = { habitat: "ground", head: { x: 14, y: -78, r: 17 } } as const;
export const birds = {
  bird: {
    ...perch,
    height: 0.28,
    width: 96,
    colour: "#4f8fc9",
    draw: songbird({ belly: "#f6dcb8", beak: "#f0a03a" }),
  },
  robin: {
    ...perch,
    height: 0.28,
    width: 96,
    colour: "#7a6150",
    draw: songbird({ belly: "#e2632f", beak: "#4a3a30" }),
  },
  parrot: {
    ...perch,
    height: 0.38,
    width: 100,
    colour: "#d63b3a",
    draw: songbird({ belly: "#f2c03a", beak: "#3a3238", hooked: true, long: 1.25 }),
  },
  crow: {
    ...perch,
    height: 0.34,
    width: 100,
    colour: "#34333e",
    draw: songbird({ belly: "#3f3e4a", beak: "#24232a", long: 1.1 }),
  },
  eagle: {
    habitat: "air",
    height: 0.34,
    width: 184,
    colour: "#6a4a34",
    draw: soaring,
    seat: [0, -60],
  },
  owl: {
    habitat: "ground",
    height: 0.4,
    width: 74,
    colour: "#8a6244",
    head: { x: 0, y: -74, r: 26 },
    draw: owl,
  },
  penguin: {
    habitat: "ground",
    height: 0.38,
    width: 80,
    colour: "#33384a",
    head: { x: 0, y: -80, r: 24 },
    draw: penguin,
  },
  duck: {
    habitat: "water",
    height: 0.28,
    width: 122,
    colour: "#f4c83f",
    head: { x: 30, y: -72, r: 20 },
    draw: duck,
  },
  swan: { habitat: "water", height: 0.38, width: 116, colour: "#f8f6f2", draw: swan },
  flamingo: { habitat: "ground", height: 0.5, width: 76, colour: "#f08a9a", draw: flamingo },
  rooster: { habitat: "ground", height: 0.36, width: 104, colour: "#c9653a", draw: rooster },
} satisfies Record<string, Subject>;
