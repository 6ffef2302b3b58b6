/** A landscape nobody was named in gets a little life: a far boat, a deer, a cabin. */
import type { Rng } from "../random.ts";
import type { Mention } from "../reading.ts";
import type { Place } from "../words/setting-words.ts";
import type { SubjectName } from "../words/subject-words.ts";

type Guest = readonly [SubjectName, number];

const guests: Readonly<Partial<Record<Place, readonly [Guest, ...Guest[]]>>> = {
  meadow: [
    ["house", 1],
    ["horse", 2],
    ["sheep", 4],
    ["tree", 1],
    ["hotairballoon", 2],
    ["windmill", 1],
  ],
  garden: [
    ["butterfly", 3],
    ["rabbit", 1],
    ["bee", 2],
    ["fence", 3],
  ],
  forest: [
    ["deer", 1],
    ["rabbit", 2],
    ["owl", 1],
    ["tent", 1],
  ],
  jungle: [
    ["parrot", 2],
    ["monkey", 1],
    ["tiger", 1],
  ],
  mountains: [
    ["house", 1],
    ["deer", 2],
    ["tent", 1],
    ["eagle", 1],
    ["pine", 3],
  ],
  lake: [
    ["boat", 1],
    ["swan", 2],
    ["duck", 3],
  ],
  sea: [
    ["boat", 1],
    ["boat", 2],
    ["lighthouse", 1],
    ["whale", 1],
  ],
  beach: [
    ["boat", 1],
    ["crab", 2],
    ["umbrella", 1],
  ],
  desert: [
    ["camel", 3],
    ["camel", 2],
    ["tent", 1],
  ],
  clouds: [
    ["hotairballoon", 3],
    ["biplane", 1],
    ["bird", 3],
  ],
  snow: [
    ["house", 1],
    ["deer", 1],
    ["snowman", 1],
    ["pine", 3],
  ],
  deep: [
    ["fish", 6],
    ["turtle", 1],
    ["jellyfish", 4],
  ],
};

/** The rest are far away: the land stays the picture. */
const close: ReadonlySet<string> = new Set([
  "hotairballoon",
  "jellyfish",
  "duck",
  "swan",
  "biplane",
]);

export function company(place: Place, rng: Rng): Mention[] {
  const choice = guests[place];
  if (choice === undefined || rng.chance(0.15)) return [];
  const [kind, count] = rng.pick(choice);
  const pose = kind === "bird" ? "fly" : kind === "turtle" ? "swim" : "rest";
  const size = close.has(kind) ? "small" : "tiny";
  return [{ kind, count, size, pose, wears: [] }];
}
