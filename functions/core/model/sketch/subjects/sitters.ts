/** Animals that sit and look at you: one body, many ears, faces and tails. */
import { shift } from "../colour.ts";
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { blush, both, eye } from "./parts.ts";
import type { Pen, Subject } from "./subject.ts";

interface Sitter {
  readonly ears: "pointed" | "round" | "long" | "floppy" | "wide" | "tufted";
  readonly face: string;
  readonly belly?: string;
  readonly tail: "none" | "cat" | "bush" | "ringed" | "stub" | "thin" | "curl" | "lion";
  readonly muzzle: number;
  readonly marks?: "stripes" | "mask" | "panda" | "mane" | "patch" | "wolf";
  readonly paws?: string;
  readonly inner?: string;
  readonly nose?: string;
  readonly wide?: number;
  readonly headSize?: number;
  readonly whiskers?: boolean;
  readonly teeth?: boolean;
}

function ears(pen: Pen, spec: Sitter): string {
  const inner = pen.c(spec.inner ?? "#e8a59a");
  const dark = spec.marks === "panda" ? pen.c("#2b282d") : pen.main;
  switch (spec.ears) {
    case "pointed":
      return both(
        0,
        (s) =>
          shape(
            `M${s * 4} -16C${s * 10} -24 ${s * 17} -32 ${s * 19} -34C${s * 22} -26 ${s * 23} -14 ${s * 21} -4Z`,
            pen.main,
          ) +
          shape(
            `M${s * 9} -16C${s * 13} -22 ${s * 16} -26 ${s * 18} -28C${s * 20} -22 ${s * 20} -14 ${s * 19} -8Z`,
            inner,
          ),
      );
    case "tufted":
      return both(
        0,
        (s) =>
          shape(
            `M${s * 3} -16C${s * 9} -24 ${s * 15} -36 ${s * 16} -42C${s * 21} -34 ${s * 23} -14 ${s * 20} -4Z`,
            pen.main,
          ) +
          shape(
            `M${s * 9} -16C${s * 13} -22 ${s * 15} -29 ${s * 16} -33C${s * 19} -24 ${s * 19} -14 ${s * 18} -8Z`,
            inner,
          ),
      );
    case "round":
      return both(
        0,
        (s) =>
          circle(s * 17, -17, 8.4, dark) +
          circle(s * 17, -16.4, 4.8, spec.marks === "panda" ? shift(dark, 0.05) : inner),
      );
    case "wide":
      return both(0, (s) => circle(s * 24, -12, 13, pen.main) + circle(s * 24.5, -11, 8.6, inner));
    case "long":
      return both(
        0,
        (s) =>
          shape(
            `M${s * 3} -16C${s * 0} -34 ${s * 4} -56 ${s * 10} -58C${s * 17} -58 ${s * 18} -32 ${s * 14} -12Z`,
            pen.main,
          ) +
          shape(
            `M${s * 6.5} -18C${s * 5} -34 ${s * 7} -50 ${s * 10} -52C${s * 14} -50 ${s * 14} -32 ${s * 11.5} -16Z`,
            inner,
          ),
      );
    case "floppy":
      return both(0, (s) =>
        shape(
          `M${s * 10} -20C${s * 22} -24 ${s * 30} -12 ${s * 29} 4C${s * 28} 13 ${s * 20} 13 ${s * 18} 4C${s * 17} -4 ${s * 13} -8 ${s * 10} -20Z`,
          pen.dark,
        ),
      );
  }
}

function tail(pen: Pen, kind: Sitter["tail"]): string {
  switch (kind) {
    case "cat":
      return stroke("M20 -6C42 -2 48 -20 40 -34C36 -42 40 -50 46 -48", pen.main, 7);
    case "thin":
      return stroke("M18 -5C40 2 50 -10 46 -24C44 -32 50 -38 55 -34", pen.c("#e0a69c"), 2.6);
    case "bush":
      return (
        shape(
          "M18 -3C44 6 58 -14 54 -40C52 -56 40 -66 28 -62C40 -52 36 -36 30 -26C26 -18 20 -14 14 -14Z",
          pen.main,
        ) +
        shape("M54 -40C52 -56 40 -66 28 -62C36 -56 38 -48 37 -42C42 -48 48 -48 54 -40Z", pen.pale)
      );
    case "ringed": {
      let svg = shape(
        "M18 -4C40 4 54 -10 52 -30C51 -42 42 -48 36 -44C40 -34 36 -22 16 -16Z",
        pen.main,
      );
      for (const [x, y, a] of [
        [29, -8, -10],
        [39, -13, 25],
        [45, -23, 55],
        [45, -34, 80],
      ] as const)
        svg += ellipse(x, y, 3, 8, pen.c("#3b3438"), a + 10);
      return svg;
    }
    case "lion":
      return (
        stroke("M20 -6C44 -2 50 -24 46 -40", pen.main, 4.6) +
        ellipse(46, -44, 6, 9, pen.c("#7a4324"), 10)
      );
    case "stub":
      return circle(27, -9, 7, pen.pale);
    case "curl":
      return stroke("M22 -10C38 -14 42 -34 32 -40C26 -42 22 -36 27 -32", pen.main, 6);
    case "none":
      return "";
  }
}

