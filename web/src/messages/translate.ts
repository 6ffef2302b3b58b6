/** From a key and its values to words in the page's language. */

type Forms = { readonly [Form in Intl.LDMLPluralRule]?: string };
type Catalogue = Readonly<Record<string, string | Forms>>;

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Texts<Entry> = Entry extends string ? Entry : Entry[keyof Entry];
/** Plural entries always need `count`; the others exactly the names in braces. */
type Wanted<Entry> = Names<Texts<Entry>> | (Entry extends string ? never : "count");
type Values<Entry> = {
  readonly [Name in Wanted<Entry>]: Name extends "count" ? number : string | number;
};

/** What another language has to provide: the same keys, with its own plural forms. */
export type Messages<Of extends Catalogue> = { readonly [Key in keyof Of]: string | Forms };

export const language = "en";
const plurals = new Intl.PluralRules(language);
const numerals = new Intl.NumberFormat(language);

/** Answers the words for a key; numbers are written the way the language writes them. */
export function translator<const Words extends Catalogue>(words: Words) {
  return <Key extends keyof Words>(
    key: Key,
    ...[values]: [Wanted<Words[Key]>] extends [never] ? [] : [values: Values<Words[Key]>]
  ): string => {
    const entry: string | Forms = words[key] ?? "";
    const given = values as Readonly<Record<string, string | number>> | undefined;
    const text =
      typeof entry === "string"
        ? entry
        : (entry[plurals.select(Number(given?.count))] ?? entry.other ?? "");
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = given?.[name] ?? "";
      return typeof value === "number" ? numerals.format(value) : value;
    });
  };
}
