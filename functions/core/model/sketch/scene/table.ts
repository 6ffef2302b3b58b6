/** Indoors: a table by a window, for cups, cakes and fruit. */
import { mix, shift } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { box, circle, ellipse, group, linear, n, shape, stroke } from "../geometry.ts";
import { cloudLayers } from "./clouds.ts";
import { orbDisc } from "./orb.ts";
import { skyLayers } from "./sky.ts";
import type { Setting, Stage } from "./stage.ts";
import { fillBelow, hills } from "./terrain.ts";

export function tableSetting(stage: Stage): Setting {
  const { frame, palette } = stage;
  const rng = stage.rng.fork("room");
  const top = frame.h * (frame.tall ? 0.7 : 0.66);
  const wood = palette.tone(rng.pick(["#b98256", "#a36b4a", "#c99a6b", "#8f6248"]));
  const [accent, second] = palette.accents;
  const wall = palette.tone(
    mix(rng.pick([accent, second, "#7fa3a0", "#d9b38c"]), "#f3e9d8", palette.night ? 0.25 : 0.62),
  );
  const back: Layer[] = [];
  const windowed =
    stage.reading.place === "table" ||
    stage.reading.time !== undefined ||
    stage.reading.weather !== undefined ||
    rng.chance(0.5);
  let svg = `<rect width="${n(frame.w)}" height="${n(frame.h)}" fill="${wall}"/>`;
  const pattern = rng.int(0, 2);
  const step = 64;
  if (pattern === 0)
    for (let x = step / 2; x < frame.w; x += step)
      svg += box(x, 0, step / 2, top, shift(wall, -0.025));
  else
    for (let y = 30, row = 0; y < top; y += step * 0.8, row++)
      for (let x = row % 2 ? step / 2 : 0; x < frame.w + step; x += step)
        svg +=
          pattern === 1
            ? circle(x, y, 5, shift(wall, 0.05))
            : shape(`M${n(x)} ${n(y - 9)}q7 9 0 18q-7 -9 0 -18Z`, shift(wall, 0.05));
  if (!windowed) {
    const r = frame.short * 0.36;
    svg += circle(
      stage.heroX,
      top - r * 0.62,
      r,
      mix(wall, palette.accents[1], 0.4),
      'opacity=".75"',
    );
  }
  back.push({ svg, role: "backdrop", depth: 1 });
  if (windowed) {
    const w = Math.min(frame.w * 0.62, frame.h * 0.62);
    const h = Math.min(top * 0.78, w * 1.15);
    const x = Math.max(
      20,
      Math.min(frame.w - w - 20, stage.heroX < frame.w / 2 ? frame.w * 0.92 - w : frame.w * 0.08),
    );
    const y = top - h - frame.h * 0.06;
    const clip = stage.id("pane");
    const view = frame.w * 0.9;
    const k = Math.max(w / view, h / (frame.h * 0.8));
    // A whole landscape, seen small through the panes; its light falls on the table.
    const inner: Stage = {
      ...stage,
      horizon: frame.h * 0.62,
      rng: stage.rng.fork("view"),
      orb: stage.orb,
    };
    const ridges = [0.55, 0.2]
      .map((_depth, i) =>
        fillBelow(
          inner,
          hills(inner, inner.rng.fork(`h${i}`), frame.h * (0.58 + i * 0.1), 40),
          palette.land[i] ?? palette.land[0],
          palette.land[1],
        ),
      )
      .join("");
    const sky = [...skyLayers(inner), ...orbDisc(inner), ...cloudLayers(inner)]
      .map((layer) => layer.svg)
      .join("");
    const frameColour = palette.tone("#f6efe2");
    const glass = group(
      `<g transform="translate(${n(x - 10)} ${n(y - 10)}) scale(${n(k * 1.02)})">${sky}${ridges}</g>`,
      `clip-path="url(#${clip})"`,
    );
    let bars = `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="none" stroke="${frameColour}" stroke-width="15"/>`;
    bars += stroke(
      `M${n(x + w / 2)} ${n(y)}v${n(h)}M${n(x)} ${n(y + h * 0.42)}h${n(w)}`,
      frameColour,
      7,
    );
    bars +=
      box(x - 18, y + h, w + 36, 15, frameColour, 2) +
      box(x - 12, y + h + 15, w + 24, 7, shift(wall, -0.1));
    back.push({
      svg: `<defs><clipPath id="${clip}"><rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"/></clipPath></defs>${glass}`,
      role: "backdrop",
      depth: 0.95,
    });
    back.push({ svg: bars, role: "land", depth: 0.8, relief: 4 });
    const curtain = palette.tone(mix(palette.accents[0], "#f6efe2", 0.35));
    let cloth = "";
    for (const side of [-1, 1] as const) {
      const cx = side < 0 ? x - 24 : x + w + 24;
      cloth += shape(
        `M${n(cx - side * 4)} ${n(y - 26)}L${n(cx - side * w * 0.24)} ${n(y - 26)}C${n(cx - side * w * 0.2)} ${n(y + h * 0.4)} ${n(cx - side * w * 0.06)} ${n(y + h * 0.6)} ${n(cx - side * w * 0.1)} ${n(y + h + 40)}L${n(cx + side * w * 0.07)} ${n(y + h + 40)}C${n(cx + side * w * 0.04)} ${n(y + h * 0.5)} ${n(cx)} ${n(y + h * 0.3)} ${n(cx - side * 4)} ${n(y - 26)}Z`,
        curtain,
      );
      for (let f = 1; f < 4; f++)
        cloth += stroke(
          `M${n(cx - side * w * 0.055 * f)} ${n(y - 22)}Q${n(cx - side * w * 0.03 * f)} ${n(y + h * 0.5)} ${n(cx - side * w * 0.012 * f)} ${n(y + h + 34)}`,
          shift(curtain, -0.07),
          3,
          'opacity=".6"',
        );
    }
    cloth += box(x - 50, y - 33, w + 100, 8, palette.tone("#7a5640"), 4);
    back.push({ svg: cloth, role: "land", depth: 0.7, relief: 6 });
  }
  const grain = stage.id("wood");
  let table = `<defs>${linear(
    grain,
    [
      { at: 0, colour: shift(wood, 0.07) },
      { at: 1, colour: shift(wood, -0.08) },
    ],
    [0, top],
    [0, frame.h],
  )}</defs><rect x="-5" y="${n(top)}" width="${n(frame.w + 10)}" height="${n(frame.h - top + 5)}" fill="url(#${grain})"/>${box(-5, top, frame.w + 10, 7, shift(wood, 0.12))}`;
  for (let i = 0; i < 15; i++) {
    const y = top + 14 + (frame.h - top) * rng.next();
    const x = rng.range(-100, frame.w * 0.8);
    const long = rng.range(100, 420);
    table += stroke(
      `M${n(x)} ${n(y)}q${n(long / 2)} ${n(rng.range(-7, 7))} ${n(long)} 0`,
      shift(wood, -0.06),
      rng.range(0.8, 2.2),
      'opacity=".5"',
    );
  }
  if (rng.chance(0.6)) {
    const cloth = palette.tone(mix(palette.accents[1], "#fbf4e6", 0.7));
    const cx = stage.heroX;
    const w = frame.short * 0.52;
    const mid = top + (frame.h - top) * 0.42;
    table += `${ellipse(cx, mid, w, (frame.h - top) * 0.3, shift(wood, -0.14), 0, 'opacity=".35"') + ellipse(cx, mid - 4, w, (frame.h - top) * 0.3, cloth)}<ellipse cx="${n(cx)}" cy="${n(mid - 4)}" rx="${n(w * 0.9)}" ry="${n((frame.h - top) * 0.255)}" fill="none" stroke="${palette.tone(palette.accents[0])}" stroke-width="5" stroke-dasharray="2 15" stroke-linecap="round" opacity=".8"/>`;
  }
  back.push({ svg: table, role: "land", depth: 0.3 });
  return {
    back,
    front: [],
    near: top + (frame.h - top) * 0.5,
    mid: top + (frame.h - top) * 0.24,
    far: top + (frame.h - top) * 0.12,
  };
}
