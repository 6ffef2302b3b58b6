/** Crowns of leaves and trunks. */
import { shift } from "../colour.ts";
import { shape, wobble } from "../geometry.ts";
import type { Pen } from "./subject.ts";

export const crown = (pen: Pen) => (pen.named ? pen.main : pen.rng.pick(pen.foliage));

/** A cloud of leaves: a dark mass, a body, lit tufts towards the upper left. */
export function leaves(
  pen: Pen,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: string,
): string {
  const { rng } = pen;
  const next = rng.next;
  let svg = shape(
    wobble(x, y + ry * 0.08, rx, ry, 0.1, next, 13),
    shift(colour as `#${string}`, -0.09),
  );
  svg += shape(wobble(x - rx * 0.06, y - ry * 0.08, rx * 0.92, ry * 0.86, 0.09, next, 12), colour);
  for (let i = 0; i < 9; i++) {
    const a = rng.range(0, Math.PI * 2);
    const d = rng.range(0.2, 0.72);
    const s = rng.range(0.16, 0.34);
    const lit = Math.sin(a) < 0.15;
    svg += shape(
      wobble(
        x + Math.cos(a) * d * rx,
        y + Math.sin(a) * d * ry,
        rx * s,
        ry * s * 0.8,
        0.16,
        next,
        8,
      ),
      shift(colour as `#${string}`, lit ? 0.055 : -0.05),
      'opacity=".75"',
    );
  }
  return svg;
}

export function trunk(pen: Pen, width: number, top: number, lean = 0): string {
  const bark = pen.c("#6b4a38");
  return (
    shape(
      `M${-width * 1.5} 0C${-width * 0.8} -4 ${-width * 0.6} -14 ${lean - width * 0.5} ${top}L${lean + width * 0.5} ${top}C${width * 0.6} -14 ${width * 0.8} -4 ${width * 1.5} 0Z`,
      bark,
    ) +
    shape(
      `M${width * 0.2} 0C${width * 0.3} -14 ${lean + width * 0.1} -24 ${lean + width * 0.2} ${top}L${lean + width * 0.5} ${top}C${width * 0.6} -14 ${width * 0.8} -4 ${width * 1.5} 0Z`,
      shift(bark, -0.07),
    )
  );
}
