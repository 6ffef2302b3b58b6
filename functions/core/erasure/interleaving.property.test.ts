/**
 * Random stories of a person, of machines that draw, give for training, export, keep longer, erase and
 * sweep, and of time passing, interleaved at every request to a store, with deaths. In the end
 * everybody is erased, and nothing of them may be anywhere. `ERASURE_RUNS` says how many stories are
 * told; `ERASURE_SEED` (and `ERASURE_PATH`, as a failure prints it) tells the same ones again.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { password } from "../../../local/testing/browser.ts";
import { scanEverything } from "../../../local/testing/canary.ts";
import { holdingsOf } from "../../../local/testing/holdings.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { lightHash, type Made } from "./testing/person.ts";
import { openStores } from "./testing/stage.ts";
import { story } from "./testing/story.ts";
import { play } from "./testing/world.ts";

const numRuns = Number(process.env.ERASURE_RUNS ?? 500);
const seed = Number(process.env.ERASURE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const path = process.env.ERASURE_PATH;
const secondsAtMost = 900;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

test(
  "whatever crosses an erasure or dies in it, nothing of the person is left in the end §erasure.fence",
  async () => {
    const stores = openStores(product);
    const passwordHash = await lightHash(password);
    const tally = new Map<string, number>();
    const people: Made[] = [];
    const began = performance.now();
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        people.push(await play(product, told, { stores, passwordHash, tally }));
      }),
      // What a failed story leaves would fail every shorter one, for another reason.
      { numRuns, seed, endOnFailure: true, ...(path === undefined ? {} : { path }) },
    );
    const seconds = (performance.now() - began) / 1_000;
    console.log(`${people.length} stories, ERASURE_SEED=${seed}, ${seconds.toFixed(1)} s`);
    console.log(Object.fromEntries([...tally].sort()));

    const ids = people.map(({ account }) => account.id);
    const words = people.flatMap(({ account, canary }) => [account.imagePrefix, canary]);
    const left = await scanEverything(
      {
        ...holdingsOf(product),
        // Mails went to the person, and may say who that was.
        async *mails() {},
        // In one piece: each of so many lines is not worth looking through for each of so many words.
        async *logs() {
          yield { log: "all", line: [...product.logged, ...product.measured].join("\n") };
        },
      },
      [...ids, ...words],
    );
    const tombstones = ids.map((id) => ({
      canary: id,
      in: "object",
      at: `tombstones/tombstones/${id}.json`,
    }));
    expect(left.sort(byPlace)).toEqual(tombstones.sort(byPlace));
  },
  secondsAtMost * 1_000,
);

const byPlace = (a: { at: string }, b: { at: string }) => (a.at < b.at ? -1 : 1);
