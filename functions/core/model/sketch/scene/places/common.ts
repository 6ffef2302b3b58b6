/** What several places share: their sky, their trees, their grass. */
import { shift } from "../../colour.ts";
import type { Layer } from "../../frame.ts";
import { n, shape } from "../../geometry.ts";
import type { Rng } from "../../random.ts";
import type { Subject } from "../../subjects/subject.ts";
import { snowyPineSubject, trees } from "../../subjects/trees.ts";
import { cloudLayers } from "../clouds.ts";
import { orbDisc, orbGlow } from "../orb.ts";
import { skyLayers } from "../sky.ts";
import { rainbow } from "../sky-lights.ts";
import type { Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import type { Ridge } from "../terrain.ts";
import { fillBelow } from "../terrain.ts";

export function sky(stage: Stage): Layer[] {
  return [
    ...skyLayers(stage),
    ...orbGlow(stage),
    ...orbDisc(stage),
    ...rainbow(stage),
    ...cloudLayers(stage),
  ];
}

export const wintry = (stage: Stage) => stage.season === "winter" || stage.weather === "snow";

function treeOf(stage: Stage, rng: Rng): Subject {
  if (wintry(stage)) return rng.chance(0.75) ? snowyPineSubject : trees.baretree;
  if (stage.reading.mood === "spooky") return rng.chance(0.7) ? trees.baretree : trees.pine;
  if (stage.season === "spring") return rng.chance(0.3) ? trees.cherrytree : trees.tree;
  return rng.chance(0.5) ? trees.tree : trees.pine;
}

/** A row of trees standing on a ridge, thinner around where the heroes stand. */
export function treeRow(
  stage: Stage,
  rng: Rng,
  ridge: Ridge,
  options: { height: number; count: number; depth: number; kind?: Subject; clear?: number },
): string {
  const { frame } = stage;
  const usual = options.kind ?? treeOf(stage, rng);
  let svg = "";
  for (let i = 0; i < options.count; i++) {
    const x = ((i + rng.range(0.05, 0.95)) / options.count) * frame.w * 1.08 - frame.w * 0.04;
    if (options.clear && Math.abs(x - stage.heroX) < options.clear) continue;
    const kind = options.kind ?? (rng.chance(0.75) ? usual : treeOf(stage, rng));
    svg += scenery(stage, kind, rng, {
      x,
      y: ridge.at(x) + 4,
      height: options.height * rng.range(0.65, 1.15),
      depth: options.depth,
    });
  }
  return svg;
}

export const ground = (stage: Stage, ridge: Ridge, colour: `#${string}`) =>
  fillBelow(stage, ridge, shift(colour, 0.05), shift(colour, -0.09));

export function frontGrass(stage: Stage, rng: Rng, colour: `#${string}`): Layer {
  const { frame } = stage;
  let svg = "";
  for (let i = 0; i < 46; i++) {
    const x = rng.range(-20, frame.w + 20);
    const edge = Math.abs(x / frame.w - 0.5) * 2;
    const tall = frame.short * (0.03 + edge ** 2 * 0.085) * rng.range(0.6, 1.2);
    const lean = rng.range(-0.5, 0.5) * tall;
    svg += shape(
      `M${n(x - 4)} ${n(frame.h + 4)}Q${n(x + lean * 0.2)} ${n(frame.h - tall * 0.6)} ${n(x + lean)} ${n(frame.h - tall)}Q${n(x + lean * 0.4 + 3)} ${n(frame.h - tall * 0.4)} ${n(x + 5)} ${n(frame.h + 4)}Z`,
      shift(colour, rng.range(-0.12, -0.03)),
    );
  }
  return { svg, role: "front", depth: 0 };
}
