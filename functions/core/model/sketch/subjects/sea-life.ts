/** What lives in and under the water. */
import { shift } from "../colour.ts";
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { blush, both, eye } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

function fish(pen: Pen): string {
  const { rng } = pen;
  const kind = rng.int(0, 2);
  const stripe = kind === 0 ? pen.c("#fff6e6") : pen.light;
  let marks = "";
  if (kind === 0)
    marks = shape(
      "M-6 -92C-14 -70 -14 -30 -6 -9C2 -8 8 -9 10 -10C2 -34 2 -68 10 -91C4 -93 0 -93 -6 -92ZM34 -82C28 -64 28 -38 34 -19C38 -21 42 -24 44 -26C40 -42 40 -60 44 -75Z",
      stripe,
    );
  if (kind === 1)
    for (let r = 0; r < 3; r++)
      for (let i = 0; i < 5; i++)
        marks += stroke(
          `M${n(-26 + i * 15 + (r % 2) * 7)} ${n(-68 + r * 17)}q7 7 0 14`,
          pen.dark,
          2.4,
        );
  if (kind === 2)
    marks = shape(
      "M62 -50C40 -36 -10 -32 -48 -46C-30 -26 20 -8 46 -28C54 -34 60 -42 62 -50Z",
      pen.pale,
      'opacity=".8"',
    );
  return `${shape("M-40 -50C-58 -60 -74 -86 -92 -88C-84 -66 -84 -34 -92 -12C-74 -14 -58 -40 -40 -50Z", pen.dark)}${stroke("M-50 -52L-82 -74M-52 -50H-80M-50 -48L-82 -26", pen.deep, 1.6, 'opacity=".5"')}
${shape("M-16 -86C-8 -108 24 -104 34 -84Z", pen.dark)}${shape("M-10 -16C-8 0 12 2 22 -12Z", pen.dark)}
${shape("M66 -52C56 -84 14 -98 -14 -88C-36 -80 -46 -62 -52 -50C-46 -38 -36 -20 -14 -12C14 -4 56 -20 66 -52Z", pen.main)}${marks}
${shape("M-40 -62C-24 -86 20 -94 44 -76C20 -82 -16 -78 -40 -62Z", pen.light, 'opacity=".7"')}
${shape("M8 -46C-6 -50 -18 -42 -22 -32C-8 -28 6 -32 8 -46Z", pen.dark)}${circle(44, -58, 8.4, pen.c("#fffaf0"))}${eye(pen, 46, -58, 4.8)}${stroke("M62 -42q-5 6 -11 4", pen.deep, 1.8)}${blush(pen, 48, -42, 5)}`;
}

function whale(pen: Pen): string {
  const belly = pen.c("#eef1ee");
  let grooves = "";
  for (let i = 0; i < 6; i++)
    grooves += stroke(
      `M${86 - i * 5} ${-26 + i * 3.4}C${56 - i * 4} ${-13 + i * 2} ${26} ${-10 + i * 1.4} ${2 - i * 4} ${-16 + i * 2}`,
      shift(belly, -0.1),
      1.1,
      'opacity=".8"',
    );
  return `${shape("M-92 -66C-104 -84 -122 -88 -132 -84C-128 -74 -118 -66 -106 -62C-116 -58 -124 -48 -124 -40C-112 -40 -98 -48 -90 -56Z", pen.main)}
${shape("M-94 -64C-70 -62 -50 -76 -16 -82C30 -90 88 -84 98 -52C102 -38 94 -22 76 -12C44 4 -4 0 -34 -22C-56 -38 -72 -50 -94 -56Z", pen.main)}
${shape("M98 -44C88 -34 60 -32 34 -34C6 -36 -16 -32 -34 -22C-4 0 44 4 76 -12C92 -20 100 -32 98 -44Z", belly)}${grooves}
${shape("M-60 -68C-20 -86 50 -88 80 -72C40 -80 -10 -72 -60 -68Z", pen.light, 'opacity=".6"')}
${shape("M20 -22C14 -4 0 8 -12 10C-14 -4 -8 -20 4 -28Z", pen.dark)}${stroke("M98 -44C86 -36 70 -35 56 -38", pen.deep, 1.8)}${eye(pen, 60, -47, 3.2)}${blush(pen, 50, -40, 5)}
${pen.pose === "swim" ? stroke("M62 -76C61 -96 46 -108 38 -96M62 -76C63 -98 80 -108 88 -95M62 -76V-100", pen.c("#f4fbff"), 4.5, 'opacity=".85"') : ""}`;
}

