/** Archives a person asked for, finished or half written. */
import type { ErasureContext } from "../../context.ts";
import { removeExports } from "../../export/remove.ts";
import type { Erasure } from "../../privacy/inventory.ts";
import type { Slice } from "../step.ts";

/** Counts what could be downloaded; what was only needed to write it goes with it. */
export async function removeArchives(
  context: ErasureContext,
  { userId, places }: Erasure,
): Promise<Slice> {
  let archives = 0;
  for (const { prefix } of places.filter(({ store }) => store === "exports")) {
    const files = await context.archives.list(prefix);
    archives += files.filter(({ key }) => key.endsWith(".zip")).length;
  }
  await removeExports(context, userId);
  return { count: archives };
}
