/** Looks for anything of a person in every store that can be asked for it. */
import { listKeys } from "../../db/clear.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { addressDigest } from "../account/address.ts";
import type { ErasureContext } from "../context.ts";
import { address, type Erasure } from "../privacy/inventory.ts";

/** Names of what was found: kinds of rows and stores, and nothing that says whose they are. */
export async function findRemains(
  context: ErasureContext,
  { userId, email, places }: Erasure,
): Promise<string[]> {
  const found: string[] = [];
  const { pk } = keys.account(userId);
  const rows = await listKeys(context.table, { pk }, { limit: 10 });
  found.push(...rows.items.map(({ sk }) => sk.split("#")[0] ?? ""));
  for (const { store, prefix } of places) {
    const files = await (store === "exports" ? context.archives : context[store]).list(prefix);
    if (files.length > 0) found.push(store);
  }
  if (email !== undefined) {
    const owner = await get(context.table, address, keys.address(addressDigest(email)));
    if (owner?.userId === userId) found.push(address.name);
  }
  return [...new Set(found)];
}
