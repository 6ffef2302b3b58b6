/** Seas, lakes and the light on them. */
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { ellipse, linear, n, shape } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

/** Water from the line down to the bottom of the picture, mirroring what is behind it. */
export function waterLayers(stage: Stage, waterline: number, calm: number): Layer[] {
  const { frame, palette, orb } = stage;
  const rng = stage.rng.fork("water");
  const id = stage.id("water");
  const deepOpacity = 0.86 - calm * 0.2;
  let svg = `<defs>${linear(
    id,
    [
      { at: 0, colour: palette.water[0], opacity: 0.4 - calm * 0.18 },
      { at: 0.3, colour: mix(palette.water[0], palette.water[1], 0.45), opacity: 0.5 },
      { at: 1, colour: palette.water[1], opacity: deepOpacity },
    ],
    [0, waterline],
    [0, frame.h],
  )}</defs><rect x="-5" y="${n(waterline)}" width="${n(frame.w + 10)}" height="${n(frame.h - waterline + 5)}" fill="url(#${id})"/>`;
  svg += `<rect x="-5" y="${n(waterline - 1)}" width="${n(frame.w + 10)}" height="2" fill="${mix(palette.sky[2], "#ffffff", 0.3)}" opacity=".5"/>`;
  svg += ripples(stage, rng, waterline, frame.h, Math.round(64 * (1.2 - calm * 0.5)));
  const layers: Layer[] = [
    {
      svg,
      role: "land",
      depth: 0.5,
      reflect: { waterline, ripple: 9 + (1 - calm) * 22, strength: 0.5 + calm * 0.35 },
    },
  ];
  if (orb !== undefined && orb.y < waterline) layers.push(glitter(stage, rng, waterline));
  return layers;
}

export function ripples(
  stage: Stage,
  rng: Rng,
  top: number,
  bottom: number,
  count: number,
): string {
  const { frame, palette } = stage;
  const light = mix(palette.sky[2], "#ffffff", 0.45);
  const dark = shift(palette.water[1], -0.05);
  let svg = "";
  for (let i = 0; i < count; i++) {
    const t = rng.next() ** 1.5;
    const y = top + 4 + t * (bottom - top);
    const x = rng.range(-20, frame.w + 20);
    const long = (14 + t * 120) * rng.range(0.5, 1.4);
    const thick = 0.7 + t * 4.2;
    svg += shape(
      `M${n(x - long)} ${n(y)}Q${n(x - long * 0.4)} ${n(y - thick)} ${n(x)} ${n(y - thick * 0.4)}T${n(x + long)} ${n(y)}Q${n(x + long * 0.3)} ${n(y + thick * 0.8)} ${n(x)} ${n(y + thick * 0.5)}T${n(x - long)} ${n(y)}Z`,
      rng.chance(0.5) ? light : dark,
      `opacity="${n(rng.range(0.12, 0.34))}"`,
    );
  }
  return svg;
}

/** The road of light under a moon or sun. */
function glitter(stage: Stage, rng: Rng, waterline: number): Layer {
  const { frame, palette, orb } = stage;
  const { x, r } = orb as NonNullable<typeof orb>;
  const colour = mix(orb?.colour ?? palette.glow, "#ffffff", 0.35);
  let svg = "";
  const deep = frame.h - waterline;
  for (let i = 0; i < 110; i++) {
    const t = rng.next() ** 1.25;
    const y = waterline + 2 + t * deep;
    const spread = r * (0.25 + t * 0.95);
    const off = (rng.next() + rng.next() - 1) * spread;
    const long = (5 + t * 34) * rng.range(0.4, 1.3) * Math.max(0.3, Math.min(1.6, r / 80));
    svg += ellipse(
      x + off,
      y,
      long,
      0.8 + t * 2.6,
      colour,
      0,
      `opacity="${n((0.75 - t * 0.42) * (1 - Math.abs(off) / (spread * 1.2)))}"`,
    );
  }
  return { svg, role: "light", depth: 0.4, blend: "screen" };
}

/** Rows of waves, each lower row larger, with a little foam on the crests. */
export function waves(stage: Stage, rng: Rng, top: number, bottom: number, rows: number): Layer[] {
  const { frame, palette } = stage;
  const layers: Layer[] = [];
  for (let row = 0; row < rows; row++) {
    const t = (row + 0.6) / rows;
    const y = top + (bottom - top) * t;
    const size = 10 + t * 34;
    const step = size * 3.6;
    let x = -step * rng.range(0.3, 1.3);
    let d = `M-20 ${n(frame.h + 5)}L-20 ${n(y)}L${n(x)} ${n(y)}`;
    let foam = "";
    while (x < frame.w + step) {
      const k = rng.range(0.7, 1.15);
      d += `C${n(x + step * 0.34)} ${n(y)} ${n(x + step * 0.44)} ${n(y - size * k)} ${n(x + step * 0.66)} ${n(y - size * k)}C${n(x + step * 0.62)} ${n(y - size * k * 0.5)} ${n(x + step * 0.76)} ${n(y)} ${n(x + step)} ${n(y)}`;
      foam += `M${n(x + step * 0.36)} ${n(y - size * k * 0.52)}C${n(x + step * 0.46)} ${n(y - size * k * 0.95)} ${n(x + step * 0.56)} ${n(y - size * k * 1.05)} ${n(x + step * 0.67)} ${n(y - size * k)}C${n(x + step * 0.58)} ${n(y - size * k * 0.82)} ${n(x + step * 0.5)} ${n(y - size * k * 0.7)} ${n(x + step * 0.36)} ${n(y - size * k * 0.52)}Z`;
      x += step;
    }
    d += `L${n(frame.w + 20)} ${n(frame.h + 5)}Z`;
    const colour = mix(palette.water[0], shift(palette.water[1], -0.05), 0.25 + t * 0.75);
    const id = stage.id("wave");
    layers.push({
      role: "land",
      depth: 0.5 * (1 - t),
      relief: 6,
      svg: `<defs>${linear(
        id,
        [
          { at: 0, colour: shift(colour, 0.09) },
          { at: 1, colour: shift(colour, -0.04) },
        ],
        [0, y - size],
        [0, y + size * 2.5],
      )}</defs>${shape(d, `url(#${id})`)}${shape(foam, mix(palette.sky[2], "#ffffff", 0.65), 'opacity=".85"')}`,
    });
  }
  return layers;
}
