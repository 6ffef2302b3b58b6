/** Trees and bushes. They take the season's foliage unless the prompt gives a colour. */
import { shift } from "../colour.ts";
import type { Point } from "../geometry.ts";
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { crown, leaves, trunk } from "./leaves.ts";
import type { Pen, Subject } from "./subject.ts";
import { bush, cactus, fern, grass, reed } from "./undergrowth.ts";

export function broadleaf(pen: Pen): string {
  const { rng } = pen;
  const colour = crown(pen);
  const bark = pen.c("#6b4a38");
  let svg = trunk(pen, 5.2, -52, rng.range(-3, 3));
  svg +=
    stroke("M0 -36C-6 -46 -14 -50 -20 -56", bark, 3) +
    stroke("M1 -40C8 -48 14 -52 20 -58", bark, 2.6);
  svg += leaves(pen, -20, -56, 21, 17, shift(colour, -0.03));
  svg += leaves(pen, 20, -58, 22, 18, shift(colour, -0.02));
  svg += leaves(pen, rng.range(-4, 4), -74, 27, 24, colour);
  return svg;
}

export function pine(pen: Pen): string {
  const colour = pen.named
    ? pen.main
    : pen.c(pen.foliage[0] === pen.foliage[1] ? "#2f6a52" : "#34705a");
  const { rng } = pen;
  const tiers = rng.int(5, 6);
  let svg = shape("M-3 0L-2 -20L2 -20L3 0Z", pen.c("#5d4436"));
  for (let i = 0; i < tiers; i++) {
    const t = i / tiers;
    const y = -9 - t * 68;
    const w = 27 * (1 - t * 0.8) * rng.range(0.92, 1.08);
    const top = y - 34 * (1 - t * 0.34);
    const jag = (side: number): Point[] => [
      [side * w, y + 1],
      [side * w * 0.72, y - 1.5],
      [side * w * 0.56, y + 2.6],
      [side * w * 0.28, y - 0.5],
    ];
    const points: Point[] = [[0, Math.max(-100, top)], ...jag(1), [0, y + 3], ...jag(-1).reverse()];
    const d = `M${points.map(([x, py]) => `${n(x)} ${n(py)}`).join("L")}Z`;
    const tone = shift(colour, -0.05 + t * 0.07);
    svg += shape(d, tone);
    svg += shape(
      `M0 ${n(Math.max(-100, top))}L${n(w)} ${n(y + 1)}L${n(w * 0.72)} ${n(y - 1.5)}L${n(w * 0.56)} ${n(y + 2.6)}L${n(w * 0.2)} ${n(y)}Z`,
      shift(tone, -0.05),
      'opacity=".7"',
    );
  }
  return svg;
}

export function snowyPine(pen: Pen): string {
  const { rng } = pen;
  const snow = pen.c("#f4f8fc");
  let svg = pine(pen);
  for (let i = 0; i < 5; i++) {
    const t = i / 5;
    const y = -16 - t * 66;
    const w = 20 * (1 - t * 0.78);
    svg += shape(
      `M0 ${n(y - 17 * (1 - t * 0.3))}L${n(-w)} ${n(y)}C${n(-w * 0.6)} ${n(y - 4)} ${n(-w * 0.4)} ${n(y + 1)} 0 ${n(y - 5)}C${n(w * 0.3)} ${n(y - 7)} ${n(w * 0.3)} ${n(y - 8)} ${n(w * rng.range(0.3, 0.5))} ${n(y - 6)}Z`,
      snow,
      'opacity=".92"',
    );
  }
  return svg;
}

export function bare(pen: Pen): string {
  const bark = pen.named ? pen.main : pen.c("#4a3a38");
  const { rng } = pen;
  let svg = "";
  const branch = (x: number, y: number, angle: number, length: number, width: number) => {
    const ex = x + Math.cos(angle) * length;
    const ey = y + Math.sin(angle) * length;
    const bend = rng.range(-0.2, 0.2) * length;
    svg += stroke(
      `M${n(x)} ${n(y)}Q${n((x + ex) / 2 + bend)} ${n((y + ey) / 2)} ${n(ex)} ${n(ey)}`,
      bark,
      width,
    );
    if (width < 0.9) return;
    const forks = rng.chance(0.35) ? 3 : 2;
    for (let i = 0; i < forks; i++)
      branch(
        ex,
        ey,
        angle + (i - (forks - 1) / 2) * rng.range(0.5, 0.85) + rng.range(-0.15, 0.15),
        length * rng.range(0.62, 0.8),
        width * 0.64,
      );
  };
  svg += shape("M-7 0C-3 -4 -3 -14 -2.5 -30L2.5 -30C3 -14 3 -4 7 0Z", bark);
  branch(0, -28, -Math.PI / 2 + rng.range(-0.12, 0.12), 22, 4.6);
  return svg;
}

