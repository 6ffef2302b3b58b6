import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { signedOut } from "../account/account.ts";
import { isActive, refusalOf } from "../account/fence.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { account, generation } from "../privacy/inventory.ts";
import { notFound, requireGeneration } from "./read.ts";
import type { GenerationView } from "./schema.ts";
import { viewGeneration } from "./view.ts";

/** @throws AppError generation.not_found; account.erasing. */
export async function setFavorite(
  context: DataContext,
  person: Person,
  id: string,
  favorite: boolean,
): Promise<GenerationView> {
  const found = await requireGeneration(context, person, id);
  const owner = await get(context.table, account, keys.account(person.userId));
  if (!owner) throw signedOut();
  const active = isActive({ userId: owner.id, epoch: owner.epoch });
  const changed = await commit(context.table, [
    update(generation, keys.generation(person.userId, found.id), { set: { favorite } }),
    active,
  ]);
  if (changed.done) return viewGeneration({ ...found, favorite });
  throw changed.failed(active) ? refusalOf(changed.found(account, active)) : notFound();
}
