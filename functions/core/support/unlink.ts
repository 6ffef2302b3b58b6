/** What stays of a person's requests when the account is erased: that there were some, and when. */
import { commit } from "../../db/commit.ts";
import { keys, type RequestOwner, ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import { put, remove, type Write } from "../../db/write.ts";
import { addressDigest } from "../account/address.ts";
import { iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import type { UserId } from "../id.ts";
import { requestPlace, type SupportRequest, supportRequest } from "../privacy/inventory.ts";
import { goesAt, listed } from "./docket.ts";
import { keyOf } from "./place.ts";

const together = 25;

/**
 * Takes everything that leads to the person out of their requests, those they wrote as a visitor
 * with the same address too: texts, address, account. Topic and dates stay, closed. Each request is
 * done in one transaction, so it can be repeated after any failure. Answers how many there were.
 * Whoever writes from the address after `goneSince` is another person to us.
 */
export async function unlinkRequests(
  context: DataContext,
  { id: userId, email }: { readonly id: UserId; readonly email?: string | undefined },
  goneSince?: string,
): Promise<number> {
  const own = await unlinkAll(context, { userId });
  if (!email) return own;
  const visitor = { addressDigest: addressDigest(email) };
  return own + (await unlinkAll(context, visitor, goneSince));
}

/** True when nothing in it leads to anybody any more. */
export function isUnlinked({ userId, email }: SupportRequest): boolean {
  return userId === undefined && email === undefined;
}

async function unlinkAll(
  context: DataContext,
  owner: RequestOwner,
  goneSince?: string,
): Promise<number> {
  let done = 0;
  for (;;) {
    const page = await queryPage(context.table, supportRequest, ranges.requests(owner), {
      limit: together,
    });
    // Oldest first: of a page that holds a later one, nothing more is to be done after it.
    const items = page.items.filter(({ receivedAt }) => !goneSince || receivedAt <= goneSince);
    if (items.length === 0) return done;
    const before = done;
    for (const request of items) done += (await unlinkRequest(context, request)) ? 1 : 0;
    if (done === before) throw new Error("requests kept changing while they were unlinked");
  }
}

/**
 * The same for one request. False when somebody changed it just now: it is to be looked at again.
 * @param more Committed with it, or not at all.
 */
export async function unlinkRequest(
  context: DataContext,
  request: SupportRequest,
  more: readonly Write[] = [],
): Promise<boolean> {
  const { id, topic, receivedAt, answerBy, extendedAt, answeredAt, revision } = request;
  const closedAt = request.closedAt ?? iso(context.clock.now());
  const bare: SupportRequest = {
    ...{ id, topic, receivedAt, answerBy, extendedAt, answeredAt, closedAt },
    state: "closed",
    messages: [],
    remindAt: closedAt,
    revision: revision + 1,
  };
  const ttl = goesAt(bare);
  const unlinked = await commit(context.table, [
    remove(supportRequest, keyOf(request), { revision: { is: revision } }),
    put(supportRequest, keyOf(bare), bare, { ttl }),
    put(requestPlace, keys.requestPlace(id), {}, { ttl }),
    ...listed(bare, request),
    ...more,
  ]);
  return unlinked.done;
}
