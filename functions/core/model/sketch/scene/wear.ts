/** Hats, scarves and the like, put on whoever has a head. */
import { shift } from "../colour.ts";
import { box, circle, ellipse, n, shape, stroke } from "../geometry.ts";
import type { Mention } from "../reading.ts";
import type { Pen, Subject } from "../subjects/subject.ts";
import { colourValues } from "../words/setting-words.ts";

export function wear(pen: Pen, subject: Subject, mention: Mention): string {
  const { head } = subject;
  if (head === undefined || mention.pose === "sleep") return "";
  let svg = "";
  for (const { what, colour } of mention.wears) {
    const c = pen.c(
      colour === undefined
        ? what === "crown"
          ? "#f0bf3f"
          : what === "glasses"
            ? "#2c2830"
            : pen.accents[0]
        : colourValues[colour],
    );
    const { x, y, r } = head;
    const at = (body: string, dx: number, dy: number, k: number) =>
      `<g transform="translate(${n(x + dx)} ${n(y + dy)}) scale(${n(k)})">${body}</g>`;
    const k = r / 20;
    if (what === "scarf")
      svg += at(
        shape("M-19 -4C-8 4 8 4 19 -4C22 0 22 6 19 9C8 16 -8 16 -19 9C-22 6 -22 0 -19 -4Z", c) +
          shape("M6 8C10 6 15 6 17 9L22 36L9 38Z", shift(c, -0.05)) +
          stroke("M10 38v5M14 37.5v5M18 37v5M21 36v5", c, 1.4) +
          stroke("M-14 2C-6 7 6 7 14 2", shift(c, -0.12), 1.2, 'opacity=".6"'),
        0,
        r * 0.86,
        k,
      );
    if (what === "hat")
      svg += at(
        ellipse(0, 0, 23, 4.6, shift(c, -0.05)) +
          shape(
            "M-14 -1C-15 -18 -13 -26 -11 -28C-4 -31 4 -31 11 -28C13 -26 15 -18 14 -1C5 2 -5 2 -14 -1Z",
            c,
          ) +
          shape("M-14.3 -6C-5 -3 5 -3 14.3 -6L14 -1C5 2 -5 2 -14 -1Z", shift(c, -0.2)),
        0,
        -r * 0.8,
        k,
      );
    if (what === "crown")
      svg += at(
        shape("M-14 0L-17 -17L-8 -9L0 -21L8 -9L17 -17L14 0C6 3 -6 3 -14 0Z", c) +
          circle(0, -20, 2.2, pen.c("#d8404a")) +
          circle(-17, -17, 1.8, pen.c("#fff2c8")) +
          circle(17, -17, 1.8, pen.c("#fff2c8")) +
          box(-13, -4, 26, 3, shift(c, -0.12)),
        0,
        -r * 0.82,
        k,
      );
    if (what === "glasses")
      svg += at(
        `<circle cx="-8" cy="0" r="6.5" fill="#fff" fill-opacity=".2" stroke="${c}" stroke-width="1.8"/><circle cx="8" cy="0" r="6.5" fill="#fff" fill-opacity=".2" stroke="${c}" stroke-width="1.8"/>${stroke("M-1.8 -1q1.8 -2 3.6 0M-14.5 -1L-19 -3M14.5 -1L19 -3", c, 1.8)}`,
        0,
        r * 0.05,
        k * 1.05,
      );
    if (what === "bow")
      svg += at(
        shape("M0 0C-8 -8 -16 -8 -17 0C-16 8 -8 8 0 0Z", c) +
          shape("M0 0C8 -8 16 -8 17 0C16 8 8 8 0 0Z", c) +
          circle(0, 0, 3.4, shift(c, -0.1)),
        0,
        r * 1.02,
        k * 0.8,
      );
  }
  return svg;
}
