/** What the audits of the last days found. */
import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import { type Audit, audit } from "../privacy/inventory.ts";

/** Newest first. The first may still be running. */
export async function listAudits(context: DataContext, limit: number): Promise<Audit[]> {
  const { items } = await queryPage(context.table, audit, ranges.audits(), {
    limit,
    newestFirst: true,
    consistent: false,
  });
  return items;
}
