/** What a drawable thing is. Things are drawn 100 units high, standing on y = 0, facing right. */
import { type Hex, mix, shift } from "../colour.ts";
import type { Point } from "../geometry.ts";
import type { Rng } from "../random.ts";
import type { Pose } from "../reading.ts";

export interface Pen {
  /** The thing's own colour (the prompt's, or its usual one), lit, with its shades. */
  readonly main: Hex;
  readonly dark: Hex;
  readonly deep: Hex;
  readonly light: Hex;
  readonly pale: Hex;
  /** Any other colour, lit for the scene. */
  readonly c: (colour: string) => Hex;
  /** True when the prompt named the colour: patterns then keep to it. */
  readonly named: boolean;
  readonly rng: Rng;
  readonly pose: Pose;
  readonly night: boolean;
  /** Colour of a lit window or lamp: glows at night, glass by day. */
  readonly lamp: Hex;
  readonly accents: readonly [Hex, Hex, Hex];
  readonly foliage: readonly [Hex, Hex, Hex];
  /** An id for a gradient that no other drawing in the picture uses. */
  readonly id: (name: string) => string;
}

export type Habitat = "ground" | "water" | "deep" | "air" | "table" | "space";

export interface Subject {
  readonly draw: (pen: Pen) => string;
  /** How high it stands when it is the hero, as a share of the picture's shorter side. */
  readonly height: number;
  /** Width when 100 high, for keeping neighbours apart. */
  readonly width: number;
  readonly habitat: Habitat;
  readonly colour: string;
  /** Landmarks stand further back and larger than what lives among them. */
  readonly landmark?: boolean;
  /** Where something can sit, and how big that may be against this thing's height. */
  readonly seat?: Point;
  readonly seatScale?: number;
  /** For things one can be inside of: what is above this height shows, what is below is hidden. */
  readonly inside?: Point;
  /** What stands in front of someone inside. */
  readonly rim?: (pen: Pen) => string;
  /** True for what is ridden with a leg on either side. */
  readonly astride?: boolean;
  /** Middle of the head and its half width, for hats; the neck is below it. */
  readonly head?: { readonly x: number; readonly y: number; readonly r: number };
  /** A light that shines at night. */
  readonly lamp?: Point;
}

export function shades(colour: Hex): Pick<Pen, "main" | "dark" | "deep" | "light" | "pale"> {
  return {
    main: colour,
    dark: shift(colour, -0.1),
    deep: shift(colour, -0.22),
    light: shift(colour, 0.08),
    pale: mix(colour, "#fff6e6", 0.6),
  };
}
