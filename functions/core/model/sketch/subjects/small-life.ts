/** Insects, reptiles and creatures of tales. */
import { shift } from "../colour.ts";
import { circle, ellipse, n, type Point, shape, smooth, stroke } from "../geometry.ts";
import { blush, both, eye } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

function butterfly(pen: Pen): string {
  const dark = pen.c("#3a2c34");
  const spot = pen.accents[1];
  const wing = (s: 1 | -1) =>
    shape(
      `M${s * 3} -52C${s * 14} -96 ${s * 62} -104 ${s * 66} -78C${s * 68} -56 ${s * 34} -44 ${s * 3} -46Z`,
      pen.deep,
    ) +
    shape(
      `M${s * 7} -54C${s * 18} -90 ${s * 56} -97 ${s * 59} -78C${s * 60} -62 ${s * 34} -50 ${s * 7} -50Z`,
      pen.main,
    ) +
    shape(
      `M${s * 3} -46C${s * 30} -48 ${s * 54} -34 ${s * 46} -14C${s * 38} 2 ${s * 10} -10 ${s * 3} -38Z`,
      pen.deep,
    ) +
    shape(
      `M${s * 8} -44C${s * 28} -44 ${s * 46} -32 ${s * 40} -17C${s * 34} -6 ${s * 14} -16 ${s * 8} -38Z`,
      pen.light,
    ) +
    circle(s * 44, -78, 6, spot) +
    circle(s * 30, -70, 4, pen.pale) +
    circle(s * 30, -25, 5, spot) +
    stroke(`M${s * 8} -52L${s * 40} -66M${s * 8} -44L${s * 32} -32`, pen.deep, 1.2, 'opacity=".5"');
  return `<g transform="rotate(${n(pen.rng.range(-16, 16))} 0 -50)">${both(0, wing)}${ellipse(0, -46, 4, 22, dark)}${circle(0, -70, 5, dark)}${stroke("M-1 -74C-6 -88 -12 -92 -16 -91M1 -74C6 -88 12 -92 16 -91", dark, 1.6)}</g>`;
}

function bee(pen: Pen): string {
  const dark = pen.c("#3a2a22");
  const wing = pen.c("#e8f4f8");
  return `${ellipse(-8, -84, 15, 26, wing, -26, 'opacity=".85"')}${ellipse(14, -86, 14, 25, wing, 18, 'opacity=".85"')}${shape("M-48 -40L-60 -38L-48 -34Z", dark)}
${shape("M-46 -38C-46 -64 -20 -70 4 -70C34 -70 48 -56 48 -40C48 -22 30 -10 4 -10C-22 -10 -46 -16 -46 -38Z", pen.main)}${shape("M-24 -65C-32 -48 -32 -28 -24 -14L-12 -11C-20 -30 -20 -50 -12 -69Z", dark)}${shape("M2 -70C-4 -52 -4 -28 2 -10L14 -10.5C8 -28 8 -52 14 -70Z", dark)}${eye(pen, 32, -46, 4.4)}${stroke("M24 -30q7 6 13 1", dark, 2)}${blush(pen, 26, -36, 4.5)}${stroke("M30 -64C34 -78 40 -80 46 -78M40 -60C46 -70 52 -71 56 -68", dark, 2)}`;
}

function ladybird(pen: Pen): string {
  const dark = pen.c("#2c2428");
  return `${stroke("M-22 -8l-8 8M0 -6v7M22 -8l6 8", dark, 4)}${circle(40, -34, 22, dark)}${shape("M-52 -10C-54 -60 -24 -84 2 -82C34 -80 46 -50 44 -10Z", pen.main)}${stroke("M-6 -82C4 -60 4 -34 -4 -10", dark, 2.4)}${circle(-28, -50, 8, dark)}${circle(-34, -24, 7, dark)}${circle(22, -56, 8, dark)}${circle(24, -26, 7, dark)}${shape("M-40 -44C-34 -66 -16 -76 -4 -76C-18 -66 -30 -56 -34 -40Z", pen.light, 'opacity=".7"')}${circle(47, -38, 6.4, pen.c("#fffaf0"))}${eye(pen, 48.5, -38, 3.4)}${stroke("M46 -54C50 -66 56 -68 60 -66M54 -50C60 -58 66 -58 69 -56", dark, 2)}`;
}

