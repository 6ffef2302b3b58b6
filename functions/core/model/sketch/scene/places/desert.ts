/** Dunes, mesas and cacti. */
import { mix, shift } from "../../colour.ts";
import { n, shape, smooth, stroke } from "../../geometry.ts";
import { trees } from "../../subjects/trees.ts";
import type { Setting, Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import { fillBelow, hills } from "../terrain.ts";
import { sky } from "./common.ts";

export function desert(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("desert");
  const back = sky(stage);
  const mesa = palette.tone("#b4654a", 0.6);
  if (rng.chance(0.6)) {
    let svg = "";
    for (let i = 0; i < 3; i++) {
      const x = frame.w * rng.range(0, 1);
      const w = frame.w * rng.range(0.08, 0.18);
      const tall = frame.h * rng.range(0.07, 0.16);
      svg +=
        shape(
          `M${n(x - w)} ${n(horizon + 30)}L${n(x - w * 0.7)} ${n(horizon - tall * 0.6)}L${n(x - w * 0.55)} ${n(horizon - tall)}H${n(x + w * 0.5)}L${n(x + w * 0.62)} ${n(horizon - tall * 0.55)}L${n(x + w)} ${n(horizon + 30)}Z`,
          mesa,
        ) +
        stroke(
          `M${n(x - w * 0.6)} ${n(horizon - tall * 0.72)}H${n(x + w * 0.56)}M${n(x - w * 0.72)} ${n(horizon - tall * 0.4)}H${n(x + w * 0.7)}`,
          shift(mesa, -0.06),
          3,
          'opacity=".6"',
        );
    }
    back.push({ svg, role: "land", depth: 0.65, relief: 6 });
  }
  const rows = [0.5, 0.26, 0.1, 0] as const;
  let near = horizon;
  rows.forEach((depth, i) => {
    const fork = rng.fork(`dune${i}`);
    const y = horizon + (frame.h - horizon) * (0.1 + i * 0.19);
    const ridge = hills(stage, fork, y, frame.h * (0.045 + i * 0.008), 1.1 - i * 0.1);
    const colour = mix(palette.land[0], palette.land[2], i / 3);
    let svg = fillBelow(stage, ridge, shift(colour, 0.07), shift(colour, -0.06));
    const px = fork.range(0.2, 0.8) * frame.w;
    const crest = ridge.points.filter(([x]) => x > px && x < px + frame.w * 0.42);
    const first = crest[0];
    if (first)
      svg += shape(
        `${smooth([...crest, [px + frame.w * 0.5, y + frame.h * 0.15], [px + frame.w * 0.2, y + frame.h * 0.09]], true)}`,
        shift(colour, -0.1),
        'opacity=".55"',
      );
    if (i === 3)
      for (let k = 0; k < 16; k++) {
        const ry = ridge.at(0) + 20 + k * 14;
        svg += stroke(
          `M${n(fork.range(-40, frame.w * 0.4))} ${n(ry)}q60 -9 120 0t120 0t120 0`,
          shift(colour, -0.05),
          1.6,
          'opacity=".4"',
        );
      }
    back.push({ svg, role: "land", depth, relief: 9 });
    near = y;
  });
  let plants = "";
  for (let i = 0; i < 3; i++) {
    const x = frame.w * ((i + rng.range(0.1, 0.8)) / 3);
    if (Math.abs(x - stage.heroX) < frame.short * 0.28) continue;
    plants += scenery(stage, trees.cactus, rng, {
      x,
      y: near + rng.range(0, 20),
      height: frame.short * rng.range(0.14, 0.28),
      depth: 0.1,
    });
  }
  if (plants) back.push({ svg: plants, role: "thing", depth: 0.1, relief: 4 });
  return {
    back,
    front: [],
    near: near + (frame.h - near) * 0.5,
    mid: near + 10,
    far: horizon + (frame.h - horizon) * 0.3,
  };
}
