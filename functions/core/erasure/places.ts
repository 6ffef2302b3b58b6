/** Where files of a person can lie, in every store. Noted before anything goes, looked at to the end. */
import type { DataContext } from "../context.ts";
import { prefixesOfPerson } from "../export/location.ts";
import { viewerPrefix } from "../image/location.ts";
import type { Account, Erasure } from "../privacy/inventory.ts";
import { imageClasses } from "../retention.ts";
import { giversOf } from "../training/copies.ts";
import { giverPrefix } from "../training/location.ts";

export type Place = Erasure["places"][number];

/** Behind the fence no other place can come to be. */
export async function placesOf(
  context: DataContext,
  { id, imagePrefix }: Pick<Account, "id" | "imagePrefix">,
): Promise<Place[]> {
  if (imagePrefix === "") throw new Error("an account without a prefix would cost everyone theirs");
  const places: Place[] = imageClasses.map((imageClass) => ({
    store: "images",
    prefix: viewerPrefix(imageClass, imagePrefix),
  }));
  for (const prefix of prefixesOfPerson(id)) places.push({ store: "exports", prefix });
  for await (const giver of giversOf(context, id)) {
    places.push({ store: "training", prefix: giverPrefix(giver) });
  }
  return places;
}