function marks(pen: Pen, spec: Sitter): string {
  const black = pen.c("#2e262a");
  switch (spec.marks) {
    case "stripes":
      return (
        [-8, 0, 8]
          .map((x) => shape(`M${x - 1.8} -21L${x} ${x === 0 ? -9 : -12}L${x + 1.8} -21Z`, black))
          .join("") +
        both(0, (s) =>
          [0, 1, 2]
            .map((i) =>
              shape(
                `M${s * 25} ${-6 + i * 5}L${s * 15} ${-3 + i * 4}L${s * 25} ${-2.6 + i * 5}Z`,
                black,
              ),
            )
            .join(""),
        )
      );
    case "mask":
      return both(
        0,
        (s) =>
          shape(
            `M${s * 2} -6C${s * 8} -12 ${s * 20} -10 ${s * 26} 2C${s * 18} 6 ${s * 8} 6 ${s * 2} 0Z`,
            pen.c("#3a3438"),
          ) + stroke(`M${s * 4} -12Q${s * 14} -17 ${s * 22} -7`, pen.pale, 3),
      );
    case "panda":
      return both(0, (s) => ellipse(s * 10, -2, 6.6, 8.2, black, s * 28));
    case "patch":
      return ellipse(10, -4, 9, 10, pen.dark, -10);
    case "wolf":
      return shape(
        "M0 16C-7 14 -14 10 -24 4C-20 -4 -10 -6 -6 0C-4 -8 -3 -12 0 -14C3 -12 4 -8 6 0C10 -6 20 -4 24 4C14 10 7 14 0 16Z",
        pen.c(spec.face),
      );
    default:
      return "";
  }
}

function head(pen: Pen, spec: Sitter): string {
  const face = pen.c(spec.face);
  const nose = pen.c(spec.nose ?? "#3a2a2c");
  let svg = "";
  if (spec.marks === "mane") {
    for (let i = 0; i < 18; i++) {
      const a = (i / 18) * Math.PI * 2;
      svg += ellipse(
        Math.cos(a) * 25,
        Math.sin(a) * 24 - 1,
        13,
        7.5,
        pen.c(i % 2 ? "#8f4a22" : "#a85a2a"),
        (a * 180) / Math.PI,
      );
    }
    svg += circle(0, -1, 27, pen.c("#9c5226"));
  }
  svg += ears(pen, spec);
  svg += shape(
    "M0 -24C14 -24 26 -15 26 -1C26 12 15 19 0 19C-15 19 -26 12 -26 -1C-26 -15 -14 -24 0 -24Z",
    pen.main,
  );
  svg += shape("M-20 -12C-14 -21 10 -24 18 -15C8 -18 -10 -17 -20 -12Z", pen.light, 'opacity=".7"');
  svg += marks(pen, spec);
  if (spec.marks !== "wolf") svg += ellipse(0, 9, spec.muzzle, spec.muzzle * 0.74, face);
  svg += eye(pen, -10, -3, 3) + eye(pen, 10, -3, 3);
  svg += blush(pen, -17, 6, 4) + blush(pen, 17, 6, 4);
  svg += shape(
    "M-3.6 3.4C-2 2.2 2 2.2 3.6 3.4C3.4 6 1.4 7.6 0 7.6C-1.4 7.6 -3.4 6 -3.6 3.4Z",
    nose,
  );
  svg += stroke("M0 7.6V10.4M0 10.4Q-3 13.6 -6 11.4M0 10.4Q3 13.6 6 11.4", nose, 1.1);
  if (spec.teeth)
    svg +=
      shape("M-2 11.5h4v4.5h-4Z", pen.c("#fffaf0")) + stroke("M0 11.5v4.5", pen.c("#cfc4ba"), 0.5);
  if (spec.whiskers)
    svg += both(0, (s) =>
      stroke(
        `M${s * 13} 7L${s * 31} 3M${s * 13} 10L${s * 31} 10M${s * 13} 12L${s * 29} 17`,
        pen.c("#fff6ea"),
        0.7,
        'opacity=".8"',
      ),
    );
  return svg;
}

