/** One coherent set of colours per picture, from the hour, the season, the place, the mood and the words. */
import { type Hex, lch, lightness, lit, mix, saturate, shift, toLch } from "./colour.ts";
import type { Rng } from "./random.ts";
import type { Reading } from "./reading.ts";
import { colourValues, type Place, type Season, type Time } from "./words/setting-words.ts";

export interface Palette {
  readonly time: Time;
  readonly night: boolean;
  /** From the zenith down to the horizon. */
  readonly sky: readonly [Hex, Hex, Hex];
  /** What distance fades into. */
  readonly haze: Hex;
  /** Land from far to near, already lit. */
  readonly land: readonly [Hex, Hex, Hex];
  readonly foliage: readonly [Hex, Hex, Hex];
  readonly trunk: Hex;
  readonly water: readonly [Hex, Hex];
  readonly cloud: Hex;
  readonly cloudShade: Hex;
  readonly sun: Hex;
  readonly moon: Hex;
  readonly glow: Hex;
  /** Warm light in windows, lanterns and lighthouses. */
  readonly lamp: Hex;
  readonly accents: readonly [Hex, Hex, Hex];
  readonly ink: Hex;
  /** Lights an object's own colour for this scene; depth 0 is near, 1 is the horizon. */
  readonly tone: (colour: string, depth?: number) => Hex;
}

type Sky = readonly [Hex, Hex, Hex];
type Skies = readonly [Sky, ...Sky[]];

const skies: Readonly<Record<Time, Skies>> = {
  dawn: [
    ["#7f9fc9", "#e9bfc0", "#ffe3bd"],
    ["#6f8fb8", "#c9b3d6", "#fbd0c4"],
    ["#8fb4c4", "#f0d3b4", "#ffeccb"],
  ],
  day: [
    ["#5fa8dc", "#a5d3ec", "#edf4e6"],
    ["#6bb6c9", "#b6dfd9", "#fbf2d8"],
    ["#86b3de", "#c5d9ee", "#fdeee0"],
    ["#4c9fc7", "#9cd0d8", "#f3f1cf"],
  ],
  noon: [
    ["#3f97de", "#86c4f0", "#d9f0f5"],
    ["#33a3d0", "#8ad3e3", "#e4f6ea"],
  ],
  sunset: [
    ["#4a4187", "#d9657a", "#ffb765"],
    ["#2f5177", "#e38b62", "#ffd88f"],
    ["#5b2c5e", "#d0514d", "#ffab52"],
    ["#3f6a8f", "#e9a58c", "#ffe0a3"],
  ],
  dusk: [
    ["#2e2f63", "#77649b", "#e5aaa2"],
    ["#274060", "#5f7f9e", "#eec3a0"],
    ["#3b2a5c", "#8f5f94", "#f2a68b"],
  ],
  night: [
    ["#10183d", "#283b73", "#6076ab"],
    ["#082430", "#134653", "#448789"],
    ["#1b1238", "#412a6c", "#8d62a0"],
    ["#0f1c33", "#24466b", "#7394a8"],
  ],
};

const light: Readonly<Record<Time, readonly [Hex, number]>> = {
  dawn: ["#ffd9c4", 0.35],
  day: ["#fffaf0", 0.2],
  noon: ["#ffffff", 0],
  sunset: ["#ffb088", 0.42],
  dusk: ["#b49ccc", 0.42],
  night: ["#7f92d0", 0.5],
};

const seasonLand: Readonly<Record<Season, Hex>> = {
  spring: "#93c065",
  summer: "#6fa650",
  autumn: "#c28f42",
  winter: "#e6eef5",
};

const placeLand: Readonly<Partial<Record<Place, Hex>>> = {
  forest: "#4d7a4d",
  jungle: "#2f7d4f",
  beach: "#ecd5a2",
  sea: "#5f8a70",
  mountains: "#6f8571",
  desert: "#e2ab63",
  city: "#6c7184",
  snow: "#e6eef5",
  moonscape: "#b9b3b2",
  garden: "#7fb257",
};

const seasonFoliage: Readonly<Record<Season, readonly [Hex, Hex, Hex]>> = {
  spring: ["#7fb45a", "#f2b6c6", "#b9d678"],
  summer: ["#4d8f4a", "#2f7346", "#86b552"],
  autumn: ["#d9772f", "#b8432c", "#e8b13f"],
  winter: ["#3f6b62", "#dfe9f0", "#587f7a"],
};

const accentSets: readonly [readonly [Hex, Hex, Hex], ...(readonly [Hex, Hex, Hex])[]] = [
  ["#e4572e", "#f3a712", "#29335c"],
  ["#d1495b", "#edae49", "#00798c"],
  ["#ef767a", "#ffe347", "#23b5d3"],
  ["#c05299", "#f5b841", "#3d5a80"],
  ["#ee6c4d", "#98c1d9", "#293241"],
  ["#e07a5f", "#f2cc8f", "#81b29a"],
];

/** Gives the sky another hue and keeps its lights and darks. */
function tinted(colour: Hex, tint: Hex, amount: number): Hex {
  const own = toLch(colour);
  const other = toLch(tint);
  const dark = lightness(tint) - 0.62;
  return mix(
    colour,
    lch(
      Math.max(0.12, Math.min(0.97, own.l + dark * 0.35)),
      Math.max(own.c, other.c) * 0.85,
      other.h,
    ),
    amount,
  );
}

