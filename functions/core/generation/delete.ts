/** Deleting: hidden at once, and the files with it. A death half-way is finished by the sweeper. */
import { commit } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import { remove, update, type Write } from "../../db/write.ts";
import type { Person } from "../actor.ts";
import { second } from "../clock.ts";
import type { DataContext, Objects, StudioContext } from "../context.ts";
import { AppError } from "../error.ts";
import { imageKeyPrefix } from "../image/location.ts";
import { settleMovesOf } from "../plan/moved.ts";
import { type Generation, generation } from "../privacy/inventory.ts";
import { promiseReturn } from "../training/promise.ts";
import { removeFiles } from "./files.ts";
import { isOpen, keepPromise, promiseCleanup, releaseGeneration, unchanged } from "./finish.ts";
import { requireGeneration } from "./read.ts";

const tries = 5;
const together = 8;
/** Half of what the API's function may take (`limits` in stacks/config.ts). */
const patienceMs = 10 * second;

/** @throws AppError generation.not_found. */
export async function deleteGeneration(
  context: StudioContext,
  person: Person,
  id: string,
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    if (await deleteAsIs(context, await requireGeneration(context, person, id))) return;
  }
  throw new Error("the generation kept changing while it was deleted");
}

/** Deletes it unless it changed meanwhile. */
async function deleteAsIs(context: StudioContext, found: Generation): Promise<boolean> {
  const key = keys.generation(found.userId, found.id);
  if (isOpen(found)) {
    const released = await releaseGeneration(
      context,
      found,
      remove(generation, key, unchanged(found)),
    );
    if (released) await removeFiles(context, found);
    return released;
  }
  const promised = promiseCleanup(context, found);
  const gone = await commit(context.table, [
    remove(generation, key, {
      state: { is: found.state },
      // Where its files are as well: they may be moved just now.
      fileToken: { is: found.fileToken },
    }),
    promised,
    ...promiseReturn(context, found),
  ]);
  if (!gone.done) return false;
  await removeFiles(context, found);
  await settleMovesOf(context, found);
  await keepPromise(context, promised);
  return true;
}

/**
 * Deletes one image; the generation stays, with its prompt and what it cost.
 * @param more Committed with the deletion, or not at all.
 * @throws AppError generation.not_found, image.not_found.
 */
export async function deleteImage(
  context: DataContext & { readonly images: Objects },
  owner: Pick<Person, "userId">,
  id: string,
  imageId: string,
  more: readonly Write[] = [],
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await requireGeneration(context, owner, id);
    const image = found.images.find((candidate) => candidate.id === imageId);
    if (!image) throw new AppError("image.not_found", "There is no such image. It may be deleted.");
    const promised = promiseCleanup(context, found, image.n);
    const gone = await commit(context.table, [
      update(generation, keys.generation(found.userId, found.id), {
        set: { images: found.images.filter((other) => other !== image) },
        add: { imagesRevision: 1 },
        when: { imagesRevision: { is: found.imagesRevision } },
      }),
      promised,
      ...promiseReturn(context, found, image.n),
      ...more,
    ]);
    if (!gone.done) continue;
    await context.images.removeAll(imageKeyPrefix(found, image.n));
    await settleMovesOf(context, found);
    await keepPromise(context, promised);
    return;
  }
  throw new Error("the generation kept changing while an image was deleted");
}

/**
 * Deletes everything the person ever made, newest first. Answers false when there was too much for
 * one request: what is left is untouched, and asking again goes on.
 */
export async function deleteAllGenerations(
  context: StudioContext,
  person: Person,
): Promise<boolean> {
  const began = context.clock.now();
  for (;;) {
    const { items } = await queryPage(
      context.table,
      generation,
      ranges.generations(person.userId),
      { limit: together, newestFirst: true },
    );
    if (items.length === 0) return true;
    if (context.clock.now() - began > patienceMs) return false;
    const deleted = await Promise.allSettled(items.map((found) => deleteAsIs(context, found)));
    const failed = deleted.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }
}
