/** Which images an export holds, under which names, and in which of its archives. */
import { imageKey } from "../image/location.ts";
import type { Generation } from "../privacy/inventory.ts";
import type { ExportLimits } from "./limits.ts";

/** The file of the walk that lists the images, in the order in which they are written. */
export const planFile = "plan";

/** An image as the index shows it, and where its file is. */
export interface PlannedImage {
  readonly generation: string;
  readonly n: number;
  readonly key: string;
  /** Below `data/`. */
  readonly path: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** When it was ordered. */
  readonly at: string;
  readonly expiresAt: string;
  /** The beginning of it, for the index. */
  readonly prompt: string;
}

/** What the index shows of a prompt; all of it stands in `generations.jsonl`. */
const shownCharacters = 240;

export function* plannedImages(of: Generation): Generator<PlannedImage> {
  const month = of.createdAt.slice(0, 7).replace("-", "/");
  for (const image of of.images) {
    yield {
      generation: of.id,
      n: image.n,
      key: imageKey(of, image),
      path: `images/${month}/${of.id}-${image.n}.webp`,
      bytes: image.bytes,
      width: image.width,
      height: image.height,
      at: of.createdAt,
      expiresAt: of.expiresAt,
      prompt: [...of.prompt.slice(0, 2 * shownCharacters)].slice(0, shownCharacters).join(""),
    };
  }
}

/** Headers, lines of manifests and what the index says of an image, at most. */
const besidesBytes = 1_536;
/** Pages, notices and schemas of the first archive, at most. */
const papersBytes = 4_000_000;

/**
 * Tells which archive an image goes into, counted from 1, when asked for one after the other in the
 * order of the plan. The first archive also holds the records.
 */
export function splitter(
  limits: Pick<ExportLimits, "partBytes" | "partImages">,
  recordBytes: number,
): (image: Pick<PlannedImage, "bytes">) => number {
  let part = 1;
  let bytes = recordBytes + papersBytes;
  let count = 0;
  return (image) => {
    const cost = image.bytes + besidesBytes;
    if (count > 0 && (bytes + cost > limits.partBytes || count >= limits.partImages)) {
      part++;
      bytes = 0;
      count = 0;
    }
    bytes += cost;
    count++;
    return part;
  };
}
