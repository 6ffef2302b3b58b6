/** Puts the subjects where they belong: on the ground, on each other, in the water, in the air. */
import type { Layer } from "../frame.ts";
import { subjectOf } from "../subjects/index.ts";
import { attach, isAttached } from "./attach.ts";
import { placeLoose } from "./place-loose.ts";
import { placeRow } from "./place-row.ts";
import { type Cast, type Zone, zoneOf } from "./placement.ts";
import { sown } from "./sown.ts";
import type { Setting, Stage } from "./stage.ts";
import { layersOf } from "./subject-layers.ts";

export function placeSubjects(stage: Stage, setting: Setting): Layer[] {
  const { frame, heroX, reading } = stage;
  const mentions = reading.subjects;
  const cast: Cast = { stage, setting, mentions, items: [], rng: stage.rng.fork("place") };
  const free = mentions.map((_, i) => i).filter((i) => !mentions[i]?.crop && !isAttached(cast, i));
  const inZone = (zone: Zone) =>
    free.filter((i) => {
      const mention = mentions[i];
      if (mention === undefined) return false;
      return zoneOf(mention, subjectOf(mention.kind), stage, setting, mentions.length - 1) === zone;
    });
  const heroes = inZone("hero");
  const aside = heroX > frame.w / 2 ? frame.w * 0.27 : frame.w * 0.73;
  const middle = heroes.length > 0 ? aside : heroX;
  placeRow(cast, heroes, "hero", heroX);
  placeRow(cast, inZone("back"), "back", middle);
  placeRow(cast, inZone("water"), "water", middle);
  placeLoose(cast, inZone("sky"));
  placeLoose(cast, inZone("float"));
  // A mouse on a cat on a car: each waits for what it sits on; circles end up on the ground.
  let waiting = mentions.map((_, i) => i).filter((i) => !mentions[i]?.crop && isAttached(cast, i));
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((i) => !attach(cast, i));
  }
  placeRow(cast, waiting, "hero", heroX);
  const crops = mentions.filter((m) => m.crop).flatMap((m) => sown(stage, setting, m));
  return [...crops, ...layersOf(stage, cast.items, cast.rng)];
}
