/** The files of a generation in the images bucket: saving, finding again, removing. */

import type { Clock } from "../clock.ts";
import type { Objects } from "../context.ts";
import { newId } from "../id.ts";
import { generationPrefix, imageKey, thumbnailKey } from "../image/location.ts";
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
  image: ProcessedImage,
): Promise<ImageRecord> {
  const { contentType, width, height } = image;
  await context.images.put(thumbnailKey(of, n), image.thumbnail, { contentType, cacheControl });
  await context.images.put(imageKey(of, n), image.bytes, {
    contentType,
    cacheControl,
    notes: { width: String(width), height: String(height) },
  });
  const id = newId("img", context.clock);
  return { id, n, width, height, bytes: image.bytes.byteLength, contentType };
}

/** What an earlier attempt saved before it died, so that nothing is drawn or paid for twice. */
export async function findSavedImages(
  context: { images: Objects; clock: Clock },
  of: Generation,
): Promise<ImageRecord[]> {
  const stored = await context.images.list(generationPrefix(of));
  const found: ImageRecord[] = [];
  for (let n = 0; n < of.count; n++) {
    const object = stored.find(({ key }) => key === imageKey(of, n));
    const notes = object && (await context.images.notes(object.key));
    if (!object || !notes) continue;
    found.push({
      id: newId("img", context.clock),
      n,
      width: Number(notes.width),
      height: Number(notes.height),
      bytes: object.sizeBytes,
      contentType: "image/webp",
    });
  }
  return found;
}

export async function removeFiles(context: { images: Objects }, of: Generation): Promise<number> {
  return context.images.removeAll(generationPrefix(of));
}
