/** Tables for people who open their export in a spreadsheet; the JSON beside them says more. */
import type { ItemDeclaration } from "../privacy/declare.ts";
import { type Entry, entry, type Generation, generation } from "../privacy/inventory.ts";
import { type Cell, csvRow } from "./csv.ts";

export interface Sheet {
  readonly path: string;
  readonly header: string;
  line(value: Readonly<Record<string, unknown>>): string;
}

function sheet<V>(path: string, columns: Readonly<Record<string, (value: V) => Cell>>): Sheet {
  const cells = Object.values(columns);
  return {
    path,
    header: csvRow(Object.keys(columns)),
    line: (value) => csvRow(cells.map((cell) => cell(value as V))),
  };
}

/** By the kind of item a line is made of. */
export const sheets: ReadonlyMap<ItemDeclaration["name"], Sheet> = new Map([
  [
    generation.name,
    sheet<Generation>("generations.csv", {
      Id: ({ id }) => id,
      Ordered: ({ createdAt }) => createdAt,
      Finished: ({ finishedAt }) => finishedAt,
      State: ({ state }) => state,
      Prompt: ({ prompt }) => prompt,
      Model: ({ model }) => model,
      Resolution: ({ resolution }) => resolution,
      "Aspect ratio": ({ aspectRatio }) => aspectRatio,
      Seed: ({ seed }) => seed,
      Images: ({ images }) => images.length,
      "Credits charged": ({ charged }) => charged,
      Favorite: ({ favorite }) => (favorite ? "yes" : "no"),
    }),
  ],
  [
    entry.name,
    sheet<Entry>("billing/credits.csv", {
      Number: ({ seq }) => seq,
      Time: ({ at }) => at,
      Kind: ({ kind }) => kind,
      For: ({ reference }) => reference,
      Change: ({ change }) => change.available,
      Available: ({ after }) => after.available,
    }),
  ],
]);

/** Nothing can be paid for yet; the table is there for whoever looks for it. */
export const transactions = {
  path: "billing/transactions.csv",
  header: csvRow(["Time", "Kind", "Amount", "Currency", "Reference"]),
} as const;
