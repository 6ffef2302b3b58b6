/** Houses, towers and other things that were built. */
import { shift } from "../colour.ts";
import { box, circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { both } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

function pane(pen: Pen, x: number, y: number, w: number, h: number, cross = true): string {
  const frame = pen.c("#f6ecdc");
  return (
    box(x - 1.2, y - 1.2, w + 2.4, h + 2.4, frame, 1) +
    box(x, y, w, h, pen.lamp) +
    (cross
      ? stroke(`M${n(x + w / 2)} ${n(y)}v${n(h)}M${n(x)} ${n(y + h / 2)}h${n(w)}`, frame, 1)
      : "")
  );
}

function bricks(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  count: number,
): string {
  let svg = "";
  for (let i = 0; i < count; i++)
    svg += box(
      x + pen.rng.next() * (w - 6),
      y + pen.rng.next() * (h - 3),
      5,
      2.2,
      colour,
      0.5,
      'opacity=".5"',
    );
  return svg;
}

function house(pen: Pen): string {
  const wall = pen.named
    ? pen.main
    : pen.c(pen.rng.pick(["#f2dfbd", "#e6b896", "#d8dcc8", "#c8d8dc", "#f0c8a8"] as const));
  const roof = pen.named
    ? pen.deep
    : pen.c(pen.rng.pick(["#b4503c", "#8a4a4a", "#5a6a80", "#a8623a"] as const));
  return `${box(18, -96, 11, 30, shift(roof, -0.05))}${box(16, -98, 15, 5, shift(roof, 0.05))}${stroke("M24 -102C20 -110 30 -114 24 -122C20 -128 28 -132 30 -138", pen.c("#f2efe8"), 4, 'opacity=".5"')}
${box(-42, -54, 84, 54, wall)}${box(14, -54, 28, 54, shift(wall, -0.07))}${bricks(pen, -40, -50, 80, 46, shift(wall, -0.1), 9)}
${shape("M-52 -50L-26 -88H30L54 -50Z", roof)}${shape("M14 -50L30 -88L54 -50Z", shift(roof, -0.07))}${[0, 1, 2].map((i) => stroke(`M${-46 + i * 7} ${-58 - i * 10}H${n(48 - i * 6)}`, shift(roof, -0.1), 1.2, 'opacity=".6"')).join("")}
${shape("M-9 0V-26C-9 -34 9 -34 9 -26V0Z", pen.accents[0])}${circle(5, -14, 1.4, pen.c("#f2d27a"))}${pane(pen, -34, -38, 17, 17)}${pane(pen, 19, -38, 15, 17)}${box(-36, -19, 21, 4, pen.c("#8a5a3a"), 1)}${[-33, -28, -23, -18].map((x) => circle(x, -21, 2.6, pen.accents[1])).join("")}${box(-13, -2, 26, 4, pen.c("#a89a90"), 1)}`;
}

function castle(pen: Pen): string {
  const stone = pen.main;
  const roof = pen.named ? pen.deep : pen.c("#5a6aa8");
  const tooth = (x: number, y: number, w: number) => {
    let svg = "";
    for (let i = 0; i * 8 < w - 3; i++) svg += box(x + i * 8, y - 5, 5, 6, stone);
    return svg;
  };
  const turret = (x: number, w: number, top: number, flag: boolean) =>
    box(x - w / 2, top, w, -top, stone) +
    box(x + w * 0.12, top, w * 0.38, -top, pen.dark) +
    shape(
      `M${n(x - w * 0.72)} ${n(top + 1)}L${n(x)} ${n(top - w * 1.35)}L${n(x + w * 0.72)} ${n(top + 1)}Z`,
      roof,
    ) +
    shape(
      `M${n(x + w * 0.1)} ${n(top + 1)}L${n(x)} ${n(top - w * 1.35)}L${n(x + w * 0.72)} ${n(top + 1)}Z`,
      shift(roof, -0.08),
    ) +
    shape(`M${n(x - 2.4)} ${n(top + 17)}v-6a2.4 2.4 0 0 1 4.8 0v6Z`, pen.lamp) +
    (flag
      ? stroke(`M${n(x)} ${n(top - w * 1.3)}v-11`, pen.c("#5a4a44"), 1.2) +
        shape(`M${n(x)} ${n(top - w * 1.3 - 11)}l11 3l-11 4Z`, pen.accents[0])
      : "");
  return `${turret(-16, 15, -62, false)}${turret(17, 16, -68, true)}${box(-44, -38, 88, 38, stone)}${box(4, -38, 40, 38, pen.dark, 0, 'opacity=".45"')}${tooth(-44, -38, 88)}
${turret(-44, 18, -48, true)}${turret(44, 18, -48, false)}${box(-13, -56, 26, 56, shift(stone, 0.03))}${tooth(-13, -56, 26)}${bricks(pen, -42, -34, 84, 30, pen.deep, 22)}${bricks(pen, -12, -50, 24, 40, pen.deep, 7)}
${shape("M-9 0V-17C-9 -29 9 -29 9 -17V0Z", pen.c("#4a3430"))}${stroke("M-4.5 0V-22M0 0V-25M4.5 0V-22M-9 -9H9M-9 -16H9", pen.c("#2f2220"), 1)}${pane(pen, -4, -44, 8, 10, false)}${both(0, (s) => shape(`M${s * 27 - 2.4} -14v-7a2.4 2.4 0 0 1 4.8 0v7Z`, pen.lamp))}`;
}

function lighthouse(pen: Pen): string {
  const white = pen.c("#f8f2e6");
  const band = pen.main;
  return `${shape("M-40 0C-34 -10 -22 -14 -16 -12C-8 -16 14 -16 20 -11C30 -12 38 -6 42 0Z", pen.c("#7a7880"))}${shape("M-15 -10L-9.5 -72H9.5L15 -10Z", white)}${shape("M-14 -22L-12.8 -36H12.8L14 -22ZM-11.7 -48L-10.5 -61H10.5L11.7 -48Z", band)}${shape("M3 -10L2 -72H9.5L15 -10Z", pen.c("#5a5468"), 'opacity=".22"')}${box(-12.5, -76, 25, 4.5, pen.c("#3a3640"), 1)}${stroke("M-12 -76v-5M-6 -76v-5M0 -76v-5M6 -76v-5M12 -76v-5M-12.5 -81h25", pen.c("#3a3640"), 1)}${box(-7, -89, 14, 13, pen.night ? "#fff2c0" : pen.c("#cfe6ea"))}${stroke("M-7 -89v13M0 -89v13M7 -89v13", pen.c("#3a3640"), 1)}${shape("M-10 -89C-8 -97 8 -97 10 -89Z", band)}${stroke("M0 -96v-5", pen.c("#3a3640"), 1.4)}${shape("M-4 -10V-18a4 4 0 0 1 8 0V-10Z", pen.c("#5a3a30"))}${box(-2, -44, 4, 6, pen.lamp, 1)}${box(-1.8, -67, 3.6, 5, pen.lamp, 1)}
${box(18, -24, 22, 16, white)}${shape("M15 -23L29 -34L43 -23Z", band)}${box(24, -19, 5, 6, pen.lamp)}`;
}

function windmill(pen: Pen): string {
  const wood = pen.c("#7a5236");
  const turn = pen.rng.range(10, 80);
  const sail = `${stroke("M0 0V-52", wood, 2.2)}${shape("M2 -10H13V-51H2Z", pen.c("#f6ead0"))}${stroke("M2 -18h11M2 -26h11M2 -34h11M2 -42h11M7 -10v-41", wood, 0.8)}`;
  return `${shape("M-24 0L-15 -62H15L24 0Z", pen.main)}${shape("M5 0L3 -62H15L24 0Z", pen.dark, 'opacity=".6"')}${shape("M-18 -60C-14 -82 14 -82 18 -60Z", pen.c("#8a4a3c"))}${box(-25, -26, 50, 3, wood, 1)}${shape("M-6 0V-14a6 6 0 0 1 12 0V0Z", pen.c("#5a3a2c"))}${pane(pen, -4, -46, 8, 9)}<g transform="translate(0 -66) rotate(${n(turn)})">${[0, 90, 180, 270].map((a) => `<g transform="rotate(${a}) scale(.84)">${sail}</g>`).join("")}${circle(0, 0, 3.4, wood)}</g>`;
}

const church = (pen: Pen) =>
  `${box(-34, -40, 56, 40, pen.main)}${shape("M-40 -38L-30 -58H18L28 -38Z", pen.c("#7a5a58"))}${box(8, -64, 24, 64, shift(pen.main, 0.03))}${box(22, -64, 10, 64, pen.dark, 0, 'opacity=".5"')}${shape("M5 -62L20 -94L35 -62Z", pen.c("#6a4c4e"))}${stroke("M20 -94v-10M16 -100h8", pen.c("#e8c45a"), 1.8)}${[-26, -12].map((x) => shape(`M${x - 4} -10V-24a4 4 0 0 1 8 0V-10Z`, pen.lamp)).join("")}${circle(20, -48, 5, pen.lamp)}${shape("M14 0V-14a6 6 0 0 1 12 0V0Z", pen.c("#5a3a30"))}`;

function skyscraper(pen: Pen): string {
  let svg =
    shape("M-24 0V-72H-18V-88H-6V-96H6V-88H18V-72H24V0Z", pen.main) +
    shape("M8 0V-96H6V-88H18V-72H24V0Z", pen.dark, 'opacity=".7"') +
    stroke("M0 -96V-112", pen.deep, 1.6);
  for (let y = -68; y < -6; y += 7)
    for (let x = -20; x < 20; x += 6.4)
      svg += box(x, y, 3.8, 4.4, pen.rng.chance(pen.night ? 0.55 : 0.85) ? pen.lamp : pen.deep);
  return svg;
}

const tent = (pen: Pen) =>
  `${shape("M-60 0L0 -90L60 0Z", pen.main)}${shape("M0 -90L60 0H26Z", pen.dark)}${shape("M0 -90L-22 0H22Z", pen.night ? pen.lamp : pen.deep)}${shape("M0 -90L-22 0H-30Z", pen.light)}${shape("M0 -90L22 0H30Z", pen.light)}${stroke("M0 -90L-3 -100M0 -90L4 -99M-60 0l-10 3M60 0l10 3", pen.c("#6a4a36"), 2)}`;

function bridge(pen: Pen): string {
  let posts = "";
  for (let i = -7; i <= 7; i++)
    posts += stroke(`M${i * 12} ${n(-46 + i * i * 0.62)}v-22`, pen.dark, 3);
  return `${shape("M-100 0C-70 -40 -30 -54 0 -54C30 -54 70 -40 100 0H78C58 -28 30 -38 0 -38C-30 -38 -58 -28 -78 0Z", pen.main)}${posts}${stroke("M-98 -18C-68 -60 -30 -72 0 -72C30 -72 68 -60 98 -18", pen.main, 4.5)}${stroke("M-92 -4C-64 -40 -30 -52 0 -52C30 -52 64 -40 92 -4", pen.light, 2)}`;
}

function pagoda(pen: Pen): string {
  let svg = "";
  const roof = pen.named ? pen.main : pen.c("#b8403a");
  for (let i = 0; i < 4; i++) {
    const y = -i * 22;
    const w = 34 - i * 5.5;
    svg +=
      box(-w * 0.66, y - 20, w * 1.32, 20, pen.c("#f0dfc4")) +
      box(w * 0.2, y - 20, w * 0.46, 20, pen.c("#d8c0a0")) +
      [-0.4, 0, 0.4]
        .map((k) =>
          box(k * w - 2.6, y - 14, 5.2, 10, i === 0 && k === 0 ? pen.c("#5a3430") : pen.lamp, 0.6),
        )
        .join("");
    svg += shape(
      `M${n(-w * 1.35)} ${y - 17}C${n(-w)} ${y - 20} ${n(-w * 0.7)} ${y - 25} ${n(-w * 0.5)} ${y - 31}H${n(w * 0.5)}C${n(w * 0.7)} ${y - 25} ${n(w)} ${y - 20} ${n(w * 1.35)} ${y - 17}C${n(w)} ${y - 15} ${n(-w)} ${y - 15} ${n(-w * 1.35)} ${y - 17}Z`,
      i % 2 ? shift(roof, -0.03) : roof,
    );
  }
  return svg + stroke("M0 -96V-112", pen.c("#e0b04a"), 2.4) + circle(0, -103, 3, pen.c("#e0b04a"));
}

const pyramid = (pen: Pen) => {
  let lines = "";
  for (let i = 1; i < 10; i++)
    lines += stroke(
      `M${n(-i * 9.2)} ${n(-100 + i * 10)}L${n(i * 2.6)} ${n(-100 + i * 10.4)}L${n(i * 9.2)} ${n(-100 + i * 10)}`,
      pen.deep,
      1,
      'opacity=".4"',
    );
  return `${shape("M-92 0L0 -100L26 4Z", pen.light)}${shape("M0 -100L92 0L26 4Z", pen.dark)}${lines}`;
};

const barn = (pen: Pen) =>
  `${shape("M-50 0V-50L-36 -76L0 -92L36 -76L50 -50V0Z", pen.main)}${shape("M-56 -48L-40 -78L0 -97L40 -78L56 -48L50 -46L36 -72L0 -90L-36 -72L-50 -46Z", pen.c("#6a5a58"))}${box(-18, -34, 36, 34, pen.dark)}${stroke("M-18 -34H18V0M-18 -34V0M-18 -34L0 0M0 -34V0M18 -34L0 0", pen.c("#f6ead6"), 2.4)}${pane(pen, -8, -66, 16, 14)}${[-38, -28, 28, 38].map((x) => stroke(`M${x} -4V-52`, pen.dark, 1, 'opacity=".6"')).join("")}`;

const igloo = (pen: Pen) =>
  `${shape("M-58 0C-60 -56 -30 -80 0 -80C30 -80 60 -56 58 0Z", pen.main)}${stroke("M-52 -26H52M-42 -50H42M-24 -70H24M-30 -26V0M-6 -26V0M-42 -26V-50M-18 -26V-50M8 -26V-50M-28 -50V-66M0 -50V-70", pen.dark, 1.6)}${shape("M12 0V-22C12 -46 56 -46 56 -22V0Z", pen.light)}${shape("M20 0V-20C20 -38 48 -38 48 -20V0Z", pen.night ? pen.lamp : pen.c("#4a5a78"))}`;

const treehouse = (pen: Pen) =>
  `${shape("M-11 0C-6 -20 -6 -40 -8 -56H8C6 -40 6 -20 11 0Z", pen.c("#6b4a38"))}${ellipse(-26, -78, 30, 24, pen.foliage[0])}${ellipse(28, -76, 30, 24, shift(pen.foliage[0], -0.04))}${box(-26, -68, 52, 26, pen.main)}${shape("M-32 -66L0 -90L32 -66Z", pen.c("#a8523c"))}${box(-32, -43, 64, 4, pen.c("#5a3c2a"))}${pane(pen, -20, -60, 12, 12)}${box(4, -62, 12, 19, pen.c("#5a3a2c"), 1)}${ellipse(0, -94, 30, 15, shift(pen.foliage[0], 0.03))}${stroke("M14 0V-40M22 0V-40M14 -8h8M14 -16h8M14 -24h8M14 -32h8", pen.c("#8a6238"), 1.8)}`;

const eiffel = (pen: Pen) =>
  `${shape("M-36 0C-20 -22 -8 -58 -2 -98H2C8 -58 20 -22 36 0H22C18 -12 10 -18 0 -18C-10 -18 -18 -12 -22 0Z", pen.main)}${box(-20, -30, 40, 3.5, pen.dark)}${box(-11, -56, 22, 3, pen.dark)}${stroke("M-16 -26L8 -52M16 -26L-8 -52M-8 -56L4 -78M8 -56L-4 -78M-28 -6L-12 -26M28 -6L12 -26", pen.deep, 1.2)}${stroke("M0 -98V-106", pen.dark, 1.6)}`;

const fence = (pen: Pen) =>
  `${[-80, -48, -16, 16, 48, 80].map((x) => shape(`M${x - 8} 0V-84L${x} -98L${x + 8} -84V0Z`, pen.main)).join("")}${box(-96, -70, 192, 9, pen.dark)}${box(-96, -32, 192, 9, pen.dark)}`;

const g = { habitat: "ground", landmark: true } as const;
export const buildings = {
  house: {
    ...g,
    height: 0.5,
    width: 110,
    colour: "#e6b896",
    draw: house,
    seat: [0, -88],
    seatScale: 0.3,
    lamp: [-26, -30],
  },
  castle: { ...g, height: 0.66, width: 122, colour: "#b9b0a8", draw: castle, lamp: [0, -39] },
  lighthouse: {
    ...g,
    height: 0.72,
    width: 86,
    colour: "#cf4334",
    draw: lighthouse,
    lamp: [0, -83],
  },
  windmill: { ...g, height: 0.66, width: 90, colour: "#ece0c8", draw: windmill },
  church: { ...g, height: 0.6, width: 84, colour: "#efe6d6", draw: church, lamp: [-19, -18] },
  skyscraper: { ...g, height: 0.74, width: 54, colour: "#7a86a0", draw: skyscraper },
  tent: {
    ...g,
    landmark: false,
    height: 0.32,
    width: 130,
    colour: "#e8923a",
    draw: tent,
    lamp: [0, -26],
  },
  bridge: {
    ...g,
    height: 0.32,
    width: 204,
    colour: "#b4503c",
    draw: bridge,
    seat: [0, -52],
    seatScale: 0.9,
  },
  pagoda: { ...g, height: 0.66, width: 96, colour: "#b8403a", draw: pagoda, lamp: [0, -30] },
  pyramid: { ...g, height: 0.5, width: 186, colour: "#dcb268", draw: pyramid },
  barn: { ...g, height: 0.5, width: 114, colour: "#b13f34", draw: barn, lamp: [0, -58] },
  igloo: { ...g, height: 0.32, width: 120, colour: "#eaf1f7", draw: igloo, lamp: [34, -16] },
  treehouse: {
    ...g,
    height: 0.7,
    width: 116,
    colour: "#b98552",
    draw: treehouse,
    lamp: [-14, -54],
  },
  eiffel: { ...g, height: 0.76, width: 76, colour: "#7d6a5c", draw: eiffel },
  fence: {
    ...g,
    landmark: false,
    height: 0.16,
    width: 196,
    colour: "#f4ecdf",
    draw: fence,
    seat: [0, -90],
    seatScale: 1.8,
  },
} satisfies Record<string, Subject>;