function frog(pen: Pen): string {
  return `${both(0, (s) => shape(`M${s * 14} -6C${s * 16} -40 ${s * 54} -46 ${s * 54} -16C${s * 54} -4 ${s * 46} 0 ${s * 38} 0H${s * 60}L${s * 56} 3H${s * 18}Z`, pen.dark))}${shape("M0 -76C30 -76 40 -50 36 -24C34 -6 20 0 0 0C-20 0 -34 -6 -36 -24C-40 -50 -30 -76 0 -76Z", pen.main)}${shape("M0 -46C20 -46 28 -34 26 -20C24 -6 12 -3 0 -3C-12 -3 -24 -6 -26 -20C-28 -34 -20 -46 0 -46Z", pen.pale)}
${both(0, (s) => stroke(`M${s * 20} -32C${s * 22} -16 ${s * 18} -8 ${s * 14} -2`, pen.main, 10) + stroke(`M${s * 14} -1l${s * 9} 1M${s * 14} -1l${s * 2} 2M${s * 14} -1l${-s * 6} 2`, pen.main, 4) + circle(s * 21, -80, 14, pen.main) + circle(s * 21, -81, 9.6, pen.c("#fffaf0")) + eye(pen, s * 21 + 1, -80, 5.4))}${stroke("M-24 -56Q0 -40 24 -56", pen.deep, 2.4)}${blush(pen, -26, -52, 5)}${blush(pen, 26, -52, 5)}`;
}

function turtle(pen: Pen): string {
  const shell = pen.c(pen.named ? pen.dark : "#7a6a3f");
  let plates = "";
  for (const [x, y] of [
    [-26, -36],
    [0, -52],
    [26, -36],
    [0, -26],
    [-44, -22],
    [42, -22],
  ] as const)
    plates += shape(
      `M${x - 11} ${y}L${x - 6} ${y - 10}H${x + 6}L${x + 11} ${y}L${x + 6} ${y + 10}H${x - 6}Z`,
      shift(shell, 0.08),
      `stroke="${shift(shell, -0.1)}" stroke-width="1.4"`,
    );
  return `${shape("M-58 -14L-76 -6L-56 -6Z", pen.main)}${shape("M-48 -18C-54 -8 -54 -2 -50 0H-34L-28 -16ZM28 -16L34 0H52C54 -6 52 -12 48 -18Z", pen.main)}${shape("M52 -22C56 -44 62 -66 78 -66C94 -66 98 -50 90 -42C80 -34 74 -20 62 -12Z", pen.main)}${shape("M-62 -14C-60 -54 -30 -76 0 -76C30 -76 60 -54 62 -14C40 -8 -40 -8 -62 -14Z", shell)}${plates}${shape("M-62 -14C-40 -8 40 -8 62 -14L60 -7C40 -2 -40 -2 -60 -7Z", pen.pale)}${eye(pen, 82, -54, 3)}${stroke("M92 -46q-6 5 -12 2", pen.deep, 1.8)}${blush(pen, 78, -44, 4)}`;
}

function snail(pen: Pen): string {
  const skin = pen.c("#e3c49a");
  return `${shape("M-60 0C-40 -14 20 -10 34 -20C44 -30 40 -56 54 -60C68 -62 74 -48 70 -34C66 -14 52 0 30 0Z", skin)}${stroke("M56 -58L50 -82M64 -58L70 -80", skin, 4)}${eye(pen, 50, -85, 4)}${eye(pen, 71, -83, 4)}${circle(-6, -44, 38, pen.main)}${stroke("M-6 -44m0 0C2 -48 8 -38 0 -32C-12 -26 -24 -38 -20 -52C-14 -70 12 -72 22 -54C30 -36 20 -16 -2 -12", pen.deep, 5)}${shape("M-34 -60C-26 -76 -4 -82 10 -76C-8 -74 -22 -68 -28 -54Z", pen.light, 'opacity=".8"')}${stroke("M58 -34q5 5 9 -1", pen.c("#7a5a3a"), 2)}`;
}

