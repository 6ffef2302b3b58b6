/** The sky: its gradient, its stars, its milky way. */
import { mix } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, linear, n, radial, shape } from "../geometry.ts";
import { planets } from "./planet.ts";
import { aurora, comets } from "./sky-lights.ts";
import type { Stage } from "./stage.ts";

export function skyLayers(stage: Stage): Layer[] {
  const { frame, palette, reading, horizon } = stage;
  const id = stage.id("sky");
  const foot = Math.max(horizon, frame.h * 0.5);
  const layers: Layer[] = [];
  let svg = `<defs>${linear(
    id,
    [
      { at: 0, colour: palette.sky[0] },
      { at: 0.52, colour: palette.sky[1] },
      { at: 1, colour: palette.sky[2] },
    ],
    [0, 0],
    [frame.w * 0.05, foot * 1.04],
  )}</defs><rect width="${n(frame.w)}" height="${n(frame.h)}" fill="url(#${id})"/>`;
  if (
    palette.night &&
    stage.weather !== "storm" &&
    stage.weather !== "rain" &&
    stage.weather !== "fog"
  ) {
    svg += stars(stage, reading.sky.stars ? 1.7 : 1, foot);
    if (reading.sky.stars || stage.rng.fork("milk").chance(0.4)) svg += milkyWay(stage);
  }
  layers.push({ svg, role: "backdrop", depth: 1 });
  if (reading.sky.aurora) layers.push(aurora(stage));
  if (reading.sky.comet) layers.push(comets(stage, reading.sky.comet.count));
  if (reading.sky.planet) layers.push(planets(stage, reading.sky.planet.count));
  return layers;
}

export function stars(stage: Stage, density: number, depth: number): string {
  const rng = stage.rng.fork("stars");
  const { frame, palette } = stage;
  const count = Math.round(150 * density);
  const tints = ["#ffffff", "#fff3d6", "#dfe9ff", mix(palette.sky[2], "#ffffff", 0.6)] as const;
  let svg = "";
  for (let i = 0; i < count; i++) {
    const x = rng.range(0, frame.w);
    const y = rng.range(0, 1) ** 1.25 * depth;
    const r = 0.55 + rng.next() ** 5 * 2.6;
    const near = stage.orb ? Math.hypot(x - stage.orb.x, y - stage.orb.y) / stage.orb.r : 9;
    if (near < 1.25) continue;
    const colour = rng.pick(tints);
    const opacity = (0.45 + rng.next() * 0.55) * (1 - (y / depth) * 0.55) * Math.min(1, near / 2.4);
    if (r > 2.3) {
      const arm = r * 3.4;
      const q = r * 0.42;
      svg += shape(
        `M${n(x)} ${n(y - arm)}L${n(x + q)} ${n(y - q)}L${n(x + arm)} ${n(y)}L${n(x + q)} ${n(y + q)}L${n(x)} ${n(y + arm)}L${n(x - q)} ${n(y + q)}L${n(x - arm)} ${n(y)}L${n(x - q)} ${n(y - q)}Z`,
        colour,
        `opacity="${n(opacity)}"`,
      );
    } else svg += circle(x, y, r, colour, `opacity="${n(opacity)}"`);
  }
  return svg;
}

function milkyWay(stage: Stage): string {
  const rng = stage.rng.fork("milky");
  const { frame, palette } = stage;
  const slope = rng.range(-0.7, 0.7);
  const middle = frame.h * rng.range(0.18, 0.4);
  let svg = "";
  let defs = "";
  for (let i = 0; i < 9; i++) {
    const x = (frame.w * (i + 0.5)) / 9;
    const y = middle + (x - frame.w / 2) * slope * 0.5 + rng.range(-20, 20);
    const id = stage.id("milk");
    const r = rng.range(90, 170);
    const colour = mix(palette.sky[2], rng.pick(["#ffffff", "#ffd9ec", "#cfe4ff"]), 0.5);
    defs += radial(
      id,
      [
        { at: 0, colour, opacity: 0.2 },
        { at: 1, colour, opacity: 0 },
      ],
      x,
      y,
      r,
    );
    svg += circle(x, y, r, `url(#${id})`);
    for (let s = 0; s < 26; s++) {
      svg += circle(
        x + rng.range(-1, 1) * 80,
        y + rng.range(-1, 1) * 38,
        rng.range(0.3, 0.9),
        "#ffffff",
        `opacity="${n(rng.range(0.3, 0.8))}"`,
      );
    }
  }
  return `<defs>${defs}</defs>${svg}`;
}
