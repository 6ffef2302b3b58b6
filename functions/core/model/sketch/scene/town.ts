/** City skylines and streets. */
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { box, circle, linear, n, radial, shape, stroke } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Stage } from "./stage.ts";

function tower(
  stage: Stage,
  rng: Rng,
  x: number,
  base: number,
  w: number,
  h: number,
  depth: number,
): string {
  const { palette } = stage;
  const hue = rng.pick(["#6f6a86", "#7d6f78", "#586b86", "#8a7367", "#5f7a80", "#94808a"]);
  const wall = palette.tone(hue, depth);
  const top = base - h;
  let svg = "";
  const roof = rng.int(0, 5);
  if (roof === 0)
    svg += shape(
      `M${n(x)} ${n(top)}L${n(x + w / 2)} ${n(top - w * 0.55)}L${n(x + w)} ${n(top)}Z`,
      shift(wall, -0.06),
    );
  if (roof === 1)
    svg +=
      box(x + w * 0.25, top - w * 0.28, w * 0.5, w * 0.3, shift(wall, -0.04)) +
      stroke(`M${n(x + w / 2)} ${n(top - w * 0.28)}v${n(-w * 0.6)}`, shift(wall, -0.1), 1.6);
  if (roof === 2)
    svg += shape(
      `M${n(x)} ${n(top)}A${n(w / 2)} ${n(w / 2.4)} 0 0 1 ${n(x + w)} ${n(top)}Z`,
      shift(wall, 0.04),
    );
  if (roof === 3)
    svg +=
      box(x + w * 0.15, top - 7, w * 0.2, 8, shift(wall, -0.1)) +
      box(x + w * 0.6, top - 12, w * 0.14, 13, shift(wall, -0.08));
  if (roof === 4)
    svg += shape(
      `M${n(x)} ${n(top)}L${n(x)} ${n(top - w * 0.35)}L${n(x + w)} ${n(top)}Z`,
      shift(wall, -0.03),
    );
  svg += box(x, top, w, h, wall) + box(x + w * 0.72, top, w * 0.28, h, shift(wall, -0.06));
  const columns = Math.max(2, Math.round(w / 15));
  const cell = w / columns;
  const rows = Math.floor((h - 8) / (cell * 1.45));
  const glass = mix(wall, palette.sky[1], 0.45);
  const lamps = [
    palette.lamp,
    mix(palette.lamp, "#ff9f5a", 0.35),
    mix(palette.lamp, "#ffffff", 0.35),
  ] as const;
  const lit = palette.night ? 0.5 : palette.time === "dusk" || palette.time === "sunset" ? 0.28 : 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const on = rng.chance(lit);
      if (!on && rng.chance(0.15)) continue;
      svg += box(
        x + cell * (c + 0.24),
        top + 7 + r * cell * 1.45,
        cell * 0.52,
        cell * 0.82,
        on ? mix(rng.pick(lamps), wall, depth * 0.5) : glass,
        0,
        on ? "" : 'opacity=".6"',
      );
    }
  }
  return svg;
}

export function skyline(
  stage: Stage,
  rng: Rng,
  base: number,
  height: number,
  depth: number,
): Layer {
  const { frame } = stage;
  let svg = "";
  let x = -20;
  while (x < frame.w + 10) {
    const w = rng.range(46, 108) * (1.1 - depth * 0.45);
    const t = Math.abs((x + w / 2) / frame.w - 0.5) * 2;
    svg += tower(stage, rng, x, base, w, height * rng.range(0.4, 1.05) * (0.75 + t * 0.3), depth);
    x += w + (rng.chance(0.3) ? rng.range(4, 18) : -1);
  }
  svg += box(
    -10,
    base - 1,
    frame.w + 20,
    frame.h - base + 10,
    stage.palette.tone("#6b6878", depth),
  );
  return { svg, role: "land", depth, relief: 3 };
}

export function street(stage: Stage, y: number): Layer[] {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("street");
  const wet = stage.weather === "rain" || stage.weather === "storm";
  const road = palette.tone(wet ? "#4a4d5c" : "#787482");
  const id = stage.id("road");
  let svg = `<defs>${linear(
    id,
    [
      { at: 0, colour: shift(road, 0.05), opacity: wet ? 0.7 : 1 },
      { at: 1, colour: shift(road, -0.07), opacity: wet ? 0.85 : 1 },
    ],
    [0, y],
    [0, frame.h],
  )}</defs><rect x="-5" y="${n(y)}" width="${n(frame.w + 10)}" height="${n(frame.h - y + 5)}" fill="url(#${id})"/>`;
  svg += box(-5, y - 3, frame.w + 10, 9, shift(road, 0.12));
  const middle = frame.w * rng.range(0.4, 0.6);
  for (let i = -9; i <= 9; i++)
    svg += stroke(
      `M${n(middle + i * 70)} ${n(y + 8)}L${n(middle + i * 260)} ${n(frame.h)}`,
      shift(road, -0.05),
      1.4,
      'opacity=".5"',
    );
  for (let r = 1; r < 6; r++)
    svg += stroke(
      `M-5 ${n(y + (frame.h - y) * (r / 6) ** 1.6)}H${n(frame.w + 5)}`,
      shift(road, -0.05),
      0.8 + r * 0.3,
      'opacity=".5"',
    );
  const layers: Layer[] = [
    {
      svg,
      role: "land",
      depth: 0.1,
      ...(wet ? { reflect: { waterline: y, ripple: 16, strength: 0.6 } } : {}),
    },
  ];
  let lamps = "";
  let glow = "";
  const tall = frame.short * 0.42;
  const spots = frame.wide ? [0.07, 0.93, 0.5] : [0.08, 0.92];
  for (const spot of spots) {
    const x = frame.w * spot;
    if (Math.abs(x - stage.heroX) < frame.w * 0.16) continue;
    const iron = palette.tone("#2d2c38");
    lamps +=
      stroke(`M${n(x)} ${n(y + 14)}V${n(y - tall)}`, iron, 5) +
      box(x - 8, y + 6, 16, 10, iron, 2) +
      stroke(`M${n(x - 12)} ${n(y - tall + 14)}h24`, iron, 3);
    lamps +=
      shape(
        `M${n(x - 11)} ${n(y - tall - 22)}h22l-4 22h-14Z`,
        palette.night || palette.time === "dusk" ? palette.lamp : palette.tone("#d8e4e4"),
      ) + shape(`M${n(x - 13)} ${n(y - tall - 22)}q13 -16 26 0Z`, iron);
    if (palette.night || palette.time === "dusk") {
      const g = stage.id("lamp");
      glow += `<defs>${radial(
        g,
        [
          { at: 0, colour: palette.lamp, opacity: 0.6 },
          { at: 1, colour: palette.lamp, opacity: 0 },
        ],
        x,
        y - tall - 12,
        frame.short * 0.19,
      )}</defs>${circle(x, y - tall - 12, frame.short * 0.19, `url(#${g})`)}`;
    }
  }
  if (lamps) layers.push({ svg: lamps, role: "thing", depth: 0.1, relief: 3 });
  if (glow) layers.push({ svg: glow, role: "light", depth: 0.1, blend: "screen" });
  return layers;
}
