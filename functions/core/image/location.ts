/**
 * Where the files of a generation lie:
 * `images/<class>/<user prefix>/<expiry, epoch seconds>/<generation>/<n>-<token>-<w>x<h>.<ext>`.
 *
 * The class decides the lifecycle rule, the user prefix what a signed cookie opens, the expiry what
 * the edge refuses without asking anyone. The token is random per generation, and another where its
 * files are moved to; it is told only with the images, so that nobody opens a file before it is paid
 * for. The size makes a file found in the bucket as good as a record of it. The only place that
 * spells such a key.
 */
import { randomBytes } from "node:crypto";
import { day, epochSeconds } from "../clock.ts";
import type { Generation } from "../privacy/inventory.ts";
import type { ImageClass } from "../retention.ts";

type Located = Pick<Generation, "id" | "imageClass" | "imagePrefix" | "expiresAt" | "fileToken">;
export type Sized = Pick<Generation["images"][number], "n" | "width" | "height">;

/** The random part of the names of a generation's files, hexadecimal. */
export function newFileToken(): string {
  return randomBytes(10).toString("hex");
}

/** Beginning of the keys of all files of a generation. */
export function generationPrefix(of: Located): string {
  const expiry = epochSeconds(Date.parse(of.expiresAt));
  return `${viewerPrefix(of.imageClass, of.imagePrefix)}${expiry}/${of.id}/`;
}

/** Beginning of the keys of the files of one image: itself and its thumbnail. */
export function imageKeyPrefix(of: Located, n: number): string {
  return `${generationPrefix(of)}${n}-`;
}

export function imageKey(of: Located, image: Sized): string {
  return `${stem(of, image)}.webp`;
}

export function thumbnailKey(of: Located, image: Sized): string {
  return `${stem(of, image)}.thumb.webp`;
}

function stem(of: Located, { n, width, height }: Sized): string {
  return `${imageKeyPrefix(of, n)}${of.fileToken}-${width}x${height}`;
}

/** True for the key of an image this generation has, or of its thumbnail. */
export function isFileOf(of: Located & Pick<Generation, "images">, key: string): boolean {
  return of.images.some((image) => key === imageKey(of, image) || key === thumbnailKey(of, image));
}

/** The image a key of this generation's stands for; undefined for thumbnails and anything else. */
export function readImageKey(of: Located, key: string): Sized | undefined {
  const match = /\/(\d{1,2})-[0-9a-f]+-(\d{1,5})x(\d{1,5})\.webp$/.exec(key);
  if (!match) return undefined;
  const [n = 0, width = 0, height = 0] = match.slice(1).map(Number);
  return imageKey(of, { n, width, height }) === key ? { n, width, height } : undefined;
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
