/** Words that draw nothing by themselves but change what others mean. */
import type { Place } from "./setting-words.ts";

/** Words that carry no picture; they are neither known nor counted as unknown. */
export const fillers = new Set(
  "of the to is are for from as that this these those its it his her their my your our very really so some make draw paint picture image illustration scene please me i want show with de du des den dem des les los las del al au aux et und y ou oder or not style in on at drawing view beautiful pretty lovely nice amazing stunning cute adorable detailed high quality".split(
    " ",
  ),
);

export const negations = new Set("no without ohne sans sin kein keine keinen not never".split(" "));

/** "A" after "two" does not make it one. */
export const articles = new Set(
  "a an ein eine einen un une una der die das le la el one".split(" "),
);

/** What can cover the ground, and what such ground is called. */
export const growing: ReadonlySet<string> = new Set(
  "flower sunflower tulip rose lavender mushroom pumpkin clover cactus palm pine tree cherrytree willow bush grass reed fern strawberry grapes".split(
    " ",
  ),
);

export const grounds =
  /^(fields?|meadows?|gardens?|forests?|woods?|orchards?|groves?|patch|hills?|feld|felder|wiese|garten|champs?|jardin|campos?)$/;

/** "A mountain lake" is a lake: the second place says more than those listed with it. */
export const within: Readonly<Partial<Record<Place, readonly Place[]>>> = {
  lake: ["mountains", "forest", "meadow", "garden", "village"],
  beach: ["sea"],
  village: ["mountains", "meadow", "snow", "forest"],
  deep: ["sea", "lake"],
};

/** "A field of roses". */
export const of = /^(of|de|mit|voller|von)$/;

export const wearing = /^(wearing|wears|in|with|mit|avec|con|tragt|portant)$/;

/** Words for a style that give way to a clearer one: "a painting in watercolour". */
export const vagueStyles: ReadonlySet<string> = new Set(
  "painting paint drawing sketch illustration simple clean poster vintage retro glowing vector picture photo photograph realistic digital cartoon wash gemalde zeichnung dessin dibujo".split(
    " ",
  ),
);
