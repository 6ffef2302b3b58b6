/** All the words in one place: a phrase of up to four words → what it may mean. */
import type { Celestial, How, Pose, Size, Wear } from "../reading.ts";
import {
  type ColourName,
  celestialWords,
  colourWords,
  type MoodName,
  moodWords,
  type Place,
  placeWords,
  type Season,
  type StyleName,
  seasonWords,
  styleWords,
  type Time,
  timeWords,
  tintWords,
  type Weather,
  weatherWords,
} from "./setting-words.ts";
import {
  countWords,
  poseWords,
  relationWords,
  type SubjectName,
  sizeWords,
  subjectWords,
  wearWords,
} from "./subject-words.ts";

/** One phrase can mean several things: "orange" is a colour, "sea" a place and something to tint. */
export interface Meaning {
  subject?: SubjectName;
  celestial?: Celestial;
  place?: Place;
  weather?: Weather;
  season?: Season;
  time?: Time;
  style?: StyleName;
  mood?: MoodName;
  colour?: ColourName;
  tint?: "sky" | "land" | "water";
  wear?: Wear;
  how?: How;
  size?: Size;
  pose?: Pose;
  count?: number;
}

function build(): ReadonlyMap<string, Meaning> {
  const lexicon = new Map<string, Meaning>();
  const add = <K extends keyof Meaning>(
    field: K,
    words: Readonly<Record<string, string>>,
    gap: string,
  ) => {
    for (const [value, phrases] of Object.entries(words)) {
      for (const phrase of phrases.split(gap)) {
        const meaning = lexicon.get(phrase) ?? {};
        // The first list a word stands in wins within one kind of meaning.
        if (meaning[field] === undefined) meaning[field] = value as Meaning[K];
        lexicon.set(phrase, meaning);
      }
    }
  };
  add("subject", subjectWords, "|");
  add("celestial", celestialWords, "|");
  add("place", placeWords, "|");
  add("weather", weatherWords, "|");
  add("season", seasonWords, "|");
  add("time", timeWords, "|");
  add("style", styleWords, "|");
  add("mood", moodWords, "|");
  add("colour", colourWords, " ");
  add("tint", tintWords, "|");
  add("wear", wearWords, "|");
  add("how", relationWords, "|");
  add("size", sizeWords, "|");
  add("pose", poseWords, "|");
  for (const [word, count] of Object.entries(countWords)) {
    lexicon.set(word, { ...lexicon.get(word), count });
  }
  return lexicon;
}

export const lexicon = build();

/** The longest phrase, in words. */
export const longestPhrase = Math.max(...[...lexicon.keys()].map((key) => key.split(" ").length));
