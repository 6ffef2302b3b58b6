/** The files of a generation in the images bucket: saving, finding again, removing. */

import type { Clock } from "../clock.ts";
import type { Objects } from "../context.ts";
import { newId } from "../id.ts";
import {
  generationPrefix,
  imageKey,
  imageKeyPrefix,
  readImageKey,
  thumbnailKey,
} from "../image/location.ts";
import type { ProcessedImage } from "../image/process.ts";
import type { Generation } from "../privacy/inventory.ts";

export type ImageRecord = Generation["images"][number];

/**
 * A browser may keep a picture, but asks before it shows it again: what was deleted, here or on
 * another device, is gone for all of them.
 */
const cacheControl = "private, no-cache";

/** The thumbnail goes first: where the image is, its thumbnail is. */
export async function saveImage(
  context: { images: Objects; clock: Clock },
  of: Generation,
  n: number,
  { bytes, thumbnail, contentType, width, height }: ProcessedImage,
): Promise<ImageRecord> {
  const sized = { n, width, height };
  await context.images.put(thumbnailKey(of, sized), thumbnail, { contentType, cacheControl });
  await context.images.put(imageKey(of, sized), bytes, { contentType, cacheControl });
  return { id: newId("img", context.clock), ...sized, bytes: bytes.byteLength, contentType };
}

/** What an earlier attempt saved before it died, so that nothing is drawn or paid for twice. */
export async function findSavedImages(
  context: { images: Objects; clock: Clock },
  of: Generation,
): Promise<ImageRecord[]> {
  const found = new Map<number, ImageRecord>();
  for (const { key, sizeBytes } of await context.images.list(generationPrefix(of))) {
    const sized = readImageKey(of, key);
    if (!sized || sized.n >= of.count) continue;
    const id = newId("img", context.clock);
    found.set(sized.n, { id, ...sized, bytes: sizeBytes, contentType: "image/webp" });
  }
  return [...found.values()].sort((one, other) => one.n - other.n);
}

export async function removeFiles(context: { images: Objects }, of: Generation): Promise<number> {
  return context.images.removeAll(generationPrefix(of));
}

/** Removes what no record of the generation names. */
export async function removeStrayFiles(
  context: { images: Objects },
  of: Generation,
): Promise<void> {
  for (let n = 0; n < of.count; n++) {
    if (of.images.some((image) => image.n === n)) continue;
    await context.images.removeAll(imageKeyPrefix(of, n));
  }
}
