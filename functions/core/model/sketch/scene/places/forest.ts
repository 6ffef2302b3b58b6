/** Woods and jungles. */
import { mix, shift } from "../../colour.ts";
import type { Layer } from "../../frame.ts";
import { ellipse, n, shape, smooth, stroke } from "../../geometry.ts";
import { flowers } from "../../subjects/flowers.ts";
import { trees } from "../../subjects/trees.ts";
import type { Setting, Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import { hills, tufts } from "../terrain.ts";
import { ground, sky, treeRow, wintry } from "./common.ts";

export function forest(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("forest");
  const back = sky(stage);
  const jungle = stage.place === "jungle";
  const clear = frame.short * 0.3;
  const rows = [0.74, 0.52, 0.3] as const;
  rows.forEach((depth, i) => {
    const fork = rng.fork(`row${i}`);
    const y = horizon + (i + 0.2) * (frame.h - horizon) * 0.16;
    const ridge = hills(stage, fork, y, 10, 1);
    const kind = jungle ? fork.pick([trees.palm, trees.tree, trees.willow]) : undefined;
    const svg =
      treeRow(stage, fork, ridge, {
        height: frame.h * (0.3 + i * 0.1),
        count: Math.round((frame.w / 1_000) * ([26, 17, 10][i] ?? 9)),
        depth,
        ...(kind ? { kind } : {}),
        clear: i === 2 ? clear : i === 1 ? clear * 0.45 : 0,
      }) + ground(stage, ridge, mix(palette.land[0], palette.land[2], 0.25 + i * 0.2));
    back.push({ svg, role: "land", depth, relief: 5 });
  });
  const near = horizon + (frame.h - horizon) * 0.48;
  const fork = rng.fork("near");
  const ridge = hills(stage, fork, near, frame.h * 0.014, 0.8);
  let svg = ground(stage, ridge, palette.land[2]);
  const green = wintry(stage) ? "#8fa8a0" : palette.foliage[0];
  svg += tufts(stage, fork, {
    at: ridge.at,
    count: 40,
    colour: wintry(stage) ? palette.tone("#9db0ac") : shift(palette.land[2], -0.06),
    flowers: wintry(stage) ? 0 : 0.2,
    bottom: frame.h,
  });
  if (stage.empty || fork.chance(0.35)) {
    const x = stage.heroX;
    const sand = palette.tone(wintry(stage) ? "#d4deea" : "#c9ab7c");
    const foot = frame.short * 0.3;
    svg += shape(
      smooth(
        [
          [x - 9, near - 3],
          [x + 26, near + (frame.h - near) * 0.22],
          [x - 46, near + (frame.h - near) * 0.5],
          [x - foot, frame.h + 40],
          [x + foot * 0.9, frame.h + 40],
          [x + 58, near + (frame.h - near) * 0.52],
          [x + 64, near + (frame.h - near) * 0.22],
          [x + 9, near - 3],
        ],
        true,
      ),
      sand,
      'opacity=".75"',
    );
  }
  if (!wintry(stage)) {
    const litter = stage.season === "autumn" ? 90 : 14;
    for (let i = 0; i < litter; i++) {
      const t = fork.next();
      const leaf =
        stage.season === "autumn"
          ? fork.pick(palette.foliage)
          : palette.tone(fork.pick(["#d8c7a0", "#b9704a", "#e6e0d0"]));
      svg += ellipse(
        fork.range(0, frame.w),
        near + 12 + t * (frame.h - near),
        2.4 + t * 5,
        1.2 + t * 2.4,
        leaf,
        fork.range(-40, 40),
        'opacity=".85"',
      );
    }
    for (let i = 0; i < 5; i++) {
      const x = fork.range(0, frame.w);
      if (!stage.empty && Math.abs(x - stage.heroX) < frame.short * 0.3) continue;
      const t = fork.range(0.1, 0.8);
      svg += scenery(stage, flowers.mushroom, fork, {
        x,
        y: near + t * (frame.h - near),
        height: frame.short * (0.025 + t * 0.045),
        depth: 0,
      });
    }
  }
  back.push({ svg, role: "land", depth: 0.05, relief: 8 });
  let ferns = "";
  const corners: Layer[] = [];
  for (const side of [0.02, 0.98, 0.12, 0.9]) {
    ferns += scenery(stage, trees.fern, fork, {
      x: frame.w * side,
      y: frame.h + frame.short * 0.02,
      height: frame.short * fork.range(0.16, 0.28),
      depth: 0,
      colour: wintry(stage) ? green : shift(palette.land[2], -0.12),
    });
  }
  const trunks = rng.fork("trunks");
  if (trunks.chance(0.75)) {
    const side = stage.heroX > frame.w / 2 ? 0.03 : 0.97;
    const x = frame.w * side;
    const w = frame.short * 0.09;
    const bark = shift(palette.trunk, -0.08);
    let trunk = shape(
      `M${n(x - w * 1.5)} ${n(frame.h + 5)}C${n(x - w * 0.7)} ${n(frame.h * 0.86)} ${n(x - w * 0.7)} ${n(frame.h * 0.4)} ${n(x - w * 0.9)} -10H${n(x + w * 0.8)}C${n(x + w * 0.6)} ${n(frame.h * 0.4)} ${n(x + w * 0.8)} ${n(frame.h * 0.86)} ${n(x + w * 1.6)} ${n(frame.h + 5)}Z`,
      bark,
    );
    for (let i = 0; i < 26; i++) {
      const tx = x + trunks.range(-0.7, 0.7) * w;
      const ty = trunks.range(0, frame.h);
      trunk += stroke(
        `M${n(tx)} ${n(ty)}q${n(trunks.range(-4, 4))} ${n(28)} 0 ${n(trunks.range(30, 80))}`,
        shift(bark, -0.06),
        2.2,
        'opacity=".7"',
      );
    }
    corners.push({ svg: trunk, role: "front", depth: 0, relief: 14 });
  }
  corners.push({ svg: ferns, role: "front", depth: 0 });
  return {
    back,
    front: corners,
    near: near + (frame.h - near) * 0.5,
    mid: near + (frame.h - near) * 0.14,
    far: horizon + (frame.h - horizon) * 0.3,
  };
}
