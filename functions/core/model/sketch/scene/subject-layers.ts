/** Draws what was placed: shadows, mirror images, lamplight, and the things themselves. */
import { mix, toLch } from "../colour.ts";
import type { Layer } from "../frame.ts";
import { circle, ellipse, linear, n, radial, shape, smooth } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Mention } from "../reading.ts";
import type { Subject } from "../subjects/subject.ts";
import { colourValues } from "../words/setting-words.ts";
import type { Item } from "./placement.ts";
import { widthOf } from "./placement.ts";
import type { Stage } from "./stage.ts";
import { penFor, put } from "./stage.ts";
import { wear } from "./wear.ts";

export function layersOf(stage: Stage, items: Item[], rng: Rng): Layer[] {
  const { palette, frame } = stage;
  items.sort((a, b) => a.order - b.order || a.y - b.y);
  const layers: Layer[] = [];
  const lights: string[] = [];
  const limit = items.length > 6 ? Math.ceil(items.length / 4) : 1;
  let svg = "";
  let inLayer = 0;
  let tallest = 0;
  const flush = () => {
    if (svg === "") return;
    layers.push({
      svg,
      role: "thing",
      depth: 0.02,
      relief: Math.max(4, Math.min(20, tallest * 0.055)),
    });
    svg = "";
    inLayer = 0;
    tallest = 0;
  };
  const shadow = mix(palette.ink, "#000010", 0.4);
  for (const item of items) {
    const { mention, subject } = item;
    const named = mention.colour !== undefined;
    const pen = penFor(stage, stage.rng.fork(`${mention.kind}${item.copy}`), {
      colour: ownColour(mention, subject),
      named,
      depth: item.depth,
      pose:
        item.footing === "water" && mention.pose === "rest"
          ? "swim"
          : item.footing === "none" &&
              subject.habitat !== "air" &&
              item.order < 100 &&
              !["in", "on"].includes(mention.relation?.how ?? "") &&
              stage.place !== "space" &&
              stage.place !== "deep"
            ? "fly"
            : mention.pose,
    });
    const body = item.rim
      ? (subject.rim?.(pen) ?? "")
      : subject.draw(pen) + wear(pen, subject, mention);
    const drawn = put(
      body,
      item.x,
      item.y,
      item.height,
      item.flip,
      item.flip ? -item.turn : item.turn,
    );
    const width = widthOf(item);
    let under = "";
    if (item.footing === "ground") {
      if (stage.place === "sea") under += islet(item.x, item.y, width * 0.95 + 40, frame.h * 0.1);
      const id = stage.id("shade");
      under += `<defs>${radial(
        id,
        [
          { at: 0, colour: shadow, opacity: 0.5 },
          { at: 0.6, colour: shadow, opacity: 0.3 },
          { at: 1, colour: shadow, opacity: 0 },
        ],
        0,
        0,
        1,
      )}</defs><g transform="translate(${n(item.x)} ${n(item.y)}) scale(${n(width * 0.56)} ${n(Math.max(6, width * 0.085))})"><circle r="1" fill="url(#${id})"/></g>`;
    }
    if (item.footing === "water") {
      const k = item.height / 100;
      under += `<g opacity=".34" transform="translate(${n(item.x)} ${n(item.y)}) scale(${n(item.flip ? -k : k)} ${n(-k * 0.8)})">${body}</g>`;
    }
    if (under) {
      flush();
      layers.push({
        svg: under,
        role: item.footing === "water" || stage.place !== "sea" ? "mark" : "land",
        depth: 0.05,
        ...(stage.place === "sea" ? { relief: 8 } : {}),
      });
    }
    svg += drawn;
    tallest = Math.max(tallest, item.height);
    if (item.footing === "water") {
      const foam = mix(palette.sky[2], "#ffffff", 0.6);
      for (let i = 0; i < 5; i++)
        svg += ellipse(
          item.x + rng.range(-0.5, 0.5) * width,
          item.y + rng.range(-1, 5),
          rng.range(0.1, 0.26) * width,
          2.2,
          foam,
          0,
          'opacity=".7"',
        );
      if (subject.habitat === "deep") svg += splash(item, foam, rng);
    }
    if (pen.night && subject.lamp) lights.push(lampLight(stage, item, subject.lamp));
    if (++inLayer >= limit) flush();
  }
  flush();
  if (lights.length > 0)
    layers.push({ svg: lights.join(""), role: "light", depth: 0, blend: "screen" });
  return layers;

  function islet(x: number, y: number, w: number, h: number): string {
    const rock = palette.tone("#6f6a70");
    return (
      shape(
        smooth(
          [
            [x - w * 0.75, y + h],
            [x - w * 0.62, y + h * 0.2],
            [x - w * 0.3, y - 4],
            [x, y - 9],
            [x + w * 0.34, y - 3],
            [x + w * 0.6, y + h * 0.24],
            [x + w * 0.78, y + h],
          ],
          true,
        ),
        rock,
      ) +
      shape(
        smooth(
          [
            [x - w * 0.5, y + 6],
            [x - w * 0.2, y - 5],
            [x + w * 0.1, y - 8],
            [x + w * 0.36, y - 1],
            [x + w * 0.1, y + 8],
            [x - w * 0.2, y + 12],
          ],
          true,
        ),
        palette.land[2],
      )
    );
  }
}

