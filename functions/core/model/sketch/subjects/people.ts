/** People and the like: small storybook figures with a coat, a head and something that says who they are. */
import { shift } from "../colour.ts";
import { box, circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { blush, both, eye } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

interface Figure {
  readonly hair: "short" | "long" | "bob" | "bun" | "bald" | "beard";
  readonly dress?: boolean;
  readonly trousers?: string;
  readonly hat?: (pen: Pen) => string;
  readonly over?: (pen: Pen) => string;
  readonly behind?: (pen: Pen) => string;
  readonly child?: boolean;
  readonly legless?: boolean;
}

const skins = ["#f2c9a4", "#dba57c", "#b57a52", "#8a5a3c", "#f6d7bd"] as const;
const hairs = ["#3a2a26", "#6b4428", "#a8622f", "#2a2730", "#d8a850", "#8a3f2a"] as const;

function figure(spec: Figure): (pen: Pen) => string {
  return (pen) => {
    const { rng } = pen;
    const skin = pen.c(rng.pick(skins));
    const hair = pen.c(spec.hair === "beard" ? "#eceae6" : rng.pick(hairs));
    const legs = pen.c(spec.trousers ?? rng.pick(["#3f4a66", "#5a4a44", "#2f3a44"] as const));
    const shoe = pen.c("#3a2b2a");
    const head = spec.child ? 15.5 : 12.5;
    const hy = spec.child ? -72 : -80;
    const step = pen.pose === "move" ? 7 : 0;
    const arm = rng.pick(["down", "down", "wave"] as const);
    let svg = spec.behind?.(pen) ?? "";
    if (spec.hair === "long")
      svg += shape(
        `M-14 ${hy - 4}C-18 ${hy + 14} -19 ${hy + 28} -14 ${hy + 40}C-4 ${hy + 34} 6 ${hy + 34} 14 ${hy + 40}C19 ${hy + 28} 18 ${hy + 12} 14 ${hy - 4}Z`,
        shift(hair, -0.03),
      );
    if (!spec.legless)
      svg +=
        stroke(`M-6 -30L${-7 - step} -4M6 -30L${7 + step} -4`, legs, 8) +
        ellipse(-8 - step, -2, 7, 3.6, shoe) +
        ellipse(9 + step, -2, 7, 3.6, shoe);
    const top = hy + head - 3;
    svg +=
      stroke(`M-11 ${top + 10}C-19 ${top + 20} -20 ${top + 28} -19 ${top + 34}`, pen.dark, 7.5) +
      circle(-19, top + 36, 4, skin);
    svg += spec.dress
      ? shape(
          `M-8 ${top}C-14 ${top + 8} -18 -30 -25 -14C-12 -9 12 -9 25 -14C18 -30 14 ${top + 8} 8 ${top}Z`,
          pen.main,
        ) +
        shape(
          `M4 ${top + 2}C10 ${top + 12} 10 -30 12 -11C18 -11.5 22 -12.5 25 -14C18 -30 14 ${top + 8} 8 ${top}Z`,
          pen.dark,
          'opacity=".7"',
        )
      : shape(
          `M-9 ${top}C-16 ${top + 4} -17 -40 -17 -25C-8 -22 8 -22 17 -25C17 -40 16 ${top + 4} 9 ${top}Z`,
          pen.main,
        ) +
        shape(
          `M3 ${top + 2}C6 -50 6 -36 5 -23C10 -23.5 14 -24 17 -25C17 -40 16 ${top + 4} 9 ${top}Z`,
          pen.dark,
          'opacity=".6"',
        ) +
        circle(0, top + 13, 1.1, pen.pale) +
        circle(0, top + 21, 1.1, pen.pale);
    svg +=
      arm === "wave"
        ? stroke(`M11 ${top + 9}C20 ${top + 8} 24 ${top - 2} 27 ${top - 12}`, pen.main, 7.5) +
          circle(28, top - 15, 4.2, skin)
        : stroke(`M11 ${top + 10}C19 ${top + 18} 20 ${top + 28} 19 ${top + 34}`, pen.main, 7.5) +
          circle(19, top + 36, 4, skin);
    svg += ellipse(0, top - 1, 4, 4.5, shift(skin, -0.06));
    svg +=
      circle(0, hy, head, skin) +
      circle(-head, hy + 2, 2.6, skin) +
      circle(head, hy + 2, 2.6, skin);
    svg +=
      eye(pen, -4.6, hy + 1, 1.5) +
      eye(pen, 4.6, hy + 1, 1.5) +
      stroke(`M-3 ${hy + 6.5}q3 2.6 6 0`, pen.c("#8a3f3a"), 1.1) +
      blush(pen, -8, hy + 5.5, 2.6) +
      blush(pen, 8, hy + 5.5, 2.6);
    const cap = `M${n(-head - 1.4)} ${n(hy + 2)}C${n(-head - 2)} ${n(hy - head * 1.3)} ${n(head + 2)} ${n(hy - head * 1.35)} ${n(head + 1.4)} ${n(hy + 2)}`;
    if (spec.hair === "short" || spec.hair === "long")
      svg += shape(
        `${cap}C${n(head * 0.8)} ${n(hy - 6)} ${n(head * 0.2)} ${n(hy - 9)} -3 ${n(hy - 9)}C${n(-head * 0.6)} ${n(hy - 6)} ${n(-head)} ${n(hy - 3)} ${n(-head - 1.4)} ${n(hy + 2)}Z`,
        hair,
      );
    if (spec.hair === "bob")
      svg += shape(
        `${cap}C${n(head + 5)} ${n(hy + 10)} ${n(head)} ${n(hy + 13)} ${n(head - 2)} ${n(hy + 10)}C${n(head - 1)} ${n(hy - 2)} 4 ${n(hy - 7)} 0 ${n(hy - 7)}C-4 ${n(hy - 7)} ${n(-head + 1)} ${n(hy - 2)} ${n(-head + 2)} ${n(hy + 10)}C${n(-head)} ${n(hy + 13)} ${n(-head - 5)} ${n(hy + 10)} ${n(-head - 1.4)} ${n(hy + 2)}Z`,
        hair,
      );
    if (spec.hair === "bun")
      svg +=
        circle(0, hy - head - 3.5, 6, hair) +
        shape(
          `${cap}C${n(head * 0.7)} ${n(hy - 7)} ${n(-head * 0.7)} ${n(hy - 7)} ${n(-head - 1.4)} ${n(hy + 2)}Z`,
          hair,
        );
    if (spec.hair === "beard")
      svg += shape(
        `M${-head} ${hy + 2}C${-head} ${hy + 26} -4 ${hy + 38} 0 ${hy + 40}C4 ${hy + 38} ${head} ${hy + 26} ${head} ${hy + 2}C6 ${hy + 8} 4 ${hy + 5} 0 ${hy + 5}C-4 ${hy + 5} -6 ${hy + 8} ${-head} ${hy + 2}Z`,
        hair,
      );
    return svg + (spec.hat?.(pen) ?? "") + (spec.over?.(pen) ?? "");
  };
}

const crown = (pen: Pen) =>
  shape("M-12 -88L-13 -102L-6 -95L0 -105L6 -95L13 -102L12 -88Z", pen.c("#f0bf3f")) +
  circle(0, -92, 1.8, pen.c("#d8404a"));
const pointed = (pen: Pen, colour: string, brim: number) =>
  shape(`M-13 -89C-6 -96 -2 -108 4 -124C8 -118 10 -100 13 -89Z`, colour) +
  ellipse(0, -88, brim, 4.4, colour) +
  shape("M-12.6 -91C-6 -88 6 -88 12.6 -91L12 -95C5 -92 -5 -92 -11 -95Z", pen.c("#f0bf3f"));

function astronaut(pen: Pen): string {
  const suit = pen.main;
  const visor = pen.c("#2a3a66");
  return `<g transform="rotate(${n(pen.rng.range(-8, 8))} 0 -50)">${box(-25, -62, 50, 36, pen.deep, 8)}
${stroke("M-10 -28L-14 -8M10 -28L14 -8", suit, 15)}${ellipse(-15, -4, 10, 5.4, pen.deep)}${ellipse(15, -4, 10, 5.4, pen.deep)}
${stroke("M-18 -54C-30 -50 -34 -42 -38 -34", suit, 12)}${circle(-39, -32, 6.5, pen.accents[0])}${stroke("M18 -54C30 -56 36 -64 40 -72", suit, 12)}${circle(41, -75, 6.5, pen.accents[0])}
${shape("M-20 -62C-24 -48 -22 -30 -18 -24H18C22 -30 24 -48 20 -62Z", suit)}${box(-10, -50, 20, 13, pen.dark, 3)}${circle(-5, -45, 2, pen.c("#e8503a"))}${circle(1, -45, 2, pen.c("#f2c03a"))}${box(4, -47, 4, 4, pen.c("#4cc0d8"), 1)}${stroke("M-18 -32h36", pen.dark, 3)}
${circle(0, -78, 22, suit)}${shape("M-16 -80C-16 -94 16 -94 16 -80C16 -66 -16 -66 -16 -80Z", visor)}${shape("M-12 -84C-10 -91 2 -92 6 -90C-2 -88 -8 -84 -9 -78Z", "#ffffff", 'opacity=".7"')}${circle(9, -75, 2, "#ffffff", 'opacity=".6"')}</g>`;
}

function robot(pen: Pen): string {
  const steel = pen.main;
  const glow = pen.c("#5ff0e0");
  const dark = pen.c("#33404c");
  return `${stroke("M0 -92V-104", pen.deep, 3)}${circle(0, -106, 4, pen.c("#f0584a"))}${stroke("M-10 -22V-6M10 -22V-6", pen.deep, 7)}${box(-19, -7, 17, 8, pen.dark, 4)}${box(2, -7, 17, 8, pen.dark, 4)}
${stroke("M-24 -50C-36 -48 -38 -38 -36 -28", pen.deep, 6)}${stroke("M24 -50C36 -52 40 -62 38 -72", pen.deep, 6)}${circle(-36, -25, 6.5, pen.dark)}${circle(38, -75, 6.5, pen.dark)}
${box(-25, -58, 50, 38, steel, 9)}${box(-15, -50, 30, 18, pen.pale, 4)}${circle(-7, -41, 4, pen.c("#f2b13a"))}${stroke("M2 -45h9M2 -40h9M2 -35h6", pen.deep, 1.8)}${shape("M8 -58H16C22 -58 25 -54 25 -49V-29C25 -24 22 -20 16 -20H8Z", pen.dark, 'opacity=".4"')}
${box(-28, -94, 56, 34, steel, 12)}${box(-22, -88, 44, 22, dark, 9)}${pen.pose === "sleep" ? stroke("M-14 -77h8M6 -77h8", glow, 2.4) : circle(-10, -78, 4.6, glow) + circle(10, -78, 4.6, glow)}${stroke("M-4 -71q4 3 8 0", glow, 1.8)}${box(-33, -84, 6, 14, pen.deep, 3)}${box(27, -84, 6, 14, pen.deep, 3)}`;
}

function snowman(pen: Pen): string {
  const coal = pen.c("#2c2a30");
  return `${stroke("M-18 -54L-42 -70M-34 -65l-8 2M-35 -66l-2 -9M18 -54L42 -66M34 -62l9 2", pen.c("#6b4a36"), 2.6)}${circle(0, -22, 26, pen.main)}${circle(0, -54, 19, pen.main)}${circle(0, -79, 14, pen.main)}${shape("M-14 -69C-6 -64 6 -64 14 -69L15 -63C6 -58 -6 -58 -15 -63Z", pen.accents[0])}${shape("M5 -62L13 -60L15 -42L8 -43Z", pen.accents[0])}${circle(0, -52, 1.9, coal)}${circle(0, -44, 1.9, coal)}${circle(0, -28, 2, coal)}${eye(pen, -5, -82, 1.9)}${eye(pen, 5, -82, 1.9)}${shape("M0 -79L16 -75L0 -75Z", pen.c("#f08a2f"))}${ellipse(0, -91, 17, 3.5, coal)}${box(-11, -110, 22, 20, coal, 2)}${box(-11, -97, 22, 4, pen.accents[0])}${stroke("M-5 -72q5 3.5 9 0", coal, 1.3, 'stroke-dasharray="0.1 2.6"')}`;
}

function alien(pen: Pen): string {
  return `${stroke("M-6 -36C-10 -20 -10 -12 -12 -3M6 -36C10 -20 10 -12 12 -3", pen.dark, 7)}${stroke("M-10 -48C-22 -44 -28 -34 -30 -26M10 -48C24 -52 30 -62 32 -70", pen.main, 5.5)}${shape("M-12 -54C-16 -40 -14 -28 -10 -24H10C14 -28 16 -40 12 -54Z", pen.main)}${stroke("M-10 -98L-16 -112M10 -98L16 -112", pen.main, 3)}${circle(-16, -113, 4, pen.accents[1])}${circle(16, -113, 4, pen.accents[1])}${shape("M0 -50C-18 -54 -32 -72 -28 -86C-24 -102 24 -102 28 -86C32 -72 18 -54 0 -50Z", pen.main)}${both(0, (s) => ellipse(s * 12, -76, 7, 10.5, pen.c("#1e1c2a"), s * 24) + circle(s * 12 + 2, -80, 2.3, "#fff"))}${stroke("M-5 -58q5 3.5 10 0", pen.deep, 1.5)}`;
}

function mermaid(pen: Pen): string {
  const body = figure({ hair: "long", legless: true })(pen);
  const tail = pen.named ? pen.main : pen.c("#2fa89a");
  return `${body}${shape("M-18 -44C-22 -26 -10 -14 6 -6C2 2 -4 8 -6 14C4 12 12 8 16 2C22 8 32 10 40 8C38 0 30 -8 20 -10C26 -20 22 -34 18 -44C8 -40 -8 -40 -18 -44Z", tail)}${[0, 1, 2].map((i) => stroke(`M-12 ${-36 + i * 8}q4 4 8 0q4 4 8 0q4 4 8 0`, shift(tail, -0.1), 1.3)).join("")}`;
}

const head = { x: 0, y: -80, r: 13 } as const;
const person = { habitat: "ground", width: 56, head } as const;
export const people = {
  woman: { ...person, height: 0.5, colour: "#d1495b", draw: figure({ hair: "long", dress: true }) },
  man: { ...person, height: 0.5, colour: "#3f6f8f", draw: figure({ hair: "short" }) },
  girl: {
    ...person,
    height: 0.42,
    colour: "#e8a53a",
    head: { x: 0, y: -72, r: 16 },
    draw: figure({ hair: "bob", dress: true, child: true }),
  },
  boy: {
    ...person,
    height: 0.42,
    colour: "#4f9a8a",
    head: { x: 0, y: -72, r: 16 },
    draw: figure({ hair: "short", child: true }),
  },
  dancer: { ...person, height: 0.5, colour: "#f0a0b8", draw: figure({ hair: "bun", dress: true }) },
  wizard: {
    ...person,
    height: 0.52,
    colour: "#4a4aa8",
    draw: figure({
      hair: "beard",
      dress: true,
      hat: (pen) => pointed(pen, pen.main, 19),
      over: (pen) =>
        stroke("M27 -4V-74", pen.c("#7a5636"), 3) +
        circle(27, -79, 6, pen.c("#7fe8f0")) +
        circle(27, -79, 11, pen.c("#7fe8f0"), 'opacity=".3"'),
    }),
  },
  witch: {
    ...person,
    height: 0.52,
    colour: "#4a3a5f",
    draw: figure({
      hair: "long",
      dress: true,
      hat: (pen) => pointed(pen, pen.deep, 22),
      over: (pen) =>
        stroke("M26 -2L32 -66", pen.c("#8a6238"), 3) +
        shape("M20 4L33 5L29 -20H23Z", pen.c("#d8a850")),
    }),
  },
  knight: {
    ...person,
    height: 0.5,
    colour: "#a8b2bd",
    draw: figure({
      hair: "bald",
      trousers: "#7d8894",
      hat: (pen) =>
        shape("M-14 -70V-86C-14 -100 14 -100 14 -86V-70L8 -66H-8Z", pen.main) +
        box(-10, -85, 20, 5, pen.c("#2a2e3a"), 2) +
        stroke("M0 -80V-68", pen.deep, 1.6) +
        shape("M0 -97C-4 -112 -18 -114 -24 -106C-14 -106 -8 -102 -4 -95Z", pen.accents[0]),
      over: (pen) =>
        shape("M-30 -52H-8V-36C-8 -26 -14 -22 -19 -19C-24 -22 -30 -26 -30 -36Z", pen.accents[0]) +
        stroke("M-19 -50V-24M-28 -40H-10", pen.c("#f6ead0"), 2.6) +
        stroke("M23 -34V-76M17 -40h12", pen.c("#dfe6ec"), 3),
    }),
  },
  king: {
    ...person,
    height: 0.5,
    colour: "#a8324a",
    draw: figure({ hair: "beard", dress: true, hat: crown }),
  },
  queen: {
    ...person,
    height: 0.5,
    colour: "#8a4aa8",
    draw: figure({ hair: "long", dress: true, hat: crown }),
  },
  pirate: {
    ...person,
    height: 0.5,
    colour: "#7a2f3a",
    draw: figure({
      hair: "short",
      hat: (pen) =>
        shape("M-20 -86C-14 -104 14 -104 20 -86C8 -91 -8 -91 -20 -86Z", pen.c("#2c2830")) +
        circle(0, -93, 2.6, "#f6f0e4") +
        stroke("M-4 -88.5L4 -91.5M-4 -91.5L4 -88.5", "#f6f0e4", 1.2),
      over: (pen) =>
        circle(4.6, -79, 3.4, pen.c("#2c2830")) + stroke("M-12 -85L14 -79", pen.c("#2c2830"), 1.2),
    }),
  },
  astronaut: {
    habitat: "ground",
    height: 0.46,
    width: 84,
    colour: "#f2f2f0",
    draw: astronaut,
  },
  robot: {
    habitat: "ground",
    height: 0.46,
    width: 84,
    colour: "#8fb0bd",
    draw: robot,
    head: { x: 0, y: -82, r: 26 },
  },
  snowman: {
    head: { x: 0, y: -80, r: 15 },
    habitat: "ground",
    height: 0.44,
    width: 84,
    colour: "#fbfcfd",
    draw: snowman,
  },
  alien: { habitat: "ground", height: 0.44, width: 66, colour: "#8fcf6a", draw: alien },
  mermaid: { ...person, habitat: "deep", height: 0.5, colour: "#c06aa8", draw: mermaid },
} satisfies Record<string, Subject>;
