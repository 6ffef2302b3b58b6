/** Reads a prompt: words → what to draw. Never throws; what it does not know goes into the hash. */
import { hashText } from "./random.ts";
import type { Celestial, How, Mention, Mutable, Pose, Reading, Size } from "./reading.ts";
import type { Meaning } from "./words/lexicon.ts";
import type { ColourName } from "./words/setting-words.ts";
import {
  articles,
  fillers,
  grounds,
  growing,
  negations,
  of,
  vagueStyles,
  wearing,
  within,
} from "./words/small-words.ts";
import { type Found, lookUp, words } from "./words/tokens.ts";

const maxSubjects = 6;
const maxCount = 14;

/** What was said of a noun before the noun came. */
interface Pending {
  colour?: ColourName;
  size?: Size;
  count?: number;
  pose?: Pose;
  how?: How;
}

export function readPrompt(prompt: string): Reading {
  return new Reader(words(prompt)).read();
}

/** Walks over the words once, from left to right. */
class Reader {
  readonly #tokens: readonly string[];
  readonly #subjects: Mention[] = [];
  readonly #sky: Mutable<Reading["sky"]> = {};
  readonly #tints: Mutable<Reading["tints"]> = {};
  readonly #colours: ColourName[] = [];
  readonly #unknown: string[] = [];
  readonly #scene: Pick<Meaning, "place" | "weather" | "season" | "time" | "style" | "mood"> = {};
  #phase: Reading["phase"];
  #pending: Pending = {};
  /** The last noun, for adjectives that follow it, and where it stands among the subjects. */
  #last: Mention | undefined;
  #lastIndex = -1;
  /** True right after a noun: "un renard rouge". */
  #adjacent = false;
  #skipNoun = false;
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  read(): Reading {
    while (this.#at < this.#tokens.length) this.#step(this.#tokens[this.#at] ?? "");
    this.#settle();
    return {
      subjects: this.#subjects,
      sky: this.#sky,
      tints: this.#tints,
      colours: this.#colours,
      unknown: this.#unknown,
      ...this.#scene,
      ...(this.#phase === undefined ? {} : { phase: this.#phase }),
      hash: hashText(this.#tokens.filter((token) => token !== ",").join(" ")),
    };
  }

  #step(token: string): void {
    if (token === ",") {
      this.#settle();
      this.#pending = {};
      this.#adjacent = false;
      this.#skipNoun = false;
      this.#at++;
      return;
    }
    const found = lookUp(this.#tokens, this.#at);
    this.#at += found?.length ?? 1;
    if (negations.has(token)) this.#skipNoun = true;
    else if (found === undefined) this.#unfamiliar(token);
    else this.#known(token, found);
  }

  #unfamiliar(token: string): void {
    if (/^\d{1,3}$/.test(token)) this.#pending.count = Number(token);
    else if (!fillers.has(token)) {
      this.#unknown.push(token);
      // "a red toaster": the colour belonged to what it cannot draw; it still tints the picture.
      this.#settle();
      this.#adjacent = false;
    }
  }

  #known(token: string, found: Found): void {
    const m = found.meaning;
    if (this.#skipNoun && (m.subject ?? m.celestial ?? m.place ?? m.wear ?? m.weather)) {
      this.#skipNoun = false;
      this.#pending = {};
      return;
    }
    this.#setScene(m, token);
    if (this.#worn(m, found)) return;
    if (this.#colour(m)) return;
    if (m.subject !== undefined) {
      this.#subject(m, m.subject, found);
      return;
    }
    if (m.celestial !== undefined) {
      this.#celestial(m.celestial, found);
      return;
    }
    if (m.tint !== undefined && this.#pending.colour !== undefined) {
      this.#tints[m.tint] = this.#pending.colour;
      this.#forget();
    }
    if (m.place !== undefined) this.#place(m.place);
    else this.#describe(token, m);
  }

  #setScene(m: Meaning, token: string): void {
    const scene = this.#scene;
    // "un chat noir" is a black cat, not a film.
    const colourOnly = m.colour !== undefined && this.#adjacent;
    if (m.style !== undefined && !colourOnly && m.subject === undefined) {
      const vague = vagueStyles.has(token);
      if (scene.style === undefined || (this.#styleVague && !vague)) {
        scene.style = m.style;
        this.#styleVague = vague;
      }
    }
    if (m.time !== undefined) scene.time ??= m.time;
    if (m.season !== undefined) scene.season ??= m.season;
    if (m.mood !== undefined) scene.mood ??= m.mood;
    if (m.weather !== undefined) scene.weather ??= m.weather;
  }
  #styleVague = false;

  /** "in a hat", "with a red scarf": on the last one named. "A hat on a table" is a thing. */
  #worn(m: Meaning, found: Found): boolean {
    const last = this.#last;
    if (m.wear === undefined || last === undefined) return false;
    const start = this.#at - found.length;
    const said = this.#tokens.slice(Math.max(0, start - 4), start).some((t) => wearing.test(t));
    if (m.subject !== undefined && !said) return false;
    const { colour } = this.#pending;
    last.wears.push(colour === undefined ? { what: m.wear } : { what: m.wear, colour });
    this.#pending = {};
    this.#adjacent = false;
    return true;
  }

  /** "Orange cat", "lavender sky": a word that is both colour and thing is a colour before a noun. */
  #colour(m: Meaning): boolean {
    if (m.colour === undefined) return false;
    const next = lookUp(this.#tokens, this.#at)?.meaning;
    const describesNext =
      (next?.subject ?? next?.celestial ?? next?.tint ?? next?.place) !== undefined;
    if (m.subject !== undefined && !describesNext) return false;
    if (this.#pending.colour !== undefined) this.#settle();
    this.#pending.colour = m.colour;
    return true;
  }

  #subject(m: Meaning, kind: Mention["kind"], found: Found): void {
    const pending = this.#pending;
    const crop = this.#covers(kind, found);
    if (m.place !== undefined) this.#scene.place ??= m.place;
    const said = pending.count ?? 1;
    const count = Math.max(1, Math.min(maxCount, said > 1 ? said : found.plural ? 3 : said));
    const repeated = this.#subjects.findIndex((subject) => subject.kind === kind);
    const known = this.#subjects[repeated];
    if (known !== undefined) {
      known.count = Math.max(known.count, count);
      this.#last = known;
      this.#lastIndex = repeated;
    } else if (this.#subjects.length < maxSubjects) {
      const mention: Mention = {
        kind,
        count,
        size: pending.size ?? m.size ?? "normal",
        pose: pending.pose ?? m.pose ?? "rest",
        wears: [],
        ...(crop ? { crop } : {}),
        ...(pending.colour === undefined ? {} : { colour: pending.colour }),
      };
      this.#subjects.push(mention);
      const index = this.#subjects.length - 1;
      if (!crop) this.#relate(pending.how, index);
      this.#last = mention;
      this.#lastIndex = index;
    }
    this.#pending = {};
    this.#adjacent = true;
  }

  /** "A sunflower field", "a field of tulips": the ground is covered with it. */
  #covers(kind: string, found: Found): boolean {
    if (!growing.has(kind)) return false;
    const after = lookUp(this.#tokens, this.#at);
    const start = this.#at - found.length;
    const ground = this.#tokens[start - 2] ?? "";
    if (grounds.test(ground) && of.test(this.#tokens[start - 1] ?? "")) return true;
    if (after?.meaning.place === undefined || !grounds.test(this.#tokens[this.#at] ?? ""))
      return false;
    this.#scene.place ??= after.meaning.place;
    return true;
  }

  #celestial(name: Celestial, found: Found): void {
    const { colour, size, count, how } = this.#pending;
    const phrase = this.#tokens.slice(this.#at - found.length, this.#at).join(" ");
    const tint: ColourName | undefined = phrase.startsWith("blood") ? "red" : colour;
    this.#sky[name] ??= {
      size: size ?? "normal",
      count: Math.min(maxCount, count ?? (found.plural ? 3 : 1)),
      ...(tint === undefined ? {} : { colour: tint }),
    };
    if (/crescent|half|halb/.test(phrase)) this.#phase = "crescent";
    if (/full|voll|pleine|llena|super/.test(phrase)) this.#phase = "full";
    if (how === "on" && name === "moon") this.#scene.place ??= "moonscape";
    else this.#relate(how, name);
    this.#pending = {};
    this.#adjacent = false;
  }

  #place(place: NonNullable<Reading["place"]>): void {
    const before = this.#scene.place;
    if (before === undefined || within[place]?.includes(before)) this.#scene.place = place;
    this.#settle();
    this.#pending = {};
    this.#last = undefined;
    this.#adjacent = false;
  }

  /** Sizes, numbers, poses and the small words that say where. */
  #describe(token: string, m: Meaning): void {
    const pending = this.#pending;
    if (m.pose !== undefined) {
      if (this.#last?.pose === "rest" && pending.how === undefined) this.#last.pose = m.pose;
      else pending.pose = m.pose;
    }
    if (m.size !== undefined) pending.size = m.size;
    if (m.count !== undefined && !(pending.count !== undefined && articles.has(token))) {
      pending.count = m.count;
    }
    if (m.how !== undefined) {
      this.#settle();
      this.#pending = { how: m.how };
      this.#adjacent = false;
    } else if (m.season ?? m.time ?? m.mood ?? m.style ?? m.weather) this.#settle();
  }

  #relate(how: How | undefined, to: number | Celestial): void {
    const from = this.#subjects[this.#lastIndex];
    if (how === undefined || from === undefined || from.relation !== undefined) return;
    from.relation = { how, to };
  }

  /** A colour nobody claimed goes to the noun just before it, or else to the whole picture. */
  #settle(): void {
    const { colour } = this.#pending;
    if (colour === undefined) return;
    if (this.#last !== undefined && this.#adjacent && this.#last.colour === undefined)
      this.#last.colour = colour;
    else if (!this.#colours.includes(colour)) this.#colours.push(colour);
    this.#forget();
  }

  #forget(): void {
    const { how } = this.#pending;
    this.#pending = how === undefined ? {} : { how };
  }
}
