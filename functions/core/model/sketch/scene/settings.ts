/** Each place, built from far to near. */
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, ellipse, linear, n, shape, smooth, stroke } from "../geometry.ts";
import type { Rng } from "../random.ts";
import { buildings } from "../subjects/buildings.ts";
import { flowers } from "../subjects/flowers.ts";
import { objects } from "../subjects/objects.ts";
import { people } from "../subjects/people.ts";
import type { Subject } from "../subjects/subject.ts";
import { snowyPineSubject, trees } from "../subjects/trees.ts";
import { vehicles } from "../subjects/vehicles.ts";
import type { Place } from "../words/setting-words.ts";
import { deepSetting } from "./deep.ts";
import { moonscapeSetting, spaceSetting } from "./outer-space.ts";
import { cloud, cloudLayers, orbDisc, orbGlow, rainbow, skyLayers } from "./sky.ts";
import { type Setting, type Stage, scenery } from "./stage.ts";
import { tableSetting } from "./table.ts";
import { fillBelow, hills, peaks, type Ridge, stones, tufts } from "./terrain.ts";
import { skyline, street } from "./town.ts";
import { waterLayers, waves } from "./water.ts";

function sky(stage: Stage): Layer[] {
  return [
    ...skyLayers(stage),
    ...orbGlow(stage),
    ...orbDisc(stage),
    ...rainbow(stage),
    ...cloudLayers(stage),
  ];
}

const wintry = (stage: Stage) => stage.season === "winter" || stage.weather === "snow";

function treeOf(stage: Stage, rng: Rng): Subject {
  if (wintry(stage)) return rng.chance(0.75) ? snowyPineSubject : trees.baretree;
  if (stage.reading.mood === "spooky") return rng.chance(0.7) ? trees.baretree : trees.pine;
  if (stage.season === "spring") return rng.chance(0.3) ? trees.cherrytree : trees.tree;
  return rng.chance(0.5) ? trees.tree : trees.pine;
}

