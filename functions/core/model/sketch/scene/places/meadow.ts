/** Meadows, gardens and villages. */
import { mix, shift } from "../../colour.ts";
import type { Layer } from "../../frame.ts";
import { circle, shape, smooth } from "../../geometry.ts";
import { buildings } from "../../subjects/buildings.ts";
import type { Setting, Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import { hills, peaks, stones, tufts } from "../terrain.ts";
import { frontGrass, ground, sky, treeRow, wintry } from "./common.ts";

export function meadow(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("meadow");
  const back = sky(stage);
  const variant = rng.int(0, 3);
  const farRange = variant === 0 || variant === 3;
  if (farRange)
    back.push({
      svg: peaks(stage, rng, {
        base: horizon + 30,
        height: frame.h * 0.2,
        count: frame.wide ? 5 : 3,
        colour: palette.tone("#6f8299", 0.6),
        snow: true,
        lightFromLeft: (stage.orb?.x ?? 0) < frame.w / 2,
      }),
      role: "land",
      depth: 0.75,
      relief: 4,
    });
  const rows = [0.62, 0.36, 0.16] as const;
  const gap = (frame.h - horizon) * 0.17;
  rows.forEach((depth, i) => {
    const fork = rng.fork(`row${i}`);
    const ridge = hills(
      stage,
      fork,
      horizon + gap * i,
      frame.h * (0.04 + i * 0.012),
      1.5 - i * 0.2,
    );
    const colour = mix(palette.land[0], palette.land[2], i / 3);
    const count = [16, 8, 4][i] ?? 4;
    const svg =
      treeRow(stage, fork, ridge, {
        height: frame.short * (0.07 + i * 0.055),
        count: fork.chance(0.8) ? count : 2,
        depth,
        clear: i === 2 ? frame.short * 0.26 : 0,
      }) + ground(stage, ridge, colour);
    back.push({ svg, role: "land", depth, relief: 8 });
  });
  const near = horizon + (frame.h - horizon) * 0.52;
  const fork = rng.fork("near");
  const ridge = hills(stage, fork, near, frame.h * 0.018, 0.8);
  let svg = ground(stage, ridge, palette.land[2]);
  if (fork.chance(0.4)) {
    const x = fork.range(0.3, 0.7) * frame.w;
    const path = palette.tone(wintry(stage) ? "#cfd9e6" : "#dcc08e");
    svg += shape(
      smooth(
        [
          [x - 12, ridge.at(x) + 3],
          [x + 30, near + 50],
          [x - 40, near + 110],
          [x - 150, frame.h + 30],
          [x + 90, frame.h + 30],
          [x + 60, near + 100],
          [x + 62, near + 50],
          [x + 8, ridge.at(x) + 3],
        ],
        true,
      ),
      path,
      'opacity=".8"',
    );
  }
  svg += tufts(stage, fork, {
    at: ridge.at,
    count: wintry(stage) ? 16 : 64,
    colour: wintry(stage) ? palette.tone("#9db0ac") : shift(palette.land[2], -0.05),
    flowers: wintry(stage) ? 0 : stage.place === "garden" ? 0.95 : 0.45,
    bottom: frame.h,
  });
  if (fork.chance(0.5)) svg += stones(stage, fork, ridge.at, 5, frame.h, palette.tone("#a39c96"));
  back.push({ svg, role: "land", depth: 0, relief: 10 });
  return {
    back,
    front: wintry(stage) ? [] : [frontGrass(stage, rng.fork("grass"), palette.land[2])],
    near: near + (frame.h - near) * 0.48,
    mid: near + (frame.h - near) * 0.1,
    far: horizon + gap * 1.6,
  };
}

export function village(stage: Stage): Setting {
  const setting = meadow(stage);
  const { frame, palette } = stage;
  const rng = stage.rng.fork("village");
  const layers: Layer[] = [];
  let glow = "";
  for (const [row, count] of [
    [0, 6],
    [1, 4],
  ] as const) {
    let svg = "";
    const height = frame.short * (row === 0 ? 0.1 : 0.17);
    const y = setting.far + (setting.mid - setting.far) * (row === 0 ? 0.1 : 0.8);
    const church = rng.int(0, count - 1);
    for (let i = 0; i < count; i++) {
      const x = frame.w * ((i + rng.range(0.2, 0.8)) / count);
      if (row === 1 && !stage.empty && Math.abs(x - stage.heroX) < frame.short * 0.22) continue;
      const kind =
        row === 0 && i === church
          ? buildings.church
          : rng.chance(0.8)
            ? buildings.house
            : buildings.barn;
      const tall = height * rng.range(0.85, 1.15) * (kind === buildings.church ? 1.5 : 1);
      const at = y + rng.range(-8, 8);
      svg += scenery(stage, kind, rng, { x, y: at, height: tall, depth: row === 0 ? 0.34 : 0.12 });
      if (palette.night || palette.time === "dusk")
        glow +=
          circle(x, at - tall * 0.3, tall * 0.75, palette.lamp, 'opacity=".13"') +
          circle(x, at - tall * 0.3, tall * 0.4, palette.lamp, 'opacity=".16"');
    }
    layers.push({ svg, role: "thing", depth: row === 0 ? 0.34 : 0.12, relief: 3 });
  }
  if (glow) layers.push({ svg: glow, role: "light", depth: 0.1, blend: "screen" });
  return { ...setting, back: [...setting.back, ...layers] };
}
