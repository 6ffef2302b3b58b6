/** Under water: light from above, weeds, corals, bubbles. */
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, linear, n, type Point, shape, smooth, stroke, wobble } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Setting, Stage } from "./stage.ts";
import { fillBelow, hills } from "./terrain.ts";

function weed(rng: Rng, x: number, y: number, height: number, colour: string): string {
  const sway = rng.range(-1, 1) * height * 0.3;
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i <= 7; i++) {
    const t = i / 7;
    const cx = x + Math.sin(t * 5 + x) * height * 0.07 + sway * t * t;
    const w = height * 0.045 * (1 - t) + 0.5;
    left.push([cx - w, y - height * t]);
    right.unshift([cx + w, y - height * t]);
  }
  return shape(smooth([...left, ...right], true), colour);
}

function coral(rng: Rng, x: number, y: number, height: number, colour: `#${string}`): string {
  const kind = rng.int(0, 2);
  if (kind === 0) {
    let svg = "";
    const branch = (bx: number, by: number, a: number, long: number, w: number) => {
      const ex = bx + Math.cos(a) * long;
      const ey = by + Math.sin(a) * long;
      svg += stroke(`M${n(bx)} ${n(by)}L${n(ex)} ${n(ey)}`, colour, w);
      if (w < 2.5) return;
      branch(ex, ey, a - rng.range(0.3, 0.6), long * 0.74, w * 0.76);
      branch(ex, ey, a + rng.range(0.3, 0.6), long * 0.74, w * 0.76);
    };
    branch(x, y, -Math.PI / 2, height * 0.36, height * 0.1);
    return svg;
  }
  if (kind === 1) {
    let svg = shape(
      wobble(x, y - height * 0.3, height * 0.48, height * 0.4, 0.06, rng.next, 12),
      colour,
    );
    for (let i = 0; i < 12; i++)
      svg += stroke(
        `M${n(x + rng.range(-0.34, 0.34) * height)} ${n(y - height * rng.range(0.1, 0.55))}q6 -5 12 0`,
        shift(colour, -0.08),
        2,
      );
    return svg;
  }
  let svg = "";
  for (let i = 0; i < 6; i++) {
    const tx = x + (i - 2.5) * height * 0.14;
    const tall = height * rng.range(0.5, 1);
    const w = height * 0.07;
    svg += shape(
      `M${n(tx - w)} ${n(y)}L${n(tx - w * 1.2)} ${n(y - tall)}A${n(w * 1.2)} ${n(w * 0.6)} 0 0 1 ${n(tx + w * 1.2)} ${n(y - tall)}L${n(tx + w)} ${n(y)}Z`,
      shift(colour, rng.range(-0.05, 0.06)),
    );
    svg += `<ellipse cx="${n(tx)}" cy="${n(y - tall)}" rx="${n(w * 1.1)}" ry="${n(w * 0.5)}" fill="${shift(colour, -0.16)}"/>`;
  }
  return svg;
}

