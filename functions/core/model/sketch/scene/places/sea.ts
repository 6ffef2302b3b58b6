/** The open sea, and the beach. */
import { mix, shift } from "../../colour.ts";
import type { Layer } from "../../frame.ts";
import { ellipse, n, shape, smooth, stroke } from "../../geometry.ts";
import { trees } from "../../subjects/trees.ts";
import type { Setting, Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import { fillBelow, hills } from "../terrain.ts";
import { waterLayers, waves } from "../water.ts";
import { sky } from "./common.ts";

export function sea(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("sea");
  const back = sky(stage);
  if (rng.chance(0.6)) {
    const x = frame.w * (stage.heroX > frame.w / 2 ? rng.range(0.02, 0.25) : rng.range(0.75, 0.98));
    const w = frame.w * 0.26;
    const isle = palette.tone("#6a7f78", 0.55);
    back.push({
      svg: shape(
        smooth([
          [x - w, horizon + 4],
          [x - w * 0.5, horizon - 26],
          [x - w * 0.1, horizon - 62],
          [x + w * 0.3, horizon - 40],
          [x + w * 0.7, horizon - 16],
          [x + w, horizon + 4],
        ]),
        isle,
      ),
      role: "land",
      depth: 0.6,
      relief: 6,
    });
  }
  const stormy = stage.weather === "storm" || stage.weather === "wind";
  back.push(...waterLayers(stage, horizon, stormy ? 0.15 : 0.5));
  const water = horizon + (frame.h - horizon) * 0.5;
  if (stormy || rng.chance(0.35))
    back.push(...waves(stage, rng.fork("behind"), horizon + 30, water + 10, stormy ? 3 : 2));
  const front = waves(
    stage,
    rng.fork("front"),
    water + (frame.h - water) * 0.25,
    frame.h,
    stormy ? 3 : 2,
  );
  return {
    back,
    front,
    near: frame.h * 0.94,
    mid: horizon + (frame.h - horizon) * 0.24,
    far: horizon + 4,
    water,
  };
}

export function beach(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("beach");
  const back = [...sky(stage), ...waterLayers(stage, horizon, 0.5)];
  const near = horizon + (frame.h - horizon) * 0.46;
  const sand = palette.land[2];
  const shore = hills(stage, rng.fork("shore"), near, frame.h * 0.025, 0.8);
  const foam = mix(palette.sky[2], "#ffffff", 0.7);
  const edge = (dy: number) => `${smooth(shore.points.map(([x, y]) => [x, y + dy] as const))}`;
  let svg = stroke(edge(-9), foam, 9, 'opacity=".75"') + stroke(edge(-22), foam, 3, 'opacity=".5"');
  svg += fillBelow(stage, shore, shift(sand, -0.05), shift(sand, 0.04));
  for (let i = 0; i < 60; i++) {
    const x = rng.range(0, frame.w);
    const y = shore.at(x) + 14 + rng.next() * (frame.h - near);
    svg += ellipse(x, y, rng.range(1, 3.4), 1.2, shift(sand, -0.09), 0, 'opacity=".6"');
  }
  for (let i = 0; i < 4; i++) {
    const x = rng.range(0.05, 0.95) * frame.w;
    const y = frame.h - rng.range(10, (frame.h - near) * 0.55);
    const tone = palette.tone(rng.pick(["#f4b8a0", "#f7e0c8", "#e89a8a"]));
    svg +=
      shape(`M${n(x)} ${n(y)}c-15 -3 -15 -18 0 -21c15 3 15 18 0 21Z`, tone) +
      stroke(
        `M${n(x)} ${n(y)}v-18M${n(x)} ${n(y)}l-6 -15M${n(x)} ${n(y)}l6 -15`,
        shift(tone, -0.1),
        1,
      );
  }
  back.push({ svg, role: "land", depth: 0.05, relief: 7 });
  const front: Layer[] = [];
  if (rng.chance(0.65)) {
    const x = stage.heroX > frame.w / 2 ? frame.w * 0.06 : frame.w * 0.94;
    back.push({
      svg: scenery(stage, trees.palm, rng, {
        x,
        y: near + (frame.h - near) * 0.35,
        height: frame.h * 0.62,
        depth: 0.05,
        flip: x > frame.w / 2,
      }),
      role: "thing",
      depth: 0.05,
      relief: 4,
    });
  }
  return {
    back,
    front,
    near: near + (frame.h - near) * 0.55,
    mid: near + (frame.h - near) * 0.18,
    far: near,
    water: horizon + (near - horizon) * 0.5,
  };
}