function sitter(spec: Sitter): (pen: Pen) => string {
  return (pen) => {
    const wide = spec.wide ?? 1;
    const tilt = pen.rng.range(-7, 7);
    const k = spec.headSize ?? 1;
    const tailSide = pen.rng.chance(0.5) ? 1 : -1;
    const paw = spec.paws ? pen.c(spec.paws) : pen.light;
    const limb = spec.marks === "panda" ? pen.c("#2b282d") : pen.main;
    const limbDark = spec.marks === "panda" ? pen.c("#242126") : pen.dark;
    if (pen.pose === "sleep") {
      return `<g transform="scale(1.25)">${shape("M-50 -14C-52 -40 -20 -52 8 -50C40 -48 54 -30 50 -10C46 2 20 2 0 2C-24 2 -48 2 -50 -14Z", pen.main)}${shape("M-40 -30C-24 -46 14 -46 30 -38C8 -42 -22 -40 -40 -30Z", pen.light, 'opacity=".6"')}${stroke("M6 -34C24 -32 32 -18 24 -4", pen.deep, 1.2, 'opacity=".5"')}<g transform="translate(-22 -19) rotate(-9) scale(.82)">${head(pen, spec)}</g>${spec.tail === "none" || spec.tail === "stub" ? "" : stroke("M48 -10C44 4 16 4 -8 2", pen.dark, 8)}</g>`;
    }
    let svg = `<g transform="scale(${tailSide} 1)">${tail(pen, spec.tail)}</g><g transform="scale(${n(wide)} 1)">`;
    svg += both(0, (s) =>
      shape(
        `M${s * 6} -2C${s * 6} -22 ${s * 32} -26 ${s * 32} -7C${s * 32} -1 ${s * 26} 0 ${s * 20} 0L${s * 8} 0Z`,
        limbDark,
      ),
    );
    svg += shape(
      "M-15 -56C-26 -40 -29 -22 -25 -6C-24 0 24 0 25 -6C29 -22 26 -40 15 -56Z",
      pen.main,
    );
    if (spec.marks === "panda")
      svg += shape(
        "M-15 -56C-22 -46 -26 -36 -26 -28C-12 -34 12 -34 26 -28C26 -36 22 -46 15 -56Z",
        limb,
      );
    if (spec.belly)
      svg += shape(
        "M0 -50C-11 -46 -15 -34 -15 -22C-15 -10 -8 -4 0 -4C8 -4 15 -10 15 -22C15 -34 11 -46 0 -50Z",
        pen.c(spec.belly),
      );
    if (spec.marks === "stripes")
      svg += both(0, (s) =>
        [0, 1, 2]
          .map((i) =>
            shape(
              `M${s * 27} ${-34 + i * 9}L${s * 15} ${-31 + i * 8}L${s * 27} ${-30 + i * 9}Z`,
              pen.c("#2e262a"),
            ),
          )
          .join(""),
      );
    svg += both(
      0,
      (s) =>
        shape(
          `M${s * 4} -34C${s * 3} -20 ${s * 3} -8 ${s * 2} -4C${s * 2} 1 ${s * 14} 1 ${s * 14} -4C${s * 15} -16 ${s * 16} -26 ${s * 17} -36Z`,
          limb,
        ) +
        ellipse(s * 8, -3, 6.8, 4, spec.paws ? paw : limb) +
        stroke(`M${s * 6} -3v2.5M${s * 10} -3v2.5`, pen.deep, 0.8, 'opacity=".5"'),
    );
    svg += both(0, (s) => ellipse(s * 23, -3, 8, 4.6, spec.paws ? paw : limbDark));
    svg += `</g><g transform="translate(0 ${n(-62 - (k - 1) * 8)}) rotate(${n(tilt)}) scale(${n(k * 1.08)})">${head(pen, spec)}</g>`;
    return svg;
  };
}