function orca(pen: Pen): string {
  const white = pen.c("#f7f5f0");
  return `${shape("M-84 -54C-100 -70 -112 -72 -120 -68C-114 -58 -106 -52 -98 -50C-106 -44 -110 -36 -108 -30C-98 -32 -88 -40 -82 -46Z", pen.main)}${shape("M-8 -78C-8 -100 -18 -112 -30 -116C-28 -100 -30 -86 -34 -72Z", pen.main)}
${shape("M-88 -52C-64 -56 -40 -78 0 -82C46 -86 88 -72 96 -48C92 -30 64 -16 30 -14C-14 -12 -52 -30 -88 -48Z", pen.main)}${shape("M95 -44C80 -36 56 -34 36 -34C8 -34 -20 -30 -40 -28C-16 -16 8 -13 30 -14C62 -16 88 -28 95 -44Z", white)}${ellipse(58, -60, 11, 5.6, white, -14)}${eye(pen, 71, -50, 2)}${shape("M22 -26C20 -8 8 4 -4 6C-6 -8 0 -22 10 -30Z", pen.dark)}`;
}

function dolphin(pen: Pen): string {
  return `<g transform="rotate(-14)">${shape("M-78 -46C-92 -56 -104 -56 -110 -52C-104 -44 -98 -40 -92 -38C-98 -32 -102 -24 -100 -18C-90 -20 -80 -30 -74 -38Z", pen.dark)}${shape("M-6 -74C-8 -90 -18 -98 -28 -100C-26 -88 -28 -78 -32 -68Z", pen.dark)}
${shape("M-80 -44C-58 -50 -40 -72 0 -78C34 -82 62 -74 74 -60C84 -60 96 -56 98 -50C92 -44 80 -42 70 -44C54 -26 20 -20 -14 -26C-42 -30 -60 -36 -80 -38Z", pen.main)}
${shape("M98 -50C90 -46 78 -48 70 -50C40 -44 6 -44 -30 -32C-24 -28 -20 -27 -14 -26C20 -20 54 -26 70 -44C80 -42 92 -44 98 -50Z", pen.c("#eef3f4"))}
${shape("M22 -34C18 -20 8 -10 -4 -8C-4 -20 0 -32 10 -40Z", pen.dark)}${eye(pen, 60, -56, 2.6)}${shape("M-50 -58C-20 -76 40 -80 62 -66C34 -72 -8 -68 -50 -58Z", pen.light, 'opacity=".6"')}</g>`;
}

function shark(pen: Pen): string {
  const white = pen.c("#eef1f1");
  return `${shape("M-86 -50C-94 -76 -108 -88 -118 -90C-112 -70 -108 -56 -104 -50C-110 -44 -112 -32 -110 -22C-100 -28 -90 -38 -84 -46Z", pen.main)}${shape("M-4 -78C-4 -98 -16 -112 -28 -116C-24 -100 -28 -86 -36 -72Z", pen.main)}
${shape("M-90 -48C-60 -62 -30 -82 20 -80C60 -78 88 -62 100 -46C80 -28 40 -18 6 -20C-34 -24 -62 -38 -90 -46Z", pen.main)}${shape("M100 -46C70 -44 20 -40 -40 -32C-24 -24 -10 -21 6 -20C40 -18 80 -28 100 -46Z", white)}
${shape("M30 -26C24 -6 10 4 -6 6C-4 -10 4 -26 16 -34Z", pen.dark)}${stroke("M36 -52q-4 7 0 14M30 -52q-4 7 0 14M24 -52q-4 7 0 14", pen.deep, 1.5)}${stroke("M92 -40C82 -34 72 -34 62 -38", pen.deep, 1.6)}${shape("M88 -38l-3 5l-3 -4l-4 5l-3 -5l-4 4l-2 -5Z", "#ffffff")}${eye(pen, 72, -53, 2.8)}`;
}

