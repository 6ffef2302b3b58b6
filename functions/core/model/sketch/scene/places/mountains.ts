/** Mountains and the lakes below them. */
import { mix, shift } from "../../colour.ts";
import type { Layer } from "../../frame.ts";
import { snowyPineSubject, trees } from "../../subjects/trees.ts";
import type { Setting, Stage } from "../stage.ts";
import { scenery } from "../stage.ts";
import { hills, peaks, stones, tufts } from "../terrain.ts";
import { waterLayers } from "../water.ts";
import { ground, sky, treeRow, wintry } from "./common.ts";

export function mountains(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("mountains");
  const back = sky(stage);
  const left = (stage.orb?.x ?? 0) < frame.w / 2;
  const count = frame.wide ? 5 : frame.tall ? 2 : 3;
  back.push({
    svg: peaks(stage, rng.fork("a"), {
      base: horizon + 40,
      height: frame.h * 0.4,
      count,
      colour: palette.tone("#7b8ba6", 0.62),
      snow: true,
      lightFromLeft: left,
    }),
    role: "land",
    depth: 0.75,
    relief: 5,
  });
  back.push({
    svg: peaks(stage, rng.fork("b"), {
      base: horizon + 70,
      height: frame.h * 0.25,
      count: count + 2,
      colour: palette.tone("#6a7a8a", 0.4),
      snow: stage.season === "winter",
      lightFromLeft: left,
    }),
    role: "land",
    depth: 0.55,
    relief: 5,
  });
  const fork = rng.fork("wood");
  const wood = hills(stage, fork, horizon + (frame.h - horizon) * 0.24, 16, 1.2);
  back.push({
    svg:
      treeRow(stage, fork, wood, {
        height: frame.short * 0.15,
        count: Math.round(frame.w / 28),
        depth: 0.3,
        kind: wintry(stage) ? snowyPineSubject : trees.pine,
      }) + ground(stage, wood, mix(palette.land[1], palette.land[2], 0.3)),
    role: "land",
    depth: 0.3,
    relief: 4,
  });
  const near = horizon + (frame.h - horizon) * 0.5;
  const ridge = hills(stage, rng.fork("near"), near, frame.h * 0.02, 0.8);
  let svg = ground(stage, ridge, palette.land[2]);
  svg += tufts(stage, rng.fork("tufts"), {
    at: ridge.at,
    count: wintry(stage) ? 12 : 50,
    colour: shift(palette.land[2], -0.05),
    flowers: wintry(stage) ? 0 : 0.4,
    bottom: frame.h,
  });
  svg += stones(stage, rng.fork("stones"), ridge.at, 8, frame.h, palette.tone("#a3a0a0"));
  back.push({ svg, role: "land", depth: 0, relief: 10 });
  return {
    back,
    front: [],
    near: near + (frame.h - near) * 0.5,
    mid: near + (frame.h - near) * 0.1,
    far: horizon + (frame.h - horizon) * 0.3,
  };
}

export function lake(stage: Stage): Setting {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("lake");
  const back = sky(stage);
  const left = (stage.orb?.x ?? 0) < frame.w / 2;
  if (rng.chance(0.7))
    back.push({
      svg: peaks(stage, rng.fork("a"), {
        base: horizon + 10,
        height: frame.h * 0.28,
        count: frame.wide ? 5 : 3,
        colour: palette.tone("#7288a0", 0.55),
        snow: true,
        lightFromLeft: left,
      }),
      role: "land",
      depth: 0.7,
      relief: 5,
    });
  const fork = rng.fork("bank");
  const bank = hills(stage, fork, horizon - 4, 12, 1.3);
  back.push({
    svg:
      treeRow(stage, fork, bank, {
        height: frame.short * 0.16,
        count: Math.round(frame.w / 40),
        depth: 0.35,
      }) + ground(stage, bank, mix(palette.land[0], palette.land[2], 0.4)),
    role: "land",
    depth: 0.4,
    relief: 4,
  });
  back.push(...waterLayers(stage, horizon + 10, 0.9));
  const near = frame.h * 0.9;
  const shore = hills(stage, rng.fork("shore"), near, frame.h * 0.02, 0.9);
  const grassy = shift(palette.land[2], -0.03);
  const front: Layer[] = [];
  let reeds = "";
  for (let i = 0; i < 7; i++) {
    const x = frame.w * (stage.heroX > frame.w / 2 ? rng.range(-0.02, 0.3) : rng.range(0.7, 1.02));
    reeds += scenery(stage, trees.reed, rng, {
      x,
      y: frame.h + 6,
      height: frame.short * rng.range(0.16, 0.3),
      depth: 0,
    });
  }
  back.push({
    svg:
      ground(stage, shore, grassy) +
      tufts(stage, rng.fork("tufts"), {
        at: shore.at,
        count: 30,
        colour: grassy,
        flowers: wintry(stage) ? 0 : 0.3,
        bottom: frame.h,
      }),
    role: "land",
    depth: 0,
    relief: 8,
  });
  front.push({ svg: reeds, role: "front", depth: 0 });
  return {
    back,
    front,
    near: near + frame.h * 0.035,
    mid: near,
    far: horizon + 6,
    water: horizon + (near - horizon) * 0.55,
  };
}
