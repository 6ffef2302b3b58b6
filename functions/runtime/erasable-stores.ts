/** The stores an erasure empties, each no wider than to all of one person, and where it notes that. */
import type { ErasureContext } from "../core/context.ts";
import { openArchives } from "./archives.ts";
import { openBucket, trainingParts } from "./objects.ts";

/** Parts of `images/<class>/<viewer prefix>/`. */
const viewerParts = 4;

export function openErasableStores(buckets: {
  readonly images: string;
  readonly exports: string;
  readonly training: string;
  readonly tombstones: string;
}): Pick<ErasureContext, "images" | "archives" | "training" | "tombstones"> {
  return {
    images: openBucket(buckets.images, { leastParts: viewerParts }),
    archives: openArchives(buckets.exports),
    training: openBucket(buckets.training, { leastParts: trainingParts }),
    tombstones: openBucket(buckets.tombstones),
  };
}
