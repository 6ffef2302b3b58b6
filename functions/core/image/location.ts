/**
 * Where the files of a generation lie:
 * `images/<class>/<user prefix>/<expiry, epoch seconds>/<generation>/<n>.<ext>`.
 *
 * The class decides the lifecycle rule, the user prefix what a signed cookie opens, the expiry what
 * the edge refuses without asking anyone. The only place that spells such a key.
 */
import { day, epochSeconds } from "../clock.ts";
import type { Generation } from "../privacy/inventory.ts";
import type { ImageClass } from "../retention.ts";

type Located = Pick<Generation, "id" | "imageClass" | "imagePrefix" | "expiresAt">;

/** Beginning of the keys of all files of a generation. */
export function generationPrefix(of: Located): string {
  const expiry = epochSeconds(Date.parse(of.expiresAt));
  return `${viewerPrefix(of.imageClass, of.imagePrefix)}${expiry}/${of.id}/`;
}

/** Beginning of the keys of the files of one image: itself and its thumbnail. */
export function imageKeyPrefix(of: Located, n: number): string {
  return `${generationPrefix(of)}${n}.`;
}

export function imageKey(of: Located, n: number): string {
  return `${imageKeyPrefix(of, n)}webp`;
}

export function thumbnailKey(of: Located, n: number): string {
  return `${imageKeyPrefix(of, n)}thumb.webp`;
}

/** Beginning of the keys of everything a viewer may open within a class. */
export function viewerPrefix(imageClass: ImageClass, imagePrefix: string): string {
  return `images/${imageClass}/${imagePrefix}/`;
}

/**
 * By when a file is physically gone: S3 removes at the first midnight UTC after its days are over,
 * and may take another day to get to it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function goneBy(expiresAt: string): number {
  return (Math.ceil(Date.parse(expiresAt) / day) + 1) * day;
}
