/** Splits a prompt into words and finds the longest phrase the lexicon knows at a place. */

import type { Meaning } from "./lexicon.ts";
import { lexicon, longestPhrase } from "./lexicon.ts";

const maxWords = 400;

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

export interface Found {
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

/** Forms that stand in the lists themselves and yet mean more than one. */
const alwaysPlural: ReadonlySet<string> = new Set(
  "wolves,mice,children,people,kinder,hot air balloons,fische,peces,chevaux,pferde,oiseaux,enfants,ninos,fairies,daisies,poppies,lilies,butterflies,snowmen,women,men,balloons,luftballons,globos,cherries,berries,lanterns,towers,houses,hauser,hasen,fuchse,cattle,baume,blumen,autos,schiffe,pilze,friends,kids,roses,oranges,peaches,fruit,obst".split(
    ",",
  ),
);

/** The longest known phrase that begins at that word, also in its plural; undefined if none does. */
export function lookUp(tokens: readonly string[], at: number): Found | undefined {
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
