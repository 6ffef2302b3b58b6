/** A person's own requests. */
import { keys, ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { isId } from "../id.ts";
import { supportRequest } from "../privacy/inventory.ts";
import type { PageFilter, RequestPage } from "./schema.ts";
import { viewRequest } from "./view.ts";

/** Newest first. @throws AppError cursor.invalid */
export async function listOwnRequests(
  context: DataContext,
  { userId }: Person,
  { cursor, limit }: PageFilter,
): Promise<RequestPage> {
  if (cursor !== undefined && !isId("req", cursor)) {
    throw new AppError("cursor.invalid", "Start again from the newest.");
  }
  const { items, next } = await queryPage(
    context.table,
    supportRequest,
    ranges.requests({ userId }),
    {
      limit,
      newestFirst: true,
      after: cursor === undefined ? undefined : keys.request({ userId }, cursor).sk,
    },
  );
  return { items: items.map(viewRequest), nextCursor: next ? (items.at(-1)?.id ?? null) : null };
}
