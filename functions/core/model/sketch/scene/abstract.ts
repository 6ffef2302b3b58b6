/** Pictures of nothing in particular: what a prompt gets when none of its words can be drawn. */
import type { Hex } from "../colour.ts";
import { lch, toLch } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { n } from "../geometry.ts";
import type { Rng } from "../random.ts";
import { arches, bands, garden, orbits, pebbles } from "./abstract-motifs.ts";
import type { Stage } from "./stage.ts";

function colours(stage: Stage, rng: Rng): { paper: Hex; set: readonly [Hex, Hex, Hex, Hex, Hex] } {
  const { reading, palette } = stage;
  const hue = (reading.hash % 360) + rng.range(-20, 20);
  const second = hue + rng.pick([28, 150, 180, 210]);
  const named = reading.colours.length > 0 ? palette.accents[0] : undefined;
  const h = named === undefined ? hue : toLch(named).h;
  const dark = palette.night || reading.mood === "spooky";
  return {
    paper: dark ? lch(0.22, 0.03, h) : lch(0.95, 0.025, second + 60),
    set: [
      lch(0.62, 0.15, h),
      lch(0.76, 0.12, h + 24),
      lch(0.56, 0.13, second),
      lch(0.82, 0.1, second + 26),
      lch(dark ? 0.86 : 0.32, 0.06, h - 30),
    ],
  };
}

export function abstractLayers(stage: Stage): Layer[] {
  const rng = stage.rng.fork("abstract");
  const { frame } = stage;
  const { paper, set } = colours(stage, rng);
  const layers: Layer[] = [
    {
      svg: `<rect width="${n(frame.w)}" height="${n(frame.h)}" fill="${paper}"/>`,
      role: "backdrop",
      depth: 1,
    },
  ];
  const motif = rng.pick([arches, bands, orbits, garden, pebbles] as const);
  return [...layers, ...motif(stage, rng, set, paper)];
}