/** "A red fox" is fox red, not fire-engine red: a named colour near the natural one leans towards it. */
function ownColour(mention: Mention, subject: Subject): string {
  if (mention.colour === undefined) return subject.colour;
  const named = colourValues[mention.colour];
  const a = toLch(named);
  const b = toLch(subject.colour);
  const apart = Math.abs(((a.h - b.h + 540) % 360) - 180);
  return a.c > 0.06 && b.c > 0.06 && apart < 42 && Math.abs(a.l - b.l) < 0.2
    ? mix(named, subject.colour, 0.6)
    : named;
}

function splash(item: Item, foam: string, rng: Rng): string {
  let svg = "";
  const w = widthOf(item);
  for (let i = 0; i < 26; i++) {
    const a = -Math.PI * rng.range(0.12, 0.88);
    const d = w * rng.range(0.3, 0.6);
    svg += circle(
      item.x + Math.cos(a) * d,
      item.y + Math.sin(a) * d * 0.42,
      rng.range(1.2, 4.5),
      foam,
      'opacity=".8"',
    );
  }
  return svg;
}

function lampLight(stage: Stage, item: Item, lamp: readonly [number, number]): string {
  const { palette, frame } = stage;
  const k = item.height / 100;
  const x = item.x + lamp[0] * k * (item.flip ? -1 : 1);
  const y = item.y + lamp[1] * k;
  const r = Math.max(frame.short * 0.08, item.height * 0.5);
  const id = stage.id("light");
  let svg = `<defs>${radial(
    id,
    [
      { at: 0, colour: palette.lamp, opacity: 0.75 },
      { at: 0.3, colour: palette.lamp, opacity: 0.28 },
      { at: 1, colour: palette.lamp, opacity: 0 },
    ],
    x,
    y,
    r,
  )}</defs>${circle(x, y, r, `url(#${id})`)}`;
  if (item.mention.kind === "lighthouse") {
    for (const [dx, dy] of [
      [1, -0.12],
      [-1, -0.06],
    ] as const) {
      const beam = stage.id("beam");
      const long = frame.w * 0.7;
      const ex = x + dx * long;
      svg += `<defs>${linear(
        beam,
        [
          { at: 0, colour: "#fff3c4", opacity: 0.75 },
          { at: 1, colour: "#fff3c4", opacity: 0 },
        ],
        [x, y],
        [ex, y + dy * long],
      )}</defs>${shape(`M${n(x)} ${n(y - 3)}L${n(ex)} ${n(y + dy * long - long * 0.1)}L${n(ex)} ${n(y + dy * long + long * 0.1)}L${n(x)} ${n(y + 3)}Z`, `url(#${beam})`)}`;
    }
  }
  return svg;
}