function palm(pen: Pen): string {
  const { rng } = pen;
  const bark = pen.c("#8a6a48");
  const green = pen.named ? pen.main : pen.c("#3f8f56");
  const lean = rng.range(8, 18);
  let svg = shape(
    `M-4 0C-2 -30 ${lean - 8} -56 ${lean - 2} -78L${lean + 2} -78C${lean - 2} -52 4 -28 5 0Z`,
    bark,
  );
  for (let i = 1; i < 10; i++) {
    const t = i / 10;
    const x = lean * t ** 1.6;
    svg += stroke(`M${n(x - 3.4 + t)} ${n(-78 * t)}q3 1.6 6 0`, shift(bark, -0.09), 0.8);
  }
  const fronds = [-172, -150, -118, -84, -52, -22, 4];
  fronds.forEach((degrees, i) => {
    const a = ((degrees + rng.range(-7, 7)) * Math.PI) / 180;
    const long = rng.range(30, 38);
    const mx = lean + Math.cos(a) * long * 0.62;
    const my = -79 + Math.sin(a) * long * 0.72 - 5;
    const ex = lean + Math.cos(a) * long;
    const ey = -79 + Math.sin(a) * long * 0.6 + 13;
    const tone = shift(green, i % 2 ? -0.05 : 0.03);
    svg += shape(
      `M${n(lean)} -79Q${n(mx)} ${n(my - 5)} ${n(ex)} ${n(ey)}Q${n(mx - Math.cos(a) * 3)} ${n(my + 6)} ${n(lean)} -77Z`,
      tone,
    );
    for (let k = 1; k < 7; k++) {
      const t = k / 7;
      const x = lean + (ex - lean) * t;
      const y = -79 + (my - 1 + 79) * 2 * t * (1 - t) + (ey + 79) * t * t;
      svg += stroke(`M${n(x)} ${n(y)}l${n(Math.cos(a) * 3)} ${n(6.5 - t * 2)}`, tone, 1.5);
    }
  });
  for (let i = 0; i < 3; i++)
    svg += circle(lean - 3 + i * 3, -75 + (i % 2) * 2, 2.5, pen.c("#6b4630"));
  return svg;
}

function willow(pen: Pen): string {
  const { rng } = pen;
  const colour = pen.named ? pen.main : pen.foliage[2];
  let svg = trunk(pen, 5, -60);
  svg += leaves(pen, 0, -78, 34, 20, colour);
  for (let i = 0; i < 34; i++) {
    const x = rng.range(-40, 40);
    const y0 = -80 + Math.abs(x) * 0.4 + rng.range(-6, 6);
    svg += stroke(
      `M${n(x * 0.9)} ${n(y0)}C${n(x * 1.06)} ${n(y0 + 16)} ${n(x * 1.06)} ${n(y0 + 28)} ${n(x * 1.02)} ${n(Math.min(-6, y0 + rng.range(34, 62)))}`,
      shift(colour, rng.range(-0.09, 0.07)),
      2.2,
      'opacity=".85"',
    );
  }
  return svg;
}

function cherry(pen: Pen): string {
  const { rng } = pen;
  const pink = pen.named ? pen.main : pen.c("#f3b4c8");
  let svg =
    trunk(pen, 4.6, -50, -4) +
    stroke("M-3 -38C-14 -48 -20 -52 -28 -56", pen.c("#5a4040"), 3) +
    stroke("M-2 -42C8 -52 16 -56 26 -60", pen.c("#5a4040"), 3);
  for (const [x, y, rx, ry] of [
    [-26, -60, 20, 14],
    [24, -62, 22, 15],
    [-4, -78, 28, 20],
    [8, -58, 16, 11],
  ] as const)
    svg += leaves(pen, x, y, rx, ry, pink);
  for (let i = 0; i < 44; i++)
    svg += circle(
      rng.range(-44, 44),
      rng.range(-94, -46),
      rng.range(0.6, 1.4),
      pen.c(rng.pick(["#fff4f6", "#e58aa8", "#ffd6e2"])),
      'opacity=".8"',
    );
  for (let i = 0; i < 10; i++)
    svg += ellipse(rng.range(-44, 44), rng.range(-40, -1), 1.1, 0.7, pink, rng.range(0, 180));
  return svg;
}

const ground = { habitat: "ground", landmark: true } as const;

export const trees = {
  tree: {
    ...ground,
    draw: broadleaf,
    height: 0.72,
    width: 84,
    colour: "#4d8f4a",
    seat: [6, -52],
    seatScale: 0.3,
  },
  pine: { ...ground, draw: pine, height: 0.74, width: 54, colour: "#2f6a52" },
  palm: { ...ground, draw: palm, height: 0.72, width: 70, colour: "#3f8f56" },
  willow: { ...ground, draw: willow, height: 0.74, width: 88, colour: "#9ab85a" },
  cherrytree: { ...ground, draw: cherry, height: 0.7, width: 92, colour: "#f3b4c8" },
  baretree: { ...ground, draw: bare, height: 0.72, width: 80, colour: "#4a3a38" },
  bush: { ...ground, landmark: false, draw: bush, height: 0.26, width: 120, colour: "#4d8f4a" },
  cactus: { ...ground, draw: cactus, height: 0.5, width: 68, colour: "#4f9a63" },
  grass: { ...ground, landmark: false, draw: grass, height: 0.2, width: 60, colour: "#6fa650" },
  reed: { ...ground, landmark: false, draw: reed, height: 0.3, width: 50, colour: "#7a9a55" },
  fern: { ...ground, landmark: false, draw: fern, height: 0.2, width: 130, colour: "#3f7d4a" },
} satisfies Record<string, Subject>;

export const snowyPineSubject: Subject = { ...trees.pine, draw: snowyPine };
