import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { generation } from "../privacy/inventory.ts";
import { notFound, requireGeneration } from "./read.ts";
import type { GenerationView } from "./schema.ts";
import { viewGeneration } from "./view.ts";

/** @throws AppError generation.not_found. */
export async function setFavorite(
  context: DataContext,
  person: Person,
  id: string,
  favorite: boolean,
): Promise<GenerationView> {
  const found = await requireGeneration(context, person, id);
  const changed = await commitOne(
    context.table,
    update(generation, keys.generation(person.userId, found.id), { set: { favorite } }),
  );
  if (!changed) throw notFound();
  return viewGeneration(changed);
}
