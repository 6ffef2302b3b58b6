/** From a key and its values to words in the page's language. */
import { en } from "./en.ts";

type Catalogue = typeof en;
export type MessageKey = keyof Catalogue;

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Texts<Key extends MessageKey> = Catalogue[Key] extends string
  ? Catalogue[Key]
  : Catalogue[Key][keyof Catalogue[Key]];
/** Plural entries always need `count`; the others exactly the names in braces. */
type Wanted<Key extends MessageKey> =
  | Names<Texts<Key>>
  | (Catalogue[Key] extends string ? never : "count");

type Values<Key extends MessageKey> = {
  readonly [Name in Wanted<Key>]: Name extends "count" ? number : string | number;
};

/** What another language has to provide: the same keys, with its own plural forms. */
export type Messages = {
  [Key in MessageKey]: string | Partial<Record<Intl.LDMLPluralRule, string>>;
};

export const language = "en";
const plurals = new Intl.PluralRules(language);
const numerals = new Intl.NumberFormat(language);

/** The words for `key`; numbers are written the way the language writes them. */
export function t<Key extends MessageKey>(
  key: Key,
  ...[values]: [Wanted<Key>] extends [never] ? [] : [values: Values<Key>]
): string {
  const entry: string | Partial<Record<Intl.LDMLPluralRule, string>> = en[key];
  const given = values as Record<string, string | number> | undefined;
  const text =
    typeof entry === "string"
      ? entry
      : (entry[plurals.select(Number(given?.count))] ?? entry.other ?? "");
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given?.[name] ?? "";
    return typeof value === "number" ? numerals.format(value) : value;
  });
}
