/** What every part of a scene is told, and what a place gives back. */

import type { Hex } from "../colour.ts";
import type { Frame, Layer } from "../frame.ts";
import type { Palette } from "../palette.ts";
import type { Rng } from "../random.ts";
import type { Reading } from "../reading.ts";
import { type Pen, type Subject, shades } from "../subjects/subject.ts";
import type { Place, Season, Weather } from "../words/setting-words.ts";

export interface Stage {
  readonly frame: Frame;
  readonly palette: Palette;
  readonly rng: Rng;
  readonly reading: Reading;
  readonly place: Place;
  readonly season: Season;
  readonly weather: Weather;
  /** The moon or the sun, where it is in view. */
  readonly orb: Orb | undefined;
  /** Height of the horizon. */
  readonly horizon: number;
  /** Where the heroes will stand, so that scenery keeps clear of them. */
  readonly heroX: number;
  /** True when nothing is going to stand in the scene: the scenery is the picture. */
  readonly empty: boolean;
  /** An id no other part of the picture uses. */
  readonly id: (name: string) => string;
}

export interface Orb {
  readonly kind: "moon" | "sun";
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly crescent: boolean;
  readonly colour: Hex | undefined;
}

export interface Setting {
  /** Painted before the subjects, from far to near. */
  readonly back: readonly Layer[];
  /** Painted over their feet. */
  readonly front: readonly Layer[];
  /** Heights at which things stand: the heroes, what is behind them, landmarks. */
  readonly near: number;
  readonly mid: number;
  readonly far: number;
  /** Things that swim float at this height; absent where there is no water. */
  readonly water?: number;
  /** True where things hang free and nothing casts a shadow on a floor. */
  readonly floating?: boolean;
}

export function penFor(
  stage: Pick<Stage, "palette" | "id">,
  rng: Rng,
  options: { colour: string; named?: boolean; depth?: number; pose?: Pen["pose"] },
): Pen {
  const { palette } = stage;
  const depth = options.depth ?? 0;
  const toned = new Map<string, Hex>();
  const c = (colour: string) => {
    const known = toned.get(colour);
    if (known !== undefined) return known;
    const made = palette.tone(colour, depth);
    toned.set(colour, made);
    return made;
  };
  return {
    ...shades(c(options.colour)),
    c,
    named: options.named ?? false,
    rng,
    pose: options.pose ?? "rest",
    night: palette.night || palette.time === "dusk",
    lamp: palette.night || palette.time === "dusk" ? palette.lamp : c("#bfe0ea"),
    accents: [c(palette.accents[0]), c(palette.accents[1]), c(palette.accents[2])],
    foliage: palette.foliage,
    id: stage.id,
  };
}

/** Puts a 100-unit-high drawing into the picture, standing at (x, y). */
export function put(
  svg: string,
  x: number,
  y: number,
  height: number,
  flip = false,
  turn = 0,
): string {
  const k = height / 100;
  return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)})${turn ? ` rotate(${turn.toFixed(1)})` : ""} scale(${(flip ? -k : k).toFixed(4)} ${k.toFixed(4)})">${svg}</g>`;
}

export function scenery(
  stage: Stage,
  subject: Subject,
  rng: Rng,
  at: { x: number; y: number; height: number; depth: number; colour?: string; flip?: boolean },
): string {
  const pen = penFor(stage, rng, { colour: at.colour ?? subject.colour, depth: at.depth });
  return put(subject.draw(pen), at.x, at.y, at.height, at.flip ?? rng.chance(0.5));
}