function snake(pen: Pen): string {
  const path =
    "M-70 -6C-40 2 -30 -16 -6 -12C22 -8 40 -6 46 -18C50 -30 30 -36 6 -34C-18 -32 -28 -40 -22 -50C-14 -60 10 -54 18 -66C22 -74 20 -80 18 -84";
  return `${stroke(path, pen.main, 15)}${stroke(path, pen.pale, 3, 'stroke-dasharray="0.1 11"')}${ellipse(22, -88, 17, 12, pen.main, -8)}${eye(pen, 27, -91, 3)}${stroke("M38 -86l10 1l4 -4M48 -85l4 4", pen.c("#d63b4a"), 1.6)}`;
}

function hedgehog(pen: Pen): string {
  let spikes = "";
  const points: Point[] = [];
  for (let i = 0; i <= 26; i++) {
    const a = Math.PI * (1.02 - (i / 26) * 0.86);
    const r = i % 2 ? 1.16 : 0.94;
    points.push([-10 + Math.cos(a) * 54 * r, -8 - Math.sin(a) * 66 * r]);
  }
  spikes = `M-66 0L${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}L34 -10L30 0Z`;
  let quills = "";
  for (let i = 0; i < 26; i++) {
    const x = pen.rng.range(-50, 14);
    const y = pen.rng.range(-62, -12);
    quills += stroke(`M${n(x)} ${n(y)}l-6 -8`, pen.rng.chance(0.5) ? pen.light : pen.deep, 2);
  }
  const skin = pen.c("#f0d6b4");
  return `${shape(spikes, pen.main)}${quills}${shape("M22 -50C34 -48 50 -34 68 -20C72 -16 70 -11 64 -10C56 0 30 2 14 0C4 -14 8 -40 22 -50Z", skin)}${circle(20, -46, 8, skin)}${circle(67, -17, 5, pen.c("#2e2226"))}${eye(pen, 42, -28, 3.4)}${blush(pen, 40, -16, 5)}${stroke("M60 -9q-5 3 -9 1", pen.c("#6a4a3a"), 1.6)}${ellipse(-30, 0, 9, 4, skin)}${ellipse(26, 0, 9, 4, skin)}`;
}

function dragon(pen: Pen): string {
  if (pen.pose === "fly") return flyingDragon(pen);
  const belly = pen.c("#f3d99a");
  const wing = 0;
  let spikes = "";
  for (const [x, y, a] of [
    [-4, -64, -30],
    [-14, -52, -40],
    [-20, -40, -60],
    [-30, -24, -70],
    [-46, -14, -60],
    [10, -78, -10],
  ] as const)
    spikes += `<g transform="translate(${x} ${y}) rotate(${a})">${shape("M-5 3L0 -9L5 3Z", pen.accents[1])}</g>`;
  return `${shape(`M-4 -56C-14 -86 -40 ${-104 + wing} -70 ${-96 + wing}C-60 ${-90 + wing} -58 ${-80 + wing} -60 ${-70 + wing}C-50 ${-74 + wing} -44 -68 -42 -58C-34 -62 -24 -56 -20 -46Z`, pen.deep)}
${shape("M-14 -30C-40 -34 -52 -14 -74 -16C-86 -18 -86 -32 -78 -36C-90 -40 -98 -26 -92 -14C-84 2 -50 2 -30 0Z", pen.main)}${spikes}
${shape("M6 -66C-16 -60 -34 -36 -32 -14C-30 -2 -20 0 0 0C24 0 32 -6 30 -24C30 -40 26 -52 24 -62Z", pen.main)}${shape("M14 -60C4 -50 2 -20 8 -2C26 0 32 -8 30 -24C30 -40 26 -52 24 -62Z", belly)}${[0, 1, 2, 3].map((i) => stroke(`M${7 - i} ${-46 + i * 12}q12 4 21 0`, shift(belly, -0.1), 1.2)).join("")}
${shape("M-34 0C-36 -16 -18 -26 -6 -18C2 -12 2 0 2 0Z", pen.dark)}${shape("M14 0C12 -4 14 -8 20 -8C28 -8 30 -2 30 0Z", pen.dark)}
${shape("M0 -70C-4 -90 12 -100 30 -96C38 -94 40 -88 52 -86C62 -84 64 -74 58 -70C48 -64 30 -66 24 -60C16 -56 4 -60 0 -70Z", pen.main)}${shape("M8 -94L-2 -110L16 -99ZM18 -97L16 -113L27 -99Z", pen.c("#f3e6c4"))}${eye(pen, 28, -84, 3.6)}${circle(56, -80, 1.4, pen.deep)}${stroke("M57 -72C48 -68 42 -70 36 -72", pen.deep, 1.6)}
${shape(`M2 -52C-4 -84 -26 ${-108 + wing} -54 ${-106 + wing}C-46 ${-98 + wing} -44 ${-88 + wing} -46 ${-78 + wing}C-36 ${-82 + wing} -30 -74 -28 -64C-20 -68 -12 -60 -8 -42Z`, pen.light)}${stroke(`M0 -50C-10 -76 -28 ${-98 + wing} -52 ${-105 + wing}M-4 -48C-14 -66 -28 -76 -44 ${-80 + wing}M-6 -46C-12 -56 -18 -60 -27 -64`, pen.dark, 1.8)}${blush(pen, 34, -74, 4)}`;
}

