/** Reads a prompt: words → what to draw. Never throws; what it does not know goes into the hash. */
import { hashText } from "./random.ts";
import type { Celestial, How, Mention, Pose, Reading, Size } from "./reading.ts";
import { lexicon, longestPhrase, type Meaning } from "./words/lexicon.ts";
import type { ColourName, Place } from "./words/setting-words.ts";

const maxWords = 400;
const maxSubjects = 6;
const maxCount = 14;

/** Words that carry no picture; they are neither known nor counted as unknown. */
const fillers = new Set(
  "of the to is are for from as that this these those its it his her their my your our very really so some make draw paint picture image illustration scene please me i want show with de du des den dem des les los las del al au aux et und y ou oder or not style in on at drawing view beautiful pretty lovely nice amazing stunning cute adorable detailed high quality".split(
    " ",
  ),
);
const negations = new Set("no without ohne sans sin kein keine keinen not never".split(" "));
const sleepersOfCount = new Set(
  "a an ein eine einen un une una der die das le la el one".split(" "),
);

/** Lower case, no accents, words and the breaks between phrases (a comma, a line end) as ",". */
export function words(prompt: string): string[] {
  const plain = prompt
    .slice(0, 10_000)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
  return (plain.match(/[\p{L}\p{N}]+|[,.;:!?\n|/()]+/gu) ?? [])
    .slice(0, maxWords)
    .map((token) => (/^[\p{L}\p{N}]/u.test(token) ? token : ","));
}

interface Found {
  readonly meaning: Meaning;
  readonly length: number;
  readonly plural: boolean;
}

function singulars(word: string): string[] {
  const forms: string[] = [];
  if (word.length < 4) return forms;
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith("ves")) forms.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  if (word.endsWith("es")) forms.push(word.slice(0, -2));
  if (word.endsWith("s") && !word.endsWith("ss")) forms.push(word.slice(0, -1));
  if (word.endsWith("aux")) forms.push(`${word.slice(0, -3)}al`);
  if (word.endsWith("x")) forms.push(word.slice(0, -1));
  return forms;
}

function lookUp(tokens: readonly string[], at: number): Found | undefined {
  for (let length = Math.min(longestPhrase, tokens.length - at); length > 0; length--) {
    const parts = tokens.slice(at, at + length);
    if (parts.includes(",")) continue;
    const phrase = parts.join(" ");
    const exact = lexicon.get(phrase);
    if (exact !== undefined) return { meaning: exact, length, plural: alwaysPlural.has(phrase) };
    const last = parts.at(-1) ?? "";
    for (const single of singulars(last)) {
      const meaning = lexicon.get([...parts.slice(0, -1), single].join(" "));
      if (
        meaning !== undefined &&
        (meaning.subject || meaning.celestial || meaning.place || meaning.wear)
      ) {
        return { meaning, length, plural: true };
      }
    }
  }
  return undefined;
}

/** Forms that stand in the lists themselves and yet mean more than one. */
const alwaysPlural = new Set(
  "wolves mice children people kinder hot air balloons fische peces chevaux pferde oiseaux enfants ninos fairies daisies poppies lilies butterflies snowmen women men balloons luftballons globos cherries berries lanterns towers houses hauser boats bananen hasen fuchse cattle baume blumen autos schiffe pilze friends kids roses oranges peaches".split(
    " ",
  ),
);
alwaysPlural.add("hot air balloons");

/** What can cover the ground, and what such ground is called. */
const growing: ReadonlySet<string> = new Set(
  "flower sunflower tulip rose lavender mushroom pumpkin clover cactus palm pine tree cherrytree willow bush grass reed fern strawberry grapes".split(
    " ",
  ),
);
const grounds =
  /^(fields?|meadows?|gardens?|forests?|woods?|orchards?|groves?|patch|hills?|feld|felder|wiese|garten|champs?|jardin|campos?)$/;

/** "A mountain lake" is a lake: the second place says more than those listed with it. */
const within: Readonly<Partial<Record<Place, readonly Place[]>>> = {
  lake: ["mountains", "forest", "meadow", "garden", "village"],
  beach: ["sea"],
  village: ["mountains", "meadow", "snow", "forest"],
  deep: ["sea", "lake"],
};

