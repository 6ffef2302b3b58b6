/** Files, a thousand at a time. The store is asked what there is: rows may tell less. */
import type { ErasureContext, StoredObject } from "../../context.ts";
import type { Erasure } from "../../privacy/inventory.ts";
import type { Slice } from "../step.ts";

/** `counts` says which files the receipt counts. */
export function removeFiles(store: "images" | "training", counts: (file: StoredObject) => boolean) {
  return async (context: ErasureContext, { places }: Erasure): Promise<Slice> => {
    for (const { prefix } of places.filter((place) => place.store === store)) {
      const removed = await context[store].removePage(prefix);
      // What was removed is no more, so the next slice looks from the beginning again.
      if (removed.length > 0) return { count: removed.filter(counts).length, cursor: prefix };
    }
    return { count: 0 };
  };
}