function flyingDragon(pen: Pen): string {
  const belly = pen.c("#f3d99a");
  const wing = (fill: string, rib: string, dx: number) =>
    shape(
      `M${dx} -46C${dx - 14} -78 ${dx - 34} -100 ${dx - 62} -106C${dx - 56} -96 ${dx - 56} -88 ${dx - 60} -80C${dx - 50} -82 ${dx - 42} -76 ${dx - 42} -66C${dx - 32} -70 ${dx - 24} -64 ${dx - 24} -54C${dx - 14} -58 ${dx - 4} -52 ${dx + 16} -42Z`,
      fill,
    ) +
    stroke(
      `M${dx + 2} -48C${dx - 14} -78 ${dx - 34} -98 ${dx - 60} -105M${dx} -46C${dx - 16} -66 ${dx - 34} -76 ${dx - 58} -81M${dx} -46C${dx - 12} -56 ${dx - 24} -62 ${dx - 41} -67`,
      rib,
      1.8,
    );
  return `${wing(pen.deep, pen.dark, 26)}${shape("M-30 -36C-54 -44 -70 -30 -88 -34C-98 -37 -98 -48 -92 -52C-106 -54 -112 -38 -104 -28C-94 -16 -58 -16 -34 -22Z", pen.main)}${shape("M-112 -44L-98 -62L-90 -48Z", pen.accents[1])}
${shape("M-40 -34C-30 -50 0 -54 24 -50C36 -48 42 -58 46 -68C50 -80 64 -84 76 -78C84 -76 96 -74 98 -68C99 -60 90 -56 82 -58C72 -58 68 -54 66 -46C62 -28 40 -16 10 -14C-14 -12 -34 -16 -40 -34Z", pen.main)}
${shape("M64 -50C60 -32 40 -18 10 -16C-10 -15 -26 -18 -34 -26C-10 -24 28 -28 46 -42C54 -48 58 -56 62 -60Z", belly)}${[0, 1, 2, 3].map((i) => stroke(`M${-16 + i * 16} ${-17 - i * i * 1.6}q5 -5 3 -10`, shift(belly, -0.1), 1.2)).join("")}
${shape("M-10 -16C-14 -8 -20 -4 -26 -4C-24 -10 -22 -16 -18 -20ZM26 -18C24 -10 20 -4 14 -2C14 -8 14 -14 16 -18Z", pen.dark)}${shape("M54 -78L44 -94L62 -84ZM64 -82L60 -98L74 -82Z", pen.c("#f3e6c4"))}${eye(pen, 72, -70, 3.4)}${circle(94, -68, 1.3, pen.deep)}${stroke("M96 -62C88 -59 82 -61 78 -64", pen.deep, 1.6)}${blush(pen, 74, -62, 3.6)}
${shape("M97 -60C108 -62 114 -56 126 -58C120 -52 124 -48 132 -44C120 -46 110 -44 100 -54Z", pen.c("#f59a2f"))}${shape("M98 -59C106 -60 110 -56 116 -56C112 -53 114 -51 118 -49C110 -50 104 -51 100 -55Z", pen.c("#ffe07a"))}${wing(pen.light, pen.dark, 8)}`;
}

