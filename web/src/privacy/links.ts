/** Words of the policy that name a place, as links to it. */
import { supportAddress } from "../../../functions/core/promises.ts";

const places: Readonly<Record<string, string>> = {
  "account page": "/account",
  "support page": "/support",
  "proof page": "/privacy/proof",
  [supportAddress]: `mailto:${supportAddress}`,
};

const names = new RegExp(`(${Object.keys(places).join("|").replaceAll(".", "\\.")})`);

/** The pieces of a sentence, in order; those that name a place have its address. */
export function withLinks(sentence: string): { readonly text: string; readonly href?: string }[] {
  return sentence
    .split(names)
    .filter((text) => text !== "")
    .map((text) => {
      const href = Object.hasOwn(places, text) ? places[text] : undefined;
      return href ? { text, href } : { text };
    });
}
