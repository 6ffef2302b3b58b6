/** Space and the surface of moons: nebulae, planets, craters. */
import { type Hex, mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, ellipse, n, radial } from "../geometry.ts";
import { planet } from "./planet.ts";
import { stars } from "./sky.ts";
import type { Setting, Stage } from "./stage.ts";
import { fillBelow, hills, stones } from "./terrain.ts";

export function spaceBackdrop(stage: Stage): Layer[] {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("space");
  const base = mix(palette.sky[0], "#0b0c22", 0.75);
  const glows = rng.pick<readonly [Hex, Hex, Hex]>([
    ["#7a3fc0", "#e0568f", "#3a6fd8"],
    ["#1f8f9a", "#5a4fd0", "#f08a5a"],
    ["#d0447a", "#f2a65a", "#5a3fb0"],
    ["#2f7fd0", "#37c0a8", "#a04fd0"],
  ]);
  let defs = "";
  let clouds = "";
  const cx = frame.w * rng.range(0.3, 0.7);
  const cy = frame.h * rng.range(0.3, 0.6);
  const a = rng.range(-0.9, 0.9);
  for (let i = 0; i < 24; i++) {
    const along = rng.range(-1, 1);
    const x = cx + Math.cos(a) * along * frame.w * 0.5 + rng.range(-1, 1) * frame.short * 0.18;
    const y = cy + Math.sin(a) * along * frame.w * 0.5 + rng.range(-1, 1) * frame.short * 0.18;
    const r = frame.short * rng.range(0.16, 0.42);
    const id = stage.id("nebula");
    const tint =
      stage.reading.colours.length > 0
        ? mix(rng.pick(glows), palette.accents[i % 2 ? 0 : 1], 0.7)
        : rng.pick(glows);
    defs += radial(
      id,
      [
        { at: 0, colour: tint, opacity: rng.range(0.2, 0.42) },
        { at: 1, colour: tint, opacity: 0 },
      ],
      x,
      y,
      r,
    );
    clouds += circle(x, y, r, `url(#${id})`);
  }
  const layers: Layer[] = [
    {
      role: "backdrop",
      depth: 1,
      svg: `<rect width="${n(frame.w)}" height="${n(frame.h)}" fill="${base}"/>`,
    },
    { role: "light", depth: 1, blend: "screen", svg: `<defs>${defs}</defs>${clouds}` },
    { role: "backdrop", depth: 0.99, svg: stars(stage, 2.4, frame.h * 1.3) },
  ];
  return layers;
}

export function spaceSetting(stage: Stage): Setting {
  const { frame } = stage;
  const rng = stage.rng.fork("planets");
  const back = spaceBackdrop(stage);
  let svg = "";
  const side = stage.heroX > frame.w / 2 ? 0.18 : 0.82;
  const count = Math.max(2, Math.min(6, stage.reading.sky.planet?.count ?? rng.int(2, 3)));
  for (let i = 0; i < count; i++) {
    const r =
      frame.short * (i === 0 ? (stage.empty ? 0.26 : rng.range(0.13, 0.2)) : rng.range(0.03, 0.08));
    const x =
      i === 0
        ? frame.w * (stage.empty ? rng.range(0.35, 0.65) : side)
        : frame.w * rng.range(0.08, 0.92);
    const y =
      i === 0
        ? frame.h * (stage.empty ? 0.5 : rng.range(0.2, 0.34))
        : frame.h * rng.range(0.1, 0.9);
    if (i > 0 && Math.abs(x - stage.heroX) < frame.short * 0.22) continue;
    svg += planet(stage, rng, x, y, r, i === 0 ? rng.chance(0.75) : rng.chance(0.2));
  }
  back.push({ svg, role: "backdrop", depth: 0.9, relief: 8 });
  return {
    back,
    front: [],
    near: frame.h * 0.78,
    mid: frame.h * 0.62,
    far: frame.h * 0.5,
    floating: true,
  };
}

export function moonscapeSetting(stage: Stage): Setting {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("moonscape");
  const back = spaceBackdrop(stage);
  const x = stage.heroX > frame.w / 2 ? frame.w * 0.24 : frame.w * 0.76;
  const earth = frame.short * 0.15;
  back.push({
    svg: planet(stage, rng, x, frame.h * 0.26, earth, rng.chance(0.3)),
    role: "backdrop",
    depth: 0.9,
    relief: 8,
  });
  const dust = stage.reading.tints.land
    ? palette.land[2]
    : rng.pick(["#c9c2c4", "#b8b4c4", "#d2a78c"] as const);
  const rows = [0.5, 0.24, 0];
  const near = frame.h * 0.78;
  rows.forEach((depth, i) => {
    const fork = rng.fork(`row${i}`);
    const y = near + (i - 2) * frame.h * 0.075 - frame.h * 0.03;
    const ridge = hills(stage, fork, y, frame.h * 0.03, 1.2);
    const colour = mix(dust, "#23203c", depth);
    let svg = fillBelow(stage, ridge, shift(colour, 0.05), shift(colour, -0.14));
    for (let k = 0; k < 9; k++) {
      const cx = fork.range(0, frame.w);
      const cy = ridge.at(cx) + fork.range(16, frame.h * 0.2);
      const r = fork.range(9, 44) * (1 - depth);
      svg +=
        ellipse(cx, cy, r, r * 0.3, shift(colour, 0.08)) +
        ellipse(cx, cy + r * 0.05, r * 0.86, r * 0.24, shift(colour, -0.12)) +
        ellipse(cx + r * 0.1, cy + r * 0.1, r * 0.62, r * 0.14, shift(colour, -0.05));
    }
    if (i === 2) svg += stones(stage, fork, ridge.at, 10, frame.h, shift(colour, -0.04));
    back.push({ svg, role: "land", depth, relief: 10 });
  });
  return { back, front: [], near: near + frame.h * 0.07, mid: near, far: near - frame.h * 0.06 };
}