export function deepSetting(stage: Stage): Setting {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("deep");
  const dark = palette.night || stage.reading.mood === "spooky";
  const hue = stage.reading.tints.water
    ? palette.water[0]
    : rng.pick(["#1f86a8", "#1a7f9c", "#2a6fb0", "#178a8a"] as const);
  const top = dark ? mix(hue, "#0b2a4a", 0.55) : mix(hue, "#c8f2ea", 0.5);
  const bottom = dark ? "#06142c" : mix(hue, "#0a2350", 0.62);
  const id = stage.id("deep");
  const back: Layer[] = [
    {
      role: "backdrop",
      depth: 1,
      svg: `<defs>${linear(
        id,
        [
          { at: 0, colour: top },
          { at: 0.45, colour: mix(top, bottom, 0.5) },
          { at: 1, colour: bottom },
        ],
        [0, 0],
        [0, frame.h],
      )}</defs><rect width="${n(frame.w)}" height="${n(frame.h)}" fill="url(#${id})"/>`,
    },
  ];
  let rays = "";
  const ray = stage.id("ray");
  const from = frame.w * rng.range(0.2, 0.8);
  for (let i = 0; i < 8; i++) {
    const x = from + (i - 4) * frame.w * 0.09 + rng.range(-20, 20);
    const spread = (i - 4) * frame.w * 0.11;
    const w = rng.range(14, 50);
    rays += shape(
      `M${n(x)} -10L${n(x + w * 0.6)} -10L${n(x + spread + w * 2.4)} ${n(frame.h * 0.92)}L${n(x + spread - w)} ${n(frame.h * 0.92)}Z`,
      `url(#${ray})`,
      `opacity="${n(rng.range(0.2, 0.6))}"`,
    );
  }
  back.push({
    role: "light",
    depth: 0.9,
    blend: "screen",
    svg: `<defs>${linear(
      ray,
      [
        { at: 0, colour: dark ? "#6f8fd0" : "#dffcf2", opacity: 0.7 },
        { at: 1, colour: "#9fe8e0", opacity: 0 },
      ],
      [0, 0],
      [0, frame.h * 0.9],
    )}</defs>${rays}`,
  });
  const rows = [0.62, 0.3, 0];
  const floor = frame.h * (frame.tall ? 0.84 : 0.8);
  rows.forEach((depth, i) => {
    const fork = rng.fork(`row${i}`);
    const y = floor + (i - 2) * frame.h * 0.075 + (i === 2 ? frame.h * 0.05 : 0);
    const ridge = hills(stage, fork, y, frame.h * 0.035, 1.6);
    const sand = mix(mix("#d8c79a", bottom, dark ? 0.72 : 0.42), mix(top, bottom, 0.5), depth);
    let svg = "";
    const plants = i === 2 ? 9 : 12;
    for (let k = 0; k < plants; k++) {
      const x = ((k + fork.range(0.1, 0.9)) / plants) * frame.w;
      if (i === 2 && Math.abs(x - stage.heroX) < frame.w * 0.16) continue;
      const tall = frame.short * fork.range(0.1, 0.3) * (i === 0 ? 0.8 : 1);
      const green = mix(
        fork.pick(["#2f8f6a", "#4aa35c", "#1f7f78", "#86a84a"]),
        mix(top, bottom, 0.6),
        depth * 0.9 + (dark ? 0.3 : 0),
      );
      if (fork.chance(0.5)) {
        for (let s = 0; s < 4; s++)
          svg += weed(
            fork,
            x + s * 11,
            ridge.at(x) + 12,
            tall * fork.range(0.6, 1.25),
            shift(green, fork.range(-0.05, 0.05)),
          );
      } else {
        const warm = mix(
          fork.pick(["#ef6f6c", "#f2a154", "#d868a8", "#f4cf5c", "#a678d8", palette.accents[0]]),
          mix(top, bottom, 0.6),
          depth * 0.9 + (dark ? 0.35 : 0.08),
        );
        svg += coral(fork, x, ridge.at(x) + 10, tall * 0.62, warm);
      }
    }
    svg += fillBelow(stage, ridge, sand, mix(sand, bottom, 0.4));
    back.push({ svg, role: "land", depth, relief: 5 });
  });
  let bubbles = "";
  for (let i = 0; i < 34; i++) {
    const x = rng.range(0, frame.w);
    const y = rng.range(0, floor);
    const r = 1.5 + rng.next() ** 3 * 11;
    bubbles += `${circle(x, y, r, "#eaffff", 'opacity=".16"')}<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="#eaffff" stroke-opacity=".6" stroke-width="1.1"/>${circle(x - r * 0.35, y - r * 0.35, r * 0.2, "#ffffff", 'opacity=".8"')}`;
  }
  const front: Layer[] = [{ svg: bubbles, role: "front", depth: 0 }];
  return {
    back,
    front,
    near: floor + frame.h * 0.08,
    mid: floor + frame.h * 0.02,
    far: floor - frame.h * 0.05,
    water: frame.h * 0.5,
    floating: true,
  };
}
