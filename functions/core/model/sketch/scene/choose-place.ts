/** Where a picture plays when the prompt does not say. */
import type { Rng } from "../random.ts";
import type { Reading } from "../reading.ts";
import { subjectOf } from "../subjects/index.ts";
import type { Place } from "../words/setting-words.ts";
import type { SubjectName } from "../words/subject-words.ts";

type Places = readonly [Place, ...Place[]];

const homes: readonly (readonly [Places, string])[] = [
  [
    ["forest", "meadow", "forest"],
    "fox wolf bear deer squirrel hedgehog owl mushroom fern raccoon robin leaf",
  ],
  [
    ["meadow", "garden"],
    "rabbit mouse cow sheep goat pig horse donkey windmill barn tractor bee ladybird house snail rooster fence",
  ],
  [["garden", "meadow"], "flower sunflower tulip rose lavender butterfly clover"],
  [
    ["meadow", "mountains", "lake"],
    "unicorn castle dragon knight king queen church hotairballoon kite tree willow cherrytree",
  ],
  [["jungle"], "monkey tiger parrot snake frog dinosaur"],
  [["desert"], "camel pyramid cactus"],
  [["meadow", "desert"], "lion zebra giraffe elephant baretree"],
  [["snow", "mountains"], "polarbear penguin igloo snowman pine"],
  [["beach"], "crab starfish palm turtle"],
  [["lake"], "duck swan flamingo boat reed"],
  [["sea"], "ship pirateship lighthouse"],
  [["city"], "car bus truck skyscraper robot eiffel bicycle umbrella"],
  [["mountains", "meadow"], "train goat tent eagle bridge"],
  [["forest", "city"], "ghost witch wizard pumpkin lantern"],
  [["mountains", "garden"], "pagoda"],
  [["space", "moonscape"], "rocket astronaut alien"],
  [["city", "meadow", "desert"], "ufo helicopter"],
  [["clouds", "mountains", "sea"], "plane biplane"],
  [["city", "meadow", "table"], "cat dog"],
];
const home = new Map<string, Places>();
for (const [places, names] of homes) for (const name of names.split(" ")) home.set(name, places);

export function choosePlace(reading: Reading, rng: Rng): Place {
  if (reading.place !== undefined) return reading.place;
  const named = reading.subjects.map((s) => ({ mention: s, subject: subjectOf(s.kind) }));
  const open =
    reading.sky.moon ||
    reading.sky.sun ||
    reading.sky.stars ||
    reading.sky.rainbow ||
    reading.sky.aurora;
  const first = named[0];
  if (first !== undefined) {
    const anyDeep = named.every(({ subject }) => subject.habitat === "deep");
    if (anyDeep) return open || reading.time || reading.weather ? "sea" : "deep";
    if (named.some(({ subject }) => subject.habitat === "water"))
      return (
        home.get(
          named.find(({ subject }) => subject.habitat === "water")?.mention.kind ?? "boat",
        )?.[0] ?? "sea"
      );
    if (named.every(({ subject }) => subject.habitat === "table")) return open ? "meadow" : "table";
    const holds = named.some(({ mention }) => {
      const to = mention.relation?.to;
      return (
        typeof to === "number" &&
        mention.relation?.how !== "with" &&
        named[to]?.subject.habitat === "table"
      );
    });
    if (holds && !open && !named.some(({ subject }) => subject.landmark)) return "table";
    if (reading.weather === "snow" || reading.season === "winter")
      return rng.pick(["snow", "meadow", "forest"]);
    const landmark = named.find(({ subject }) => subject.landmark);
    // Cats, dogs and people go anywhere: what is with them says where.
    const carried = named.find(
      ({ mention }) => mention.relation?.how === "on" || mention.relation?.how === "in",
    )?.mention.relation?.to;
    const host = typeof carried === "number" ? named[carried] : undefined;
    const telling =
      host !== undefined && home.has(host.mention.kind)
        ? host
        : named.find(
            ({ mention }) =>
              home.has(mention.kind) && mention.kind !== "cat" && mention.kind !== "dog",
          );
    const kind: SubjectName = (landmark ?? telling ?? first).mention.kind;
    if (reading.sky.aurora) return rng.pick(["snow", "lake", "mountains"]);
    const places = home.get(kind);
    if (places !== undefined) {
      const outdoors = places.filter((place) => place !== "table");
      const wide = Object.values(reading.sky).some((s) => s.size === "huge" || s.size === "big");
      const clear = outdoors.filter((place) => place !== "forest" && place !== "jungle");
      // A huge moon wants open country, not treetops in front of it.
      const fit = wide && clear.length > 0 ? clear : open || reading.weather ? outdoors : places;
      return fit[rng.int(0, fit.length - 1)] ?? places[0];
    }
    if (first.subject.habitat === "table") return "table";
    if (first.subject.habitat === "space") return "space";
    return rng.pick(["meadow", "garden", "beach", "city"]);
  }
  if (reading.sky.aurora) return rng.pick(["snow", "lake", "mountains"]);
  if (reading.sky.planet) return rng.pick(["space", "moonscape"]);
  if (reading.weather === "snow" || reading.season === "winter")
    return rng.pick(["snow", "mountains", "forest"]);
  if (reading.season === "autumn") return rng.pick(["forest", "lake"]);
  if (reading.season === "spring") return rng.pick(["garden", "meadow", "lake"]);
  if (reading.style === "neon") return "city";
  const free: Places = [
    "mountains",
    "lake",
    "meadow",
    "sea",
    "desert",
    "forest",
    "clouds",
    "beach",
  ];
  return free[(reading.hash + rng.int(0, 2)) % free.length] ?? "mountains";
}
