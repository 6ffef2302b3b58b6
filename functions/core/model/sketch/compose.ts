/** From what was read to a scene in layers: place, light, horizon, heroes. */
import type { Hex } from "./colour.ts";
import type { Frame, Layer } from "./frame.ts";
import { createPalette, type Palette } from "./palette.ts";
import { createRng, type Rng } from "./random.ts";
import type { Reading, Size } from "./reading.ts";
import { abstractLayers } from "./scene/abstract.ts";
import { choosePlace } from "./scene/choose-place.ts";
import { company } from "./scene/company.ts";
import { farBirds } from "./scene/far-birds.ts";
import { placeSubjects } from "./scene/place-subjects.ts";
import { buildSetting } from "./scene/settings.ts";
import type { Orb, Stage } from "./scene/stage.ts";
import { weatherLayers } from "./scene/weather.ts";
import { subjectOf } from "./subjects/index.ts";
import { colourValues, type Place, type Season } from "./words/setting-words.ts";

export interface Scene {
  readonly frame: Frame;
  readonly palette: Palette;
  readonly layers: readonly Layer[];
  readonly reading: Reading;
  readonly place: Place;
  readonly orb: Orb | undefined;
  readonly rng: Rng;
  /** Seed for textures. */
  readonly seed: number;
}

const orbShare: Readonly<Record<Size, number>> = {
  tiny: 0.026,
  small: 0.045,
  normal: 0.08,
  big: 0.17,
  huge: 0.315,
};

export function compose(reading: Reading, frame: Frame, seed: number): Scene {
  const mixed = (seed ^ Math.imul(reading.hash, 0x9e3779b1)) >>> 0;
  const rng = createRng(mixed);
  const place = choosePlace(reading, rng.fork("where"));
  const plan = rng.fork("plan");
  const season: Season =
    reading.season ??
    (reading.weather === "snow" || place === "snow"
      ? "winter"
      : plan.pick(["summer", "summer", "spring", "autumn"]));
  const palette = createPalette(reading, place, season, rng.fork("colour"));
  const hugeOrb = ["moon", "sun", "planet"].some((k) => {
    const size = reading.sky[k as "moon"]?.size;
    return size === "huge" || size === "big";
  });
  const heroes = reading.subjects.length;
  const backed = hugeOrb && heroes > 0;
  const heroX =
    frame.w *
    (backed
      ? plan.range(0.42, 0.58)
      : heroes > 1
        ? plan.range(0.4, 0.6)
        : plan.pick(frame.wide ? [0.3, 0.5, 0.68, 0.4] : [0.4, 0.5, 0.6, 0.5]));
  const flying =
    reading.subjects.some((s) => subjectOf(s.kind).habitat === "air") &&
    reading.subjects.every(
      (s) => subjectOf(s.kind).habitat === "air" || subjectOf(s.kind).landmark,
    );
  const horizon =
    frame.h *
    (flying
      ? plan.range(0.7, 0.78)
      : heroes === 0
        ? plan.range(0.5, 0.66)
        : frame.tall
          ? plan.range(0.6, 0.68)
          : backed
            ? plan.range(0.6, 0.68)
            : plan.range(0.52, 0.64));
  const orb = chooseOrb(reading, palette, frame, plan, { heroX, horizon, backed, place });
  let ids = 0;
  const stage: Stage = {
    frame,
    palette,
    rng: rng.fork("scene"),
    reading,
    place,
    season,
    weather: reading.weather ?? "clear",
    orb,
    horizon,
    heroX,
    empty: heroes === 0,
    id: (name) => `${name}${ids++}`,
  };
  const known =
    heroes > 0 ||
    Object.keys(reading.sky).length > 0 ||
    (reading.place ?? reading.weather ?? reading.season ?? reading.time) !== undefined;
  if (!known && (reading.unknown.length > 0 ? plan.chance(0.62) : plan.chance(0.4))) {
    return {
      frame,
      palette,
      layers: abstractLayers(stage),
      reading,
      place,
      orb: undefined,
      rng,
      seed: mixed,
    };
  }
  const setting = buildSetting(stage);
  // Only for placing: the stage still counts as empty, so the scenery stays the picture.
  const cast =
    heroes > 0
      ? stage
      : { ...stage, reading: { ...reading, subjects: company(place, rng.fork("company")) } };
  const layers = [
    ...setting.back,
    ...(place === "deep" || place === "space" || place === "table" || place === "moonscape"
      ? []
      : farBirds(stage)),
    ...placeSubjects(cast, setting),
    ...setting.front,
    ...weatherLayers(stage),
  ].filter((layer) => layer.svg !== "");
  return { frame, palette, layers, reading, place, orb, rng, seed: mixed };
}

function chooseOrb(
  reading: Reading,
  palette: Palette,
  frame: Frame,
  rng: Rng,
  at: { heroX: number; horizon: number; backed: boolean; place: Place },
): Orb | undefined {
  if (at.place === "deep" || at.place === "space" || at.place === "moonscape") {
    if (!reading.sky.moon && !reading.sky.sun) return undefined;
  }
  const dull =
    reading.weather === "rain" ||
    reading.weather === "storm" ||
    reading.weather === "fog" ||
    reading.weather === "snow";
  const asked = reading.sky.moon ? "moon" : reading.sky.sun ? "sun" : undefined;
  const likely = palette.night
    ? 0.72
    : palette.time === "sunset" || palette.time === "dawn"
      ? 0.8
      : palette.time === "dusk"
        ? 0.5
        : 0.34;
  const kind =
    asked ??
    (dull || !rng.chance(likely)
      ? undefined
      : palette.night || palette.time === "dusk"
        ? "moon"
        : "sun");
  if (kind === undefined) return undefined;
  const said = reading.sky[kind];
  const under = reading.subjects.some(
    (s) => (s.relation?.to === "moon" || s.relation?.to === "sun") && s.relation.how !== "over",
  );
  const size = said?.size ?? "normal";
  let r = orbShare[size] * frame.short * rng.range(0.94, 1.1);
  if (under && size === "normal") r *= 1.7;
  if (frame.tall && size === "huge") r *= 1.08;
  if (kind === "sun" && size === "normal") r *= 0.82;
  if (reading.subjects.some((s) => s.relation?.to === kind && s.relation.how === "over")) r *= 1.5;
  const low = kind === "sun" && (palette.time === "sunset" || palette.time === "dawn");
  const over = reading.subjects.some((s) => s.relation?.to === kind && s.relation.how === "over");
  const big = size === "huge" || size === "big" || under;
  const x = big
    ? at.heroX + frame.w * rng.range(-0.1, 0.1)
    : at.heroX > frame.w / 2
      ? frame.w * rng.range(0.16, 0.36)
      : frame.w * rng.range(0.64, 0.84);
  const top = r + frame.h * 0.045;
  const y = over
    ? at.horizon * 0.62
    : big && at.backed
      ? Math.max(top, at.horizon - r * rng.range(0.62, 0.92))
      : low
        ? at.horizon - r * rng.range(0.1, 1.3)
        : Math.max(top, at.horizon * rng.range(0.2, 0.42));
  const colour: Hex | undefined =
    said?.colour === undefined ? undefined : colourValues[said.colour];
  const crescent =
    kind === "moon" &&
    (reading.phase === "crescent" ||
      (reading.phase === undefined && size === "normal" && !under && rng.chance(0.3)));
  return { kind, x, y, r, crescent, colour };
}