function octopus(pen: Pen): string {
  const arms = [
    [-1, 58, -8],
    [-0.66, 44, 2],
    [-0.28, 18, 4],
    [0.28, -16, 4],
    [0.66, -44, 2],
    [1, -58, -8],
  ] as const;
  let svg = "";
  for (const [s, out, drop] of arms) {
    const x = s * 22;
    svg += stroke(
      `M${n(x * 0.8)} -38C${n(x * 1.1)} -20 ${n(-out * 0.4 + x * 0.6)} ${drop - 2} ${n(-out * 0.9 + x * 0.2)} ${drop - 10}C${n(-out * 1.2)} ${drop - 18} ${n(-out * 1.1)} ${drop - 28} ${n(-out * 0.9)} ${drop - 24}`,
      pen.main,
      9,
    );
    svg += stroke(
      `M${n(x * 0.8)} -36C${n(x * 1.1)} -18 ${n(-out * 0.4 + x * 0.6)} ${drop} ${n(-out * 0.9 + x * 0.2)} ${drop - 8}`,
      pen.pale,
      1.7,
      'stroke-dasharray="0.1 6" opacity=".9"',
    );
  }
  svg += shape(
    "M0 -100C28 -100 40 -78 34 -56C30 -42 26 -36 0 -34C-26 -36 -30 -42 -34 -56C-40 -78 -28 -100 0 -100Z",
    pen.main,
  );
  svg +=
    shape("M-26 -82C-18 -96 10 -98 22 -90C4 -92 -14 -90 -26 -82Z", pen.light, 'opacity=".8"') +
    circle(18, -84, 3.4, pen.dark) +
    circle(25, -76, 2.2, pen.dark) +
    circle(14, -92, 2, pen.dark);
  return (
    svg +
    both(0, (s) => circle(s * 11, -58, 7.4, pen.c("#fffaf0")) + eye(pen, s * 11 + 1, -57, 4)) +
    stroke("M-5 -45q5 5 10 0", pen.deep, 1.8) +
    blush(pen, -20, -50, 4) +
    blush(pen, 20, -50, 4)
  );
}

function jellyfish(pen: Pen): string {
  let svg = "";
  for (let i = 0; i < 9; i++) {
    const x = -28 + i * 7;
    const s = pen.rng.range(-8, 8);
    svg += stroke(
      `M${x} -56C${n(x + s)} -40 ${n(x - s)} -24 ${n(x + s * 0.5)} ${n(-pen.rng.range(0, 16))}`,
      i % 2 ? pen.pale : pen.main,
      i % 2 ? 1.6 : 3.4,
      'opacity=".8"',
    );
  }
  return `${svg}${shape("M-36 -56C-40 -86 -20 -100 0 -100C20 -100 40 -86 36 -56C30 -50 26 -58 20 -54C14 -50 10 -58 4 -54C-2 -50 -8 -58 -14 -54C-20 -50 -28 -58 -36 -56Z", pen.main, 'opacity=".92"')}${shape("M-26 -66C-26 -88 -8 -96 8 -94C-8 -90 -18 -80 -20 -64Z", pen.pale, 'opacity=".7"')}${eye(pen, -9, -68, 2.6)}${eye(pen, 9, -68, 2.6)}${stroke("M-4 -62q4 4 8 0", pen.deep, 1.5)}`;
}

function crab(pen: Pen): string {
  const legs = both(
    0,
    (s) =>
      [0, 1, 2]
        .map((i) =>
          stroke(
            `M${s * 28} ${-34 + i * 6}L${s * (52 - i * 4)} ${-36 + i * 12}L${s * (60 - i * 8)} ${-10 + i * 5}`,
            pen.dark,
            5,
          ),
        )
        .join("") +
      stroke(`M${s * 30} -46L${s * 52} -62`, pen.dark, 7) +
      shape(
        `M${s * 44} -64C${s * 40} -86 ${s * 58} -100 ${s * 70} -96L${s * 62} -80L${s * 78} -88C${s * 80} -68 ${s * 62} -54 ${s * 44} -64Z`,
        pen.main,
      ),
  );
  return `${legs}${shape("M0 -62C30 -62 44 -46 42 -30C40 -14 20 -8 0 -8C-20 -8 -40 -14 -42 -30C-44 -46 -30 -62 0 -62Z", pen.main)}${shape("M-30 -46C-20 -58 16 -60 28 -52C8 -54 -14 -52 -30 -46Z", pen.light, 'opacity=".8"')}${stroke("M-12 -60V-74M12 -60V-74", pen.dark, 4)}${circle(-12, -78, 7, pen.c("#fffaf0"))}${circle(12, -78, 7, pen.c("#fffaf0"))}${eye(pen, -11, -78, 3.6)}${eye(pen, 13, -78, 3.6)}${stroke("M-10 -30q10 9 20 0", pen.deep, 2)}${blush(pen, -24, -32, 5)}${blush(pen, 24, -32, 5)}`;
}