export function defaultTime(reading: Reading, rng: Rng): Time {
  if (reading.time !== undefined) return reading.time;
  const { sky } = reading;
  if (sky.moon || sky.stars || sky.aurora || sky.comet) return "night";
  if (reading.mood === "spooky") return rng.pick(["night", "dusk"]);
  if (sky.sun || sky.rainbow) return rng.pick(["day", "noon", "sunset"]);
  if (reading.weather === "storm") return "dusk";
  if (reading.weather !== undefined) return rng.pick(["day", "day", "dusk", "dawn"]);
  if (reading.mood === "dreamy") return rng.pick(["dusk", "dawn", "night"]);
  return rng.pick(["day", "day", "dawn", "sunset", "noon"]);
}

export function createPalette(reading: Reading, place: Place, season: Season, rng: Rng): Palette {
  const time = defaultTime(reading, rng);
  const night = time === "night";
  const { mood, weather } = reading;
  let sky = rng.pick(skies[time]);
  const each = (change: (colour: Hex, i: number) => Hex): Sky => [
    change(sky[0], 0),
    change(sky[1], 1),
    change(sky[2], 2),
  ];
  // Words it does not know still turn the hues a little, so no two prompts look alike.
  const turn = ((reading.hash % 29) - 14) * (reading.unknown.length > 0 ? 1.6 : 0.7);
  sky = each((c) => {
    const own = toLch(c);
    return lch(own.l, own.c, own.h + turn);
  });
  const grey: Hex = night
    ? "#2a3140"
    : time === "dusk" || time === "sunset"
      ? "#7a7484"
      : "#b9c2c8";
  const overcast =
    weather === "storm"
      ? 0.62
      : weather === "rain"
        ? 0.5
        : weather === "fog"
          ? 0.5
          : weather === "cloudy"
            ? 0.18
            : 0;
  if (overcast > 0)
    sky = each((c, i) =>
      mix(c, shift(grey, weather === "storm" ? -0.16 + i * 0.08 : i * 0.03), overcast),
    );
  if (weather === "snow") sky = each((c) => mix(c, night ? "#3a4a6a" : "#d7e0ea", 0.42));
  if (mood === "spooky")
    sky = each((c, i) => mix(c, (["#1a0f2e", "#43305a", "#8fa05a"] as const)[i] ?? c, 0.55));
  if (mood === "dreamy")
    sky = each((c, i) =>
      mix(c, (["#6f6fd0", "#c08ad8", "#ffc4d8"] as const)[i] ?? c, night ? 0.3 : 0.5),
    );
  if (mood === "sad") sky = each((c) => mix(c, "#8793a3", 0.35));
  if (mood === "happy") sky = each((c) => saturate(c, 1.2));
  const skyTint =
    reading.tints.sky ?? (reading.colours.length > 0 ? reading.colours[0] : undefined);
  if (skyTint !== undefined) {
    const amount = reading.tints.sky === undefined ? 0.45 : 0.85;
    sky = each((c) => tinted(c, colourValues[skyTint], amount));
  }

  const [lightColour, strength] = light[time];
  const dim = weather === "storm" ? 0.24 : weather === "rain" ? 0.12 : 0;
  const haze = mix(sky[2], sky[1], night ? 0.55 : 0.25);
  const tone = (colour: string, depth = 0): Hex => {
    const shone = lit(colour, lightColour, strength);
    const dulled = dim > 0 ? mix(shone, shift(grey, -0.2), dim) : shone;
    return mix(dulled, haze, Math.min(0.92, depth * (weather === "fog" ? 1.25 : 0.86)));
  };

  const seasonal = seasonLand[season];
  let base = placeLand[place] ?? seasonal;
  if (place === "forest" || place === "mountains" || place === "garden" || place === "sea")
    base = mix(base, seasonal, season === "winter" ? 0.85 : 0.35);
  if (weather === "snow" && place !== "city") base = mix(base, "#e9f0f6", 0.8);
  if (mood === "spooky") base = mix(base, "#4a4a3c", 0.5);
  if (reading.tints.land !== undefined) base = mix(base, colourValues[reading.tints.land], 0.85);
  const hueDrift = rng.range(-14, 14);
  const own = toLch(base);
  base = lch(own.l, own.c, own.h + hueDrift);

  const foliage = seasonFoliage[season];
  const tintWater = reading.tints.water;
  const waterBase: Hex =
    tintWater === undefined
      ? mix("#2f7f96", sky[0], 0.5)
      : mix(colourValues[tintWater], sky[0], 0.2);
  const named = reading.colours.map((name) => colourValues[name]);
  const set = accentSets[reading.hash % accentSets.length] ?? accentSets[0];
  return {
    time,
    night,
    sky,
    haze,
    land: [tone(shift(base, -0.04), 0.62), tone(shift(base, -0.02), 0.3), tone(shift(base, -0.1))],
    foliage: [tone(foliage[0]), tone(foliage[1]), tone(foliage[2])],
    trunk: tone("#6a4a3a"),
    water: [mix(waterBase, sky[2], 0.42), tone(shift(waterBase, -0.08))],
    cloud: night
      ? mix(sky[1], "#c9d4ee", 0.42)
      : mix("#fffaf2", sky[2], time === "noon" || time === "day" ? 0.12 : 0.45),
    cloudShade: mix(sky[1], sky[0], night ? 0.2 : 0.15),
    sun: time === "sunset" || time === "dusk" ? "#ffdf9a" : "#fff3c4",
    moon: "#fbf3d9",
    glow: night ? mix("#dfe6ff", sky[2], 0.2) : mix("#fff0c8", sky[2], 0.3),
    lamp: "#ffd27a",
    accents: [named[0] ?? set[0], named[1] ?? set[1], named[2] ?? set[2]],
    ink: mix(sky[0], "#1a1712", night ? 0.6 : 0.75),
    tone,
  };
}