const base = {
  habitat: "ground",
  width: 76,
  head: { x: 0, y: -66, r: 27 },
  seat: [0, -84],
  seatScale: 0.4,
} as const;
export const sitters = {
  cat: {
    ...base,
    height: 0.38,
    colour: "#6f6672",
    draw: sitter({
      ears: "pointed",
      face: "#f6ece0",
      tail: "cat",
      muzzle: 9,
      whiskers: true,
      belly: "#efe4d8",
      nose: "#d97f80",
    }),
  },
  dog: {
    ...base,
    height: 0.4,
    colour: "#c98a4f",
    draw: sitter({
      ears: "floppy",
      face: "#f7ead6",
      tail: "curl",
      muzzle: 11,
      belly: "#f7ead6",
      marks: "patch",
      paws: "#f7ead6",
    }),
  },
  wolf: {
    ...base,
    height: 0.46,
    colour: "#74808e",
    draw: sitter({
      ears: "pointed",
      face: "#eef0f0",
      tail: "bush",
      muzzle: 11,
      marks: "wolf",
      belly: "#e3e6e8",
      inner: "#4a4f58",
    }),
  },
  rabbit: {
    ...base,
    height: 0.4,
    colour: "#c7b09a",
    head: { x: 0, y: -56, r: 24 },
    draw: (pen) =>
      `<g transform="scale(.84)">${sitter({ ears: "long", face: "#f8efe6", tail: "stub", muzzle: 9, belly: "#f5eadf", headSize: 1, nose: "#d77f86", teeth: true, whiskers: true })(pen)}</g>`,
  },
  bear: {
    ...base,
    height: 0.5,
    colour: "#8a5a3a",
    draw: sitter({
      ears: "round",
      face: "#d9b48c",
      tail: "none",
      muzzle: 12,
      belly: "#b98559",
      wide: 1.2,
      inner: "#c89a70",
    }),
  },
  polarbear: {
    ...base,
    height: 0.5,
    colour: "#eef0ec",
    draw: sitter({
      ears: "round",
      face: "#ffffff",
      tail: "none",
      muzzle: 12,
      wide: 1.2,
      inner: "#c9cdd0",
    }),
  },
  panda: {
    ...base,
    height: 0.48,
    colour: "#f4f1ea",
    draw: sitter({
      ears: "round",
      face: "#ffffff",
      tail: "none",
      muzzle: 10,
      marks: "panda",
      wide: 1.18,
    }),
  },
  koala: {
    ...base,
    height: 0.4,
    colour: "#8f979e",
    draw: sitter({
      ears: "wide",
      face: "#a7aeb4",
      tail: "none",
      muzzle: 8,
      belly: "#e6e6e4",
      nose: "#2f2c31",
      inner: "#e9dcd8",
      wide: 1.1,
    }),
  },
  mouse: {
    ...base,
    height: 0.24,
    colour: "#9a8f8c",
    draw: sitter({
      ears: "wide",
      face: "#f1e6de",
      tail: "thin",
      muzzle: 8,
      belly: "#ece0d8",
      inner: "#eab8ae",
      nose: "#d97f80",
      whiskers: true,
      teeth: true,
      wide: 0.92,
    }),
  },
  raccoon: {
    ...base,
    height: 0.38,
    colour: "#8a8580",
    draw: sitter({
      ears: "pointed",
      face: "#f1ece4",
      tail: "ringed",
      muzzle: 10,
      marks: "mask",
      belly: "#b9b2aa",
      inner: "#55504e",
    }),
  },
  lion: {
    ...base,
    height: 0.5,
    colour: "#dba24f",
    draw: sitter({
      ears: "round",
      face: "#f5e2bd",
      tail: "lion",
      muzzle: 11,
      marks: "mane",
      belly: "#f0d49c",
      wide: 1.1,
    }),
  },
  tiger: {
    ...base,
    height: 0.48,
    colour: "#e58a35",
    draw: sitter({
      ears: "round",
      face: "#fbf0e0",
      tail: "cat",
      muzzle: 12,
      marks: "stripes",
      belly: "#fbf0e0",
      wide: 1.08,
      whiskers: true,
    }),
  },
  monkey: {
    ...base,
    height: 0.4,
    colour: "#7d5238",
    draw: sitter({
      ears: "wide",
      face: "#e3b78d",
      tail: "curl",
      muzzle: 15,
      belly: "#d8aa80",
      inner: "#e3b78d",
    }),
  },
  squirrel: {
    ...base,
    height: 0.3,
    colour: "#b5622f",
    draw: sitter({
      ears: "tufted",
      face: "#f8e8d4",
      tail: "bush",
      muzzle: 9,
      belly: "#f8e8d4",
      teeth: true,
      wide: 0.9,
    }),
  },
} satisfies Record<string, Subject>;