function seahorse(pen: Pen): string {
  let rings = "";
  for (let i = 0; i < 7; i++)
    rings += stroke(`M${-2 + i * 0.6} ${-62 + i * 6}h${18 - i}`, pen.deep, 1.1, 'opacity=".55"');
  return `${shape("M-14 -60C-26 -58 -30 -44 -22 -38L-8 -48Z", pen.pale)}${stroke("M2 -28C4 -14 -4 -4 -12 -6C-18 -8 -16 -16 -10 -14", pen.main, 7)}${shape("M-6 -88C-2 -102 20 -102 24 -88L42 -86C45 -84 45 -80 42 -79L22 -76C16 -70 20 -62 18 -50C16 -38 10 -30 6 -24L-4 -26C-10 -40 -14 -54 -10 -66C-8 -76 -10 -80 -6 -88Z", pen.main)}${rings}${shape("M-4 -92L-10 -102L2 -97L4 -106L9 -98Z", pen.dark)}${eye(pen, 14, -88, 2.6)}`;
}

function starfish(pen: Pen): string {
  let d = "";
  for (let i = 0; i < 10; i++) {
    const a = -Math.PI / 2 + (i * Math.PI) / 5;
    const r = i % 2 ? 22 : 50;
    d += `${i ? "L" : "M"}${n(Math.cos(a) * r)} ${n(-48 + Math.sin(a) * r)}`;
  }
  let dots = "";
  for (let i = 0; i < 5; i++)
    for (let k = 1; k < 4; k++) {
      const a = -Math.PI / 2 + (i * 2 * Math.PI) / 5;
      dots += circle(Math.cos(a) * k * 11, -48 + Math.sin(a) * k * 11, 2.4 - k * 0.4, pen.pale);
    }
  return `<path d="${d}Z" fill="${pen.main}" stroke="${pen.main}" stroke-width="12" stroke-linejoin="round"/>${dots}${eye(pen, -7, -50, 2.8)}${eye(pen, 7, -50, 2.8)}${stroke("M-4 -42q4 4 8 0", pen.deep, 1.8)}`;
}

/** Long tails: drawn around the body, moved so that the whole is in the middle. */
const centred = (body: string) => `<g transform="translate(14 0)">${body}</g>`;

const deep = { habitat: "deep" } as const;
export const seaLife = {
  fish: { ...deep, height: 0.24, width: 158, colour: "#f08a3a", draw: fish },
  whale: {
    ...deep,
    height: 0.4,
    width: 230,
    colour: "#3f6f9f",
    draw: (pen) => centred(whale(pen)),
    seat: [0, -84],
    seatScale: 0.6,
  },
  orca: { ...deep, height: 0.36, width: 216, colour: "#2b2f3c", draw: (pen) => centred(orca(pen)) },
  dolphin: {
    ...deep,
    height: 0.34,
    width: 208,
    colour: "#6f93b0",
    draw: (pen) => centred(dolphin(pen)),
  },
  shark: {
    ...deep,
    height: 0.36,
    width: 218,
    colour: "#74879a",
    draw: (pen) => centred(shark(pen)),
  },
  octopus: {
    ...deep,
    height: 0.42,
    width: 128,
    colour: "#d8647a",
    draw: octopus,
    head: { x: 0, y: -80, r: 32 },
  },
  jellyfish: { ...deep, height: 0.4, width: 76, colour: "#c78be0", draw: jellyfish },
  seahorse: { ...deep, height: 0.36, width: 74, colour: "#f0a63a", draw: seahorse },
  crab: { habitat: "ground", height: 0.26, width: 160, colour: "#e2533a", draw: crab },
  starfish: { habitat: "ground", height: 0.2, width: 104, colour: "#f0884a", draw: starfish },
} satisfies Record<string, Subject>;