interface Pending {
  colour: ColourName | undefined;
  size: Size | undefined;
  count: number | undefined;
  pose: Pose | undefined;
  how: How | undefined;
}
const nothing = (): Pending => ({
  colour: undefined,
  size: undefined,
  count: undefined,
  pose: undefined,
  how: undefined,
});

const celestialOnly: ReadonlySet<string> = new Set([
  "moon",
  "sun",
  "stars",
  "planet",
  "aurora",
  "rainbow",
  "comet",
  "clouds",
]);

export function readPrompt(prompt: string): Reading {
  const tokens = words(prompt);
  const subjects: Mention[] = [];
  const sky: Partial<Record<Celestial, { size: Size; colour?: ColourName; count: number }>> = {};
  const tints: Partial<Record<"sky" | "land" | "water", ColourName>> = {};
  const colours: ColourName[] = [];
  const unknown: string[] = [];
  const first: Pick<Meaning, "place" | "weather" | "season" | "time" | "style" | "mood"> = {};
  let phase: Reading["phase"];
  let pending = nothing();
  /** What the last noun was, for adjectives that follow and relations that start from it. */
  let last: Mention | undefined;
  let lastIndex = -1;
  let adjacent = false;
  let skipNext = false;

  const settle = () => {
    if (pending.colour !== undefined) {
      if (last !== undefined && adjacent && last.colour === undefined) last.colour = pending.colour;
      else if (!colours.includes(pending.colour)) colours.push(pending.colour);
    }
    pending = { ...nothing(), how: pending.how };
  };

  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] ?? "";
    if (token === ",") {
      settle();
      pending.how = undefined;
      adjacent = false;
      skipNext = false;
      i++;
      continue;
    }
    const found = lookUp(tokens, i);
    const number = /^\d{1,3}$/.test(token) ? Number(token) : undefined;
    if (found === undefined) {
      if (negations.has(token)) skipNext = true;
      else if (number !== undefined) pending.count = number;
      else if (!fillers.has(token)) {
        unknown.push(token);
        // "a red toaster": the colour belonged to something it cannot draw; it still tints the picture.
        settle();
        adjacent = false;
      }
      i++;
      continue;
    }
    i += found.length;
    const m = found.meaning;
    const noun = m.subject ?? m.celestial ?? m.place ?? m.wear;
    if (skipNext && (noun !== undefined || m.weather !== undefined)) {
      skipNext = false;
      pending = nothing();
      continue;
    }
    if (negations.has(token)) {
      skipNext = true;
      continue;
    }

    if (
      m.style !== undefined &&
      first.style === undefined &&
      !(m.subject && !/art|style|drawing/.test(tokens[i] ?? ""))
    ) {
      first.style = m.style;
    }
    if (m.time !== undefined) first.time ??= m.time;
    if (m.season !== undefined) first.season ??= m.season;
    if (m.mood !== undefined) first.mood ??= m.mood;
    if (m.weather !== undefined && !(m.celestial === "clouds" && first.weather !== undefined))
      first.weather ??= m.weather;

    if (
      m.wear !== undefined &&
      last !== undefined &&
      (m.subject === undefined || adjacentWear(tokens, i - found.length))
    ) {
      const colour = pending.colour;
      last.wears.push(colour === undefined ? { what: m.wear } : { what: m.wear, colour });
      pending = nothing();
      adjacent = false;
      continue;
    }
    // "orange cat", "lavender sky": a word that is both colour and thing is a colour before a noun.
    const next = lookUp(tokens, i)?.meaning;
    const describesNext =
      m.colour !== undefined &&
      next !== undefined &&
      (next.subject ?? next.celestial ?? next.tint ?? next.place) !== undefined;
    if (m.colour !== undefined && (m.subject === undefined || describesNext)) {
      if (pending.colour !== undefined) settle();
      pending.colour = m.colour;
      continue;
    }
    if (m.subject !== undefined) {
      if (m.place !== undefined) first.place ??= m.place;
      const repeated = subjects.findIndex((s) => s.kind === m.subject);
      const count =
        pending.count !== undefined && pending.count > 1
          ? pending.count
          : found.plural
            ? 3
            : (pending.count ?? 1);
      const after = lookUp(tokens, i);
      const before = tokens.slice(Math.max(0, i - found.length - 2), i - found.length);
      const crop =
        growing.has(m.subject) &&
        ((after?.meaning.place !== undefined && grounds.test(tokens[i] ?? "")) ||
          (grounds.test(before[0] ?? "") && /^(of|de|mit|voller|von)$/.test(before[1] ?? "")));
      if (crop && after?.meaning.place !== undefined) first.place ??= after.meaning.place;
      if (repeated >= 0) {
        last = subjects[repeated];
        lastIndex = repeated;
        if (last !== undefined) last.count = Math.min(maxCount, Math.max(last.count, count));
      } else if (subjects.length < maxSubjects) {
        const mention: Mention = {
          kind: m.subject,
          count: Math.max(1, Math.min(maxCount, count)),
          size: pending.size ?? m.size ?? "normal",
          pose: pending.pose ?? m.pose ?? "rest",
          wears: [],
          ...(crop ? { crop } : {}),
          ...(pending.colour === undefined ? {} : { colour: pending.colour }),
        };
        const how = pending.how;
        subjects.push(mention);
        if (how !== undefined && lastIndex >= 0)
          relate(subjects, lastIndex, how, subjects.length - 1);
        last = mention;
        lastIndex = subjects.length - 1;
      }
      pending = nothing();
      adjacent = true;
      continue;
    }
    if (m.celestial !== undefined) {
      const entry = {
        size: pending.size ?? ("normal" as Size),
        count: Math.min(maxCount, pending.count ?? (found.plural ? 3 : 1)),
        ...(pending.colour === undefined ? {} : { colour: pending.colour }),
      };
      if (sky[m.celestial] === undefined) sky[m.celestial] = entry;
      const phrase = tokens.slice(i - found.length, i).join(" ");
      if (/crescent|half|halb/.test(phrase)) phase = "crescent";
      if (/full|voll|pleine|llena|super/.test(phrase)) phase = "full";
      if (/blood/.test(phrase)) sky[m.celestial] = { ...entry, colour: "red" };
      const from = subjects[lastIndex];
      const next2 = lookUp(tokens, i);
      if (pending.how === "on" && m.celestial === "moon" && next2?.meaning.place === undefined)
        first.place ??= "moonscape";
      else if (
        from !== undefined &&
        pending.how !== undefined &&
        from.relation === undefined &&
        celestialOnly.has(m.celestial)
      ) {
        subjects[lastIndex] = Object.assign(from, {
          relation: { how: pending.how, to: m.celestial },
        });
      }
      pending = nothing();
      adjacent = false;
      continue;
    }
    if (m.tint !== undefined && pending.colour !== undefined) {
      tints[m.tint] = pending.colour;
      pending = { ...nothing(), how: pending.how };
    }
    if (m.place !== undefined) {
      if (first.place === undefined || within[m.place]?.includes(first.place))
        first.place = m.place;
      if (pending.colour !== undefined) settle();
      pending = nothing();
      last = undefined;
      adjacent = false;
      continue;
    }
    if (m.pose !== undefined) {
      if (last !== undefined && last.pose === "rest" && pending.how === undefined)
        last.pose = m.pose;
      else pending.pose = m.pose;
    }
    if (m.size !== undefined) pending.size = m.size;
    if (m.count !== undefined && !(pending.count !== undefined && sleepersOfCount.has(token))) {
      pending.count = m.count === 1 && pending.count !== undefined ? pending.count : m.count;
    }
    if (m.how !== undefined) {
      settle();
      pending.how = m.how;
      adjacent = false;
    } else if (m.season || m.time || m.mood || m.style || m.weather) {
      if (pending.colour !== undefined) settle();
    }
  }
  settle();

  return {
    subjects,
    sky,
    tints,
    colours,
    unknown,
    ...first,
    ...(phase === undefined ? {} : { phase }),
    hash: hashText(tokens.filter((t) => t !== ",").join(" ")),
  };
}

/** "in a hat", "wearing a hat", "with a hat": the hat is worn. "a hat on a table" is a thing. */
function adjacentWear(tokens: readonly string[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 4), at)
    .some((t) => /^(wearing|wears|in|with|mit|avec|con|tragt|portant)$/.test(t));
}

/** Keeps "A in front of B" on A, whichever was read first. */
function relate(subjects: Mention[], from: number, how: How, to: number): void {
  const mention = subjects[from];
  if (mention === undefined || mention.relation !== undefined || from === to) return;
  subjects[from] = Object.assign(mention, { relation: { how, to } });
}
