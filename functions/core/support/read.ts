/**
 * A person's own requests: those of their account, and those they wrote from its address without
 * being signed in. Both addresses are proven, so both are theirs.
 */
import { keys, type RequestOwner, ranges } from "../../db/keys.ts";
import { get, getBoth, queryPage } from "../../db/read.ts";
import { signedOut } from "../account/account.ts";
import { addressDigest } from "../account/address.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { isId } from "../id.ts";
import {
  type Account,
  account,
  type SupportRequest,
  supportRequest,
} from "../privacy/inventory.ts";
import type { PageFilter, RequestPage } from "./schema.ts";
import { viewRequest } from "./view.ts";

/**
 * Newest first over both. The cursor is only the number of the last one seen: whose requests are
 * read comes from who is signed in.
 *
 * @throws AppError cursor.invalid; auth.required when the account is gone though a session is left.
 */
export async function listOwnRequests(
  context: DataContext,
  person: Person,
  { cursor, limit }: PageFilter,
): Promise<RequestPage> {
  if (cursor !== undefined && !isId("req", cursor)) {
    throw new AppError("cursor.invalid", "Start again from the newest.");
  }
  const found = await get(context.table, account, keys.account(person.userId));
  if (!found) throw signedOut();
  const pages = await Promise.all(
    ownersOf(found).map((owner) =>
      queryPage(context.table, supportRequest, ranges.requests(owner), {
        // One more than is shown tells whether there is more.
        limit: limit + 1,
        newestFirst: true,
        after: cursor === undefined ? undefined : keys.request(owner, cursor).sk,
      }),
    ),
  );
  // A page that ended early, where requests are long, leaves older ones than its last one unread.
  const horizons = pages.flatMap(({ items, next }) => (next ? (items.at(-1)?.id ?? []) : []));
  const horizon = horizons.toSorted().at(-1);
  // Numbers tell the time they were given at, so they sort as both lists are sorted.
  const read = pages
    .flatMap(({ items }) => items)
    .filter(({ id }) => horizon === undefined || id >= horizon)
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const items = read.slice(0, limit);
  const more = read.length > limit || horizon !== undefined;
  return { items: items.map(viewRequest), nextCursor: more ? (items.at(-1)?.id ?? null) : null };
}

/** @throws AppError support.not_found for another's, too. */
export async function requireOwnRequest(
  context: DataContext,
  of: Account,
  id: string,
): Promise<SupportRequest> {
  const [own, asVisitor] = ownersOf(of);
  const at = (owner: RequestOwner) => ({ entity: supportRequest, key: keys.request(owner, id) });
  const found = isId("req", id) ? await getBoth(context.table, at(own), at(asVisitor)) : [];
  const request = found[0] ?? found[1];
  if (!request) throw new AppError("support.not_found", "There is no such request.");
  return request;
}

function ownersOf({ id: userId, email }: Account): [RequestOwner, RequestOwner] {
  return [{ userId }, { addressDigest: addressDigest(email) }];
}