function dinosaur(pen: Pen): string {
  return `${shape("M-12 -40C-40 -30 -58 -10 -92 -14C-66 2 -30 0 -10 -8Z", pen.main)}${shape("M-6 -6C-12 -40 -10 -64 6 -82C12 -102 44 -104 54 -90C58 -84 58 -74 50 -72L30 -70C30 -58 36 -40 32 -20C30 -6 26 0 22 0H12L10 -8H2L-2 0H-14Z", pen.main)}${shape("M26 -66C26 -50 30 -34 26 -16C18 -10 8 -12 6 -20C6 -40 12 -56 26 -66Z", pen.pale)}${[
    [-1, -74],
    [-9, -60],
    [-13, -46],
    [-20, -34],
    [-34, -25],
    [-52, -18],
  ]
    .map(([x, y]) =>
      shape(
        `M${(x as number) - 5} ${(y as number) + 4}L${(x as number) - 7} ${(y as number) - 8}L${(x as number) + 5} ${(y as number) - 4}Z`,
        pen.accents[0],
      ),
    )
    .join(
      "",
    )}${stroke("M24 -50q12 2 14 8M38 -42l4 2M38 -42l1 4", pen.dark, 4.4)}${eye(pen, 32, -88, 3.6)}${stroke("M54 -80C46 -76 40 -77 34 -79", pen.deep, 1.8)}${circle(50, -90, 1.3, pen.deep)}${blush(pen, 36, -78, 4)}${stroke("M-14 0h6M12 0h8", pen.pale, 2.4)}`;
}

function ghost(pen: Pen): string {
  const points: Point[] = [
    [-34, -40],
    [-30, -76],
    [0, -100],
    [30, -76],
    [34, -40],
    [40, -4],
    [28, -10],
    [17, 0],
    [6, -10],
    [-6, 0],
    [-17, -10],
    [-28, 0],
    [-40, -6],
  ];
  return `${shape(smooth(points, true, 0.9), pen.main, 'opacity=".93"')}${both(0, (s) => shape(`M${s * 32} -54C${s * 44} -58 ${s * 52} -52 ${s * 50} -44C${s * 46} -38 ${s * 38} -40 ${s * 32} -42Z`, pen.main))}${ellipse(-11, -66, 5, 7.5, pen.c("#2d2a3a"))}${ellipse(11, -66, 5, 7.5, pen.c("#2d2a3a"))}${ellipse(0, -50, 4.4, 6, pen.c("#2d2a3a"))}${blush(pen, -21, -54, 5)}${blush(pen, 21, -54, 5)}${circle(-9.5, -69, 1.7, "#fff")}${circle(12.5, -69, 1.7, "#fff")}`;
}

const ground = { habitat: "ground" } as const;
export const smallLife = {
  butterfly: { habitat: "air", height: 0.24, width: 134, colour: "#e8843a", draw: butterfly },
  bee: { habitat: "air", height: 0.2, width: 112, colour: "#f4c03a", draw: bee },
  ladybird: { ...ground, height: 0.18, width: 118, colour: "#d8402f", draw: ladybird },
  frog: {
    ...ground,
    height: 0.28,
    width: 116,
    colour: "#6aa84a",
    draw: frog,
    head: { x: 0, y: -80, r: 28 },
  },
  turtle: {
    ...ground,
    height: 0.28,
    width: 170,
    colour: "#7fa85a",
    draw: turtle,
    seat: [0, -74],
    seatScale: 0.8,
  },
  snail: { ...ground, height: 0.24, width: 136, colour: "#c9743f", draw: snail },
  snake: { ...ground, height: 0.34, width: 120, colour: "#5f9a4a", draw: snake },
  hedgehog: { ...ground, height: 0.26, width: 140, colour: "#80604a", draw: hedgehog },
  dragon: { ...ground, height: 0.56, width: 160, colour: "#4f9a6a", draw: dragon },
  dinosaur: { ...ground, height: 0.56, width: 140, colour: "#5fa86a", draw: dinosaur },
  ghost: {
    ...ground,
    height: 0.44,
    width: 94,
    colour: "#f4f2f6",
    draw: ghost,
    head: { x: 0, y: -78, r: 26 },
  },
} satisfies Record<string, Subject>;
