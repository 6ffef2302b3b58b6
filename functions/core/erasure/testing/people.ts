/** People to be erased, and the search for what is left of them. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { type Sighting, scanEverything } from "../../../../local/testing/canary.ts";
import { holdingsOf } from "../../../../local/testing/holdings.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { createGeneration } from "../../generation/create.ts";
import { GenerationRequest } from "../../generation/schema.ts";
import type { Run } from "../run.ts";
import { type Made, makePerson } from "./person.ts";

/** A run that has all the time there is. */
export const forever = (): Run => ({
  owner: randomUUID(),
  remainingMs: () => Number.POSITIVE_INFINITY,
});

export const orderOf = (prompt: string) =>
  GenerationRequest.parse({ prompt, model: "sketch", resolution: "512", aspectRatio: "1:1" });

export const tombstoneOf = (userId: string) => `tombstones/tombstones/${userId}.json`;

/** Somebody with an image, and another being made. */
export async function someone(product: Product): Promise<Made> {
  const made = await makePerson(product.context);
  await createGeneration(product.context, made.person, orderOf(made.canary), randomUUID());
  await product.work();
  await createGeneration(product.context, made.person, orderOf(made.canary), randomUUID());
  return made;
}

/** Everything of a person that must not be found. */
const tracesOf = ({ account, canary }: Made) => [account.id, account.imagePrefix, canary];

/** Where these words stand in the table and the buckets. */
export async function stored(product: Product, ...words: string[]): Promise<Sighting[]> {
  const found = await scanEverything(holdingsOf(product), words);
  return found.filter((seen) => seen.in === "item" || seen.in === "object");
}

/** Nothing of a person is left but their erasure, which is not over. */
export async function expectOnlyErasure(product: Product, made: Made): Promise<void> {
  const left = (await stored(product, ...tracesOf(made))).map(({ at }) => at);
  const { id } = made.account;
  expect([...new Set(left)].sort()).toEqual([`ERASURE#${id} ERASURE`, tombstoneOf(id)]);
}

/** Nothing is left but the tombstones. */
export async function expectErased(product: Product, ...people: Made[]): Promise<void> {
  const left = await stored(product, ...people.flatMap(tracesOf));
  const tombstones = people.map(({ account: { id } }) => ({
    canary: id,
    in: "object",
    at: tombstoneOf(id),
  }));
  expect(left.sort(inOrder)).toEqual(tombstones.sort(inOrder));
}

function inOrder(a: { readonly at: string }, b: { readonly at: string }): number {
  return a.at < b.at ? -1 : 1;
}
