/** Somebody with images whose plan has changed, made without a sign-up, for tests that need many. */
import { randomUUID } from "node:crypto";
import type { Product } from "../../../../local/testing/product.ts";
import { keys } from "../../../db/keys.ts";
import type { ExtensionContext } from "../../context.ts";
import { orderOf } from "../../erasure/testing/people.ts";
import { type Made, makePerson } from "../../erasure/testing/person.ts";
import { createGeneration } from "../../generation/create.ts";
import type { GenerationId } from "../../id.ts";
import { imageKey, thumbnailKey } from "../../image/location.ts";
import type { Generation } from "../../privacy/inventory.ts";
import { runExtension } from "../extend.ts";
import { patient, type Scene } from "./scene.ts";

export interface Stocked extends Made {
  readonly ids: readonly GenerationId[];
}

/** On the paid plan since just now, with images of the free one. Nobody has begun to move them. */
export async function stocked(
  product: Product,
  scene: Scene,
  { generations = 1, count = 2 } = {},
): Promise<Stocked> {
  const made = await makePerson(product.context);
  const ids: GenerationId[] = [];
  for (let n = 0; n < generations; n++) {
    const order = { ...orderOf(made.canary), count };
    const { id } = await createGeneration(product.context, made.person, order, randomUUID());
    ids.push(id as GenerationId);
  }
  await product.work();
  await scene.change(made.account, "paid");
  // Whoever works is called by the test.
  await product.jobs("extensions", async () => {});
  return { ...made, ids };
}

/** One turn of the worker, on whatever it reaches. */
export function extend({ account }: Made, context: ExtensionContext): Promise<void> {
  return runExtension(context, keys.extension(account.id), patient);
}

/** Where a generation says its files are. */
export function placesOf(of: Generation | undefined): string[] {
  if (!of) return [];
  return of.images.flatMap((image) => [imageKey(of, image), thumbnailKey(of, image)]).sort();
}
