/** The animal that sits and looks at you: one body and one face for many. */
import { circle, ellipse, n, shape, stroke } from "../geometry.ts";
import { blush, both, eye } from "./parts.ts";
import { ears, marks, tail } from "./sitter-parts.ts";
import type { Pen } from "./subject.ts";

export interface Sitter {
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

export function head(pen: Pen, spec: Sitter): string {
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

export function sitter(spec: Sitter): (pen: Pen) => string {
  return (pen) => {
    const wide = spec.wide ?? 1;
    const tilt = pen.rng.range(-7, 7);
    const k = spec.headSize ?? 1;
    const tailSide = pen.rng.chance(0.5) ? 1 : -1;
    const paw = spec.paws ? pen.c(spec.paws) : pen.light;
    const limb = spec.marks === "panda" ? pen.c("#2b282d") : pen.main;
    const limbDark = spec.marks === "panda" ? pen.c("#242126") : pen.dark;
    if (pen.pose === "sleep") {
      return `<g transform="scale(1.05)">${shape("M-50 -14C-52 -40 -20 -52 8 -50C40 -48 54 -30 50 -10C46 2 20 2 0 2C-24 2 -48 2 -50 -14Z", pen.main)}${shape("M-40 -30C-24 -46 14 -46 30 -38C8 -42 -22 -40 -40 -30Z", pen.light, 'opacity=".6"')}${stroke("M6 -34C24 -32 32 -18 24 -4", pen.deep, 1.2, 'opacity=".5"')}<g transform="translate(-22 -19) rotate(-9) scale(.82)">${head(pen, spec)}</g>${spec.tail === "none" || spec.tail === "stub" ? "" : stroke("M48 -10C44 4 16 4 -8 2", pen.dark, 8)}</g>`;
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
