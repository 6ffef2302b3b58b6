/** The moon and the sun, and the glow around them. */
import { mix } from "../colour.ts";
import type { Layer } from "../frame.ts";
import type { Point } from "../geometry.ts";
import { circle, linear, n, radial, shape, smooth, stroke } from "../geometry.ts";
import type { Stage } from "./stage.ts";

/** The glow around the moon or the sun, laid over the sky as light. */
export function orbGlow(stage: Stage): Layer[] {
  const { orb, palette, frame } = stage;
  if (orb === undefined) return [];
  const id = stage.id("glow");
  const wide = stage.id("halo");
  const reach =
    orb.kind === "moon" ? orb.r * 1.5 + frame.short * 0.2 : orb.r * 2 + frame.short * 0.3;
  const colour = orb.colour ? mix(orb.colour, palette.glow, 0.5) : palette.glow;
  const dim = stage.weather === "storm" || stage.weather === "rain" ? 0.4 : 1;
  return [
    {
      role: "light",
      depth: 1,
      blend: "screen",
      svg: `<defs>${radial(
        id,
        [
          { at: 0, colour, opacity: 0.85 * dim },
          { at: Math.min(0.9, orb.r / reach), colour, opacity: 0.5 * dim },
          { at: Math.min(0.95, (orb.r * 1.25) / reach), colour, opacity: 0.2 * dim },
          { at: 1, colour, opacity: 0 },
        ],
        orb.x,
        orb.y,
        reach,
      )}${radial(
        wide,
        [
          { at: 0, colour, opacity: 0.34 * dim },
          { at: 1, colour, opacity: 0 },
        ],
        orb.x,
        orb.y,
        reach * 1.9,
      )}</defs>${circle(orb.x, orb.y, reach * 1.9, `url(#${wide})`)}${circle(orb.x, orb.y, reach, `url(#${id})`)}`,
    },
  ];
}

export function orbDisc(stage: Stage): Layer[] {
  const { orb, palette } = stage;
  if (orb === undefined) return [];
  return [{ role: "backdrop", depth: 0.96, svg: orb.kind === "moon" ? moon(stage) : sun(stage) }];

  function sun(at: Stage): string {
    const colour = orb?.colour ?? palette.sun;
    const { x, y, r } = orb as NonNullable<typeof orb>;
    const rng = at.rng.fork("sun");
    const id = at.id("sun");
    let rays = "";
    if (rng.chance(0.35) && at.weather === "clear") {
      const count = 16;
      for (let i = 0; i < count; i++) {
        const a = (i / count) * Math.PI * 2;
        const long = r * (i % 2 ? 1.75 : 2.1);
        rays += stroke(
          `M${n(x + Math.cos(a) * r * 1.28)} ${n(y + Math.sin(a) * r * 1.28)}L${n(x + Math.cos(a) * long)} ${n(y + Math.sin(a) * long)}`,
          colour,
          r * 0.07,
          'opacity=".7"',
        );
      }
    }
    return `<defs>${linear(
      id,
      [
        { at: 0, colour: mix(colour, "#ffffff", 0.55) },
        { at: 1, colour: mix(colour, palette.sky[1], palette.time === "sunset" ? 0.35 : 0.08) },
      ],
      [x, y - r],
      [x, y + r],
    )}</defs>${rays}${circle(x, y, r, `url(#${id})`)}`;
  }
}

function moon(stage: Stage): string {
  const { palette } = stage;
  const { x, y, r, crescent, colour } = stage.orb as NonNullable<Stage["orb"]>;
  const rng = stage.rng.fork("moon");
  const base = colour ? mix(colour, palette.moon, 0.25) : palette.moon;
  const id = stage.id("moon");
  const clip = stage.id("disc");
  const tilt = rng.range(-30, 30);
  if (crescent) {
    return `<g transform="rotate(${n(-25 + tilt * 0.3)} ${n(x)} ${n(y)})">${circle(x, y, r, mix(palette.sky[1], base, 0.1), 'opacity=".28"')}${shape(
      `M${n(x)} ${n(y - r)}A${n(r)} ${n(r)} 0 1 1 ${n(x)} ${n(y + r)}A${n(r * 1.22)} ${n(r * 1.22)} 0 0 0 ${n(x)} ${n(y - r)}Z`,
      base,
    )}</g>`;
  }
  const shade = mix(base, mix(palette.sky[1], "#9a94ad", 0.5), palette.night ? 0.34 : 0.5);
  let seas = "";
  const patches: readonly (readonly [number, number, number, number])[] = [
    [-0.36, -0.34, 0.3, 0.24],
    [0.08, -0.42, 0.22, 0.17],
    [0.36, -0.2, 0.24, 0.2],
    [0.46, 0.14, 0.17, 0.22],
    [-0.5, 0.04, 0.26, 0.34],
    [-0.22, 0.24, 0.24, 0.18],
    [0.12, 0.08, 0.13, 0.1],
  ];
  for (const [px, py, rx, ry] of patches) {
    const points: Point[] = [];
    for (let i = 0; i < 10; i++) {
      const a = (i / 10) * Math.PI * 2;
      const k = rng.range(0.72, 1.2);
      points.push([x + (px + Math.cos(a) * rx * k) * r, y + (py + Math.sin(a) * ry * k) * r]);
    }
    seas += shape(smooth(points, true), shade, `opacity="${n(rng.range(0.3, 0.5))}"`);
  }
  for (let i = 0; i < 26; i++) {
    const a = rng.range(0, Math.PI * 2);
    const d = Math.sqrt(rng.next()) * 0.92;
    const s = r * (0.012 + rng.next() ** 3 * 0.06);
    const cx = x + Math.cos(a) * d * r;
    const cy = y + Math.sin(a) * d * r;
    seas +=
      circle(cx, cy, s, shade, 'opacity=".35"') +
      circle(cx - s * 0.25, cy - s * 0.25, s * 0.72, mix(base, "#ffffff", 0.5), 'opacity=".5"');
  }
  const cx = x + r * 0.32;
  const cy = y + r * 0.62;
  for (let i = 0; i < 11; i++) {
    const a = (i / 11) * Math.PI * 2 + rng.range(-0.15, 0.15);
    const long = r * rng.range(0.12, 0.34);
    seas += stroke(
      `M${n(cx)} ${n(cy)}L${n(cx + Math.cos(a) * long)} ${n(cy + Math.sin(a) * long)}`,
      mix(base, "#ffffff", 0.6),
      r * 0.012,
      'opacity=".4"',
    );
  }
  return `<defs>${radial(
    id,
    [
      { at: 0, colour: mix(base, "#ffffff", 0.4) },
      { at: 0.7, colour: base },
      { at: 1, colour: mix(base, shade, 0.45) },
    ],
    x - r * 0.25,
    y - r * 0.3,
    r * 1.35,
  )}<clipPath id="${clip}"><circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/></clipPath></defs>${circle(x, y, r, `url(#${id})`)}<g clip-path="url(#${clip})"><g transform="rotate(${n(tilt)} ${n(x)} ${n(y)})">${seas}</g></g>`;
}
