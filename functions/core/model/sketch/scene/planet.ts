/** Banded and ringed planets. */
import { mix, saturate, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, ellipse, n } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

export function planet(
  stage: Stage,
  rng: Rng,
  x: number,
  y: number,
  r: number,
  ringed: boolean,
): string {
  const clip = stage.id("planet");
  const hue = rng.pick(["#d98e5a", "#7fb0c9", "#c97fa8", "#8f86d6", "#e0b56a", "#74b59a"]);
  const base = mix(hue, stage.palette.sky[2], 0.12);
  let bands = "";
  for (let i = 0; i < 7; i++) {
    const by = y - r + (i + rng.range(0.1, 0.6)) * ((2 * r) / 7);
    bands += ellipse(
      x,
      by,
      r * 1.2,
      r * rng.range(0.04, 0.12),
      i % 2 ? shift(base, -0.09) : shift(base, 0.09),
      0,
      'opacity=".7"',
    );
  }
  /** The side away from the light: all of the disc but a disc moved towards the light. */
  const night = (by: number, k: number) =>
    `<path d="M${n(x - 2 * r)} ${n(y - 2 * r)}h${n(4 * r)}v${n(4 * r)}h${n(-4 * r)}ZM${n(x - by * r - k * r)} ${n(y - by * r)}a${n(k * r)} ${n(k * r)} 0 1 0 ${n(2 * k * r)} 0a${n(k * r)} ${n(k * r)} 0 1 0 ${n(-2 * k * r)} 0Z" fill="#0a0a20" fill-opacity=".2" fill-rule="evenodd"/>`;
  const ring = (front: boolean) =>
    ringed
      ? `<g transform="rotate(-18 ${n(x)} ${n(y)})"><path d="M${n(x - r * 1.9)} ${n(y)}A${n(r * 1.9)} ${n(r * 0.46)} 0 0 ${front ? 0 : 1} ${n(x + r * 1.9)} ${n(y)}" fill="none" stroke="${mix(saturate(base, 0.7), "#fff2dd", 0.55)}" stroke-width="${n(r * 0.2)}" opacity=".85"/><path d="M${n(x - r * 1.58)} ${n(y)}A${n(r * 1.58)} ${n(r * 0.37)} 0 0 ${front ? 0 : 1} ${n(x + r * 1.58)} ${n(y)}" fill="none" stroke="${shift(base, 0.12)}" stroke-width="${n(r * 0.1)}" opacity=".7"/></g>`
      : "";
  return `<defs><clipPath id="${clip}"><circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/></clipPath></defs>${ring(false)}${circle(x, y, r, base)}<g clip-path="url(#${clip})"><g transform="rotate(-18 ${n(x)} ${n(y)})">${bands}</g>${night(0.12, 1.02)}${night(0.34, 1.06)}</g>${ring(true)}`;
}

export function planets(stage: Stage, count: number): Layer {
  const rng = stage.rng.fork("planets");
  const { frame, horizon } = stage;
  let svg = "";
  for (let i = 0; i < Math.min(6, Math.max(1, count)); i++) {
    const r = frame.short * (i === 0 ? rng.range(0.1, 0.15) : rng.range(0.03, 0.07));
    svg += planet(
      stage,
      rng,
      frame.w * rng.range(0.12, 0.88),
      Math.max(r * 1.2, horizon * rng.range(0.12, 0.55)),
      r,
      i === 0 || rng.chance(0.3),
    );
  }
  return { svg, role: "backdrop", depth: 0.93, relief: 6 };
}
