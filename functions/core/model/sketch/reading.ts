/** What a prompt was understood to say. Plain data, so that reading and drawing are tested apart. */
import type { ColourName, Place, Season, StyleName, Time, Weather } from "./words/setting-words.ts";
import type { SubjectName } from "./words/subject-words.ts";

export type Size = "tiny" | "small" | "normal" | "big" | "huge";
export type How = "under" | "over" | "on" | "in" | "with" | "beside" | "behind" | "front";
export type Celestial =
  | "moon"
  | "sun"
  | "stars"
  | "planet"
  | "aurora"
  | "rainbow"
  | "comet"
  | "clouds";
export type Pose = "rest" | "sleep" | "move" | "fly" | "swim";
export type Wear = "scarf" | "hat" | "crown" | "glasses" | "bow";
export type Mood = "calm" | "happy" | "sad" | "spooky" | "dreamy";

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Mention {
  readonly kind: SubjectName;
  count: number;
  size: Size;
  colour?: ColourName;
  pose: Pose;
  /** "A field of sunflowers": it covers the ground instead of standing on it. */
  crop?: boolean;
  wears: { what: Wear; colour?: ColourName }[];
  /** Where it is, relative to another mention (its index) or to something in the sky. */
  relation?: { readonly how: How; readonly to: number | Celestial };
}

export interface Reading {
  readonly subjects: readonly Mention[];
  readonly sky: Readonly<
    Partial<Record<Celestial, { size: Size; colour?: ColourName; count: number }>>
  >;
  /** Crescent, half or full, where the prompt says so. */
  readonly phase?: "crescent" | "full";
  readonly place?: Place;
  readonly weather?: Weather;
  readonly season?: Season;
  readonly time?: Time;
  readonly style?: StyleName;
  readonly mood?: Mood;
  /** Colours given to parts of the scene: "purple sky", "golden field". */
  readonly tints: Readonly<Partial<Record<"sky" | "land" | "water", ColourName>>>;
  /** Colours that name nothing in particular. */
  readonly colours: readonly ColourName[];
  /** Words nobody taught it; they still steer the picture through `hash`. */
  readonly unknown: readonly string[];
  /** Of all the words, in order: the same words give the same nature to the picture. */
  readonly hash: number;
}
