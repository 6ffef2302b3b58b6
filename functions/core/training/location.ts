/**
 * Where copies for training lie: `training/<giver's random name>/<generation>/<n>.webp`, and beside
 * each image its prompt and settings as `<n>.json`. Nothing in a key or a file says whose it is. The
 * only place that spells such a key.
 */
import type { Generation, Giver } from "../privacy/inventory.ts";

type Image = Generation["images"][number];

/** Beginning of the keys of all copies that were given under one consent. */
export function giverPrefix({ name }: Pick<Giver, "name">): string {
  return `training/${name}/`;
}

/** Beginning of the keys of the copies of a generation, or of its image `n`. */
export function copiesPrefix(from: Pick<Giver, "name">, generationId: string, n?: number): string {
  return `${giverPrefix(from)}${generationId}/${n === undefined ? "" : `${n}.`}`;
}

export function copyKey(from: Pick<Giver, "name">, of: Generation, { n }: Image): string {
  return `${copiesPrefix(from, of.id, n)}webp`;
}

export function settingsKey(from: Pick<Giver, "name">, of: Generation, { n }: Image): string {
  return `${copiesPrefix(from, of.id, n)}json`;
}

/** True for the copy of an image, false for the settings beside it. */
export function isCopy({ key }: { readonly key: string }): boolean {
  return key.endsWith(".webp");
}

/** What is told of an image beside its pixels: what was asked for, and nothing about who asked. */
export function settingsOf(of: Generation, { n, width, height }: Image): Uint8Array {
  const { prompt, model, resolution, aspectRatio, seed } = of;
  return Buffer.from(
    JSON.stringify({ prompt, model, resolution, aspectRatio, seed, n, width, height }),
  );
}