/** A row of trees standing on a ridge, thinner around where the heroes stand. */
function treeRow(
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

const ground = (stage: Stage, ridge: Ridge, colour: `#${string}`) =>
  fillBelow(stage, ridge, shift(colour, 0.05), shift(colour, -0.09));

function frontGrass(stage: Stage, rng: Rng, colour: `#${string}`): Layer {
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

function meadow(stage: Stage): Setting {
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

function forest(stage: Stage): Setting {
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

function mountains(stage: Stage): Setting {
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

function lake(stage: Stage): Setting {
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

function sea(stage: Stage): Setting {
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

function beach(stage: Stage): Setting {
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

function desert(stage: Stage): Setting {
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

function city(stage: Stage): Setting {
  const { frame, horizon } = stage;
  const rng = stage.rng.fork("city");
  const y = horizon + (frame.h - horizon) * 0.42;
  const back: Layer[] = [
    ...sky(stage),
    skyline(stage, rng.fork("far"), y - 30, frame.h * 0.5, 0.72),
    skyline(stage, rng.fork("mid"), y - 12, frame.h * 0.38, 0.42),
    skyline(stage, rng.fork("near"), y, frame.h * 0.24, 0.12),
    ...street(stage, y),
  ];
  if (stage.empty) {
    let svg = "";
    const kinds = [vehicles.car, vehicles.bus, vehicles.car, people.woman, people.man] as const;
    for (let i = 0; i < 4; i++) {
      const kind = rng.pick(kinds);
      const x = frame.w * ((i + rng.range(0.25, 0.75)) / 4);
      const at = y + (frame.h - y) * rng.range(0.3, 0.72);
      const height = frame.short * kind.height * 0.42;
      svg += scenery(stage, kind, rng, {
        x,
        y: at,
        height,
        depth: 0.04,
        colour: stage.palette.accents[i % 3] ?? kind.colour,
      });
      if (stage.weather === "rain" && kind.height > 0.45)
        svg += scenery(stage, objects.umbrella, rng, {
          x: x + height * 0.2,
          y: at - height * 0.34,
          height,
          depth: 0.04,
          colour: stage.palette.accents[(i + 1) % 3] ?? "#d8434a",
        });
    }
    back.push({ svg, role: "thing", depth: 0.04, relief: 4 });
  }
  return {
    back,
    front: [],
    near: y + (frame.h - y) * 0.62,
    mid: y + (frame.h - y) * 0.26,
    far: y + 6,
  };
}

function cloudland(stage: Stage): Setting {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("cloudland");
  const back = sky(stage);
  const front: Layer[] = [];
  for (let row = 0; row < 5; row++) {
    const t = row / 4;
    const y = frame.h * (0.6 + t * 0.42);
    let svg = "";
    const id = stage.id("bank");
    const colour = mix(palette.cloud, palette.haze, (1 - t) * 0.6);
    for (let x = -80; x < frame.w + 100; x += 100 + t * 90) {
      svg += shape(
        cloud(
          rng,
          x + rng.range(-30, 30),
          y + rng.range(-8, 8),
          (230 + t * 180) * rng.range(0.8, 1.2),
          0.3,
        ),
        `url(#${id})`,
      );
    }
    svg += `<rect x="-5" y="${n(y - 4)}" width="${n(frame.w + 10)}" height="${n(frame.h - y + 10)}" fill="url(#${id})"/>`;
    const layer: Layer = {
      svg: `<defs>${linear(
        id,
        [
          { at: 0, colour },
          { at: 1, colour: mix(colour, palette.cloudShade, 0.5) },
        ],
        [0, y - 90],
        [0, y + 120],
      )}</defs>${svg}`,
      role: row > 3 ? "front" : "land",
      depth: 0.6 * (1 - t),
      relief: 16,
    };
    if (row > 3) front.push(layer);
    else back.push(layer);
  }
  return {
    back,
    front,
    near: frame.h * 0.86,
    mid: frame.h * 0.76,
    far: frame.h * 0.66,
    floating: stage.empty,
  };
}

function village(stage: Stage): Setting {
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

const builders: Readonly<Record<Place, (stage: Stage) => Setting>> = {
  meadow,
  garden: meadow,
  village,
  snow: (stage) => (stage.rng.fork("snow").chance(0.5) ? mountains(stage) : meadow(stage)),
  forest,
  jungle: forest,
  mountains,
  lake,
  sea,
  beach,
  desert,
  city,
  clouds: cloudland,
  deep: deepSetting,
  space: spaceSetting,
  moonscape: moonscapeSetting,
  table: tableSetting,
};

export function buildSetting(stage: Stage): Setting {
  return builders[stage.place](stage);
}

/** A few birds far away: the cheapest way to make a sky feel tall. */
export function farBirds(stage: Stage): Layer[] {
  const { frame, palette, horizon } = stage;
  const rng = stage.rng.fork("birds");
  if (palette.night || stage.weather === "storm" || !rng.chance(0.45)) return [];
  let svg = "";
  const cx = frame.w * rng.range(0.15, 0.85);
  const cy = horizon * rng.range(0.25, 0.6);
  for (let i = 0; i < rng.int(3, 8); i++) {
    const x = cx + rng.range(-90, 90);
    const y = cy + rng.range(-40, 40);
    const s = rng.range(5, 11);
    svg += stroke(
      `M${n(x - s)} ${n(y - s * 0.4)}Q${n(x - s * 0.4)} ${n(y - s * 0.6)} ${n(x)} ${n(y)}Q${n(x + s * 0.4)} ${n(y - s * 0.6)} ${n(x + s)} ${n(y - s * 0.4)}`,
      mix(palette.ink, palette.haze, 0.35),
      1.7,
    );
  }
  return [{ svg, role: "backdrop", depth: 0.7 }];
}

export const shadowUnder = (x: number, y: number, w: number, colour: string) =>
  ellipse(x, y, w, w * 0.16, colour, 0, 'opacity=".18"') +
  ellipse(x, y, w * 0.74, w * 0.11, colour, 0, 'opacity=".24"') +
  circle(x, y, 0, colour);
