/** Ears, tails and markings of sitting animals. */
import { shift } from "../colour.ts";
import { circle, ellipse, shape, stroke } from "../geometry.ts";
import { both } from "./parts.ts";
import type { Sitter } from "./sitter.ts";
import type { Pen } from "./subject.ts";

export function ears(pen: Pen, spec: Sitter): string {
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

export function tail(pen: Pen, kind: Sitter["tail"]): string {
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

export function marks(pen: Pen, spec: Sitter): string {
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
