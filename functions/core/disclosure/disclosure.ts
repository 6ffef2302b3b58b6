/**
 * Handing data over to an authority. One operator writes the demand down, another approves it; only
 * then the named fields are read, and only they.
 */
import { commit, commitOne } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { absent, put, update } from "../../db/write.ts";
import type { Operator } from "../actor.ts";
import { day, epochSeconds, hour, iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { isNotGoing } from "../erasure/not-going.ts";
import { AppError } from "../error.ts";
import { isId, newId } from "../id.ts";
import { personNotFound } from "../operator/note.ts";
import { requirePerson } from "../operator/person.ts";
import {
  type Account,
  type Disclosure,
  disclosure,
  disclosureNotice,
} from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";
import { type Produced, produce } from "./produce.ts";
import type { DisclosureOrder, DisclosurePage, DisclosureView } from "./schema.ts";

/** From the moment a seal is set, or set anew. */
export const longestSealMs = 365 * day;
interface LongerSeal {
  readonly until: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

/** How long who approved can fetch the data again, should the answer have been lost. */
const refetchMs = hour;

/**
 * Writes a demand down. Nothing is read yet.
 * @throws AppError person.not_found; request.invalid for a seal that is over or too long.
 */
export async function requestDisclosure(
  context: DataContext,
  operator: Operator,
  order: DisclosureOrder,
): Promise<DisclosureView> {
  const now = context.clock.now();
  const { person, sealedUntil, ...demand } = order;
  const seal = sealedUntil === undefined ? undefined : Date.parse(sealedUntil);
  if (seal !== undefined && (seal <= now || seal > now + longestSealMs)) {
    const message = "A seal ends in the future, within a year.";
    throw new AppError("request.invalid", message, { fields: { sealedUntil: message } });
  }
  const { id: userId } = await requirePerson(context, person);
  const made: Disclosure = {
    id: newId("dis", context.clock),
    userId,
    ...demand,
    state: "waiting",
    requestedBy: operator.identity,
    requestedAt: iso(now),
    ...(seal === undefined ? {} : { sealedUntil: iso(seal) }),
  };
  const kept = await commit(context.table, [
    // Behind the fence of an erasure nothing would cut it off from the person any more.
    ...isNotGoing(context, userId),
    put(disclosure, keys.disclosure(made.id), made, { when: absent, ttl: goesAt(made) }),
  ]);
  if (!kept.done) throw personNotFound();
  return view(made, operator);
}

/**
 * Approves a demand and answers the fields it names. That they are handed over is written down for
 * the person in the same transaction, before anything is read.
 *
 * @param order.person The address or id the demand names, as who approves reads it there: the list
 *   says of nobody that a demand is about them.
 * @throws AppError disclosure.second_operator for who asked, and for who came through another door
 *   than the one who asked: behind two doors the same one may stand; disclosure.other_person;
 *   disclosure.not_found; disclosure.not_waiting; person.not_found.
 */
export async function approveDisclosure(
  context: DataContext,
  operator: Operator,
  { id, person: who }: { id: string; person: string },
): Promise<{ disclosure: DisclosureView; data: Produced }> {
  const found = await requireDisclosure(context, id);
  if (found.state !== "waiting") refuseLate(context, operator, found);
  else refuseAlone(operator, found.requestedBy);
  const person = await requireConcerned(context, found, who);
  const { authority, reference, legalBasis, fields, sealedUntil } = found;
  if (found.state !== "waiting") {
    return { disclosure: view(found, operator), data: await produce(context, person, fields) };
  }
  const userId = person.id;
  const at = iso(context.clock.now());
  const approved = { state: "produced", approvedBy: operator.identity, producedAt: at } as const;
  const decided = update(disclosure, keys.disclosure(id), {
    set: approved,
    when: {
      state: { is: "waiting" },
      userId: { is: userId },
      // As the notice repeats it.
      sealedUntil: sealedUntil === undefined ? { exists: false } : { is: sealedUntil },
    },
  });
  const kept = await commit(context.table, [
    ...isNotGoing(context, userId),
    decided,
    put(
      disclosureNotice,
      keys.disclosureNotice(userId, id),
      { id, authority, reference, legalBasis, fields, at, sealedUntil },
      { when: absent, ttl: goesAt(found) },
    ),
  ]);
  if (!kept.done) throw kept.failed(decided) ? notWaiting() : personNotFound();
  const data = await produce(context, person, fields);
  return { disclosure: view({ ...found, ...approved }, operator), data };
}

/** Who approved a moment ago may not have got the answer, and can fetch it again. */
function refuseLate(context: DataContext, operator: Operator, found: Disclosure): void {
  const { state, approvedBy, producedAt = "" } = found;
  const since = iso(context.clock.now() - refetchMs);
  const again = state === "produced" && approvedBy === operator.identity && producedAt > since;
  if (!again) throw notWaiting();
}

async function requireConcerned(
  context: DataContext,
  { userId }: Disclosure,
  who: string,
): Promise<Account> {
  const named = await requirePerson(context, who);
  if (userId === undefined) throw personNotFound();
  if (named.id === userId) return named;
  throw new AppError(
    "disclosure.other_person",
    "What was written down is about somebody else. Read the demand again, or refuse it.",
  );
}

/**
 * Refuses a demand: nothing is handed over. Any operator may, who asked as well.
 * @throws AppError disclosure.not_found, disclosure.not_waiting
 */
export async function refuseDisclosure(
  context: DataContext,
  operator: Operator,
  id: string,
): Promise<DisclosureView> {
  await requireDisclosure(context, id);
  const refused = await commitOne(
    context.table,
    update(disclosure, keys.disclosure(id), {
      set: { state: "refused" },
      when: { state: { oneOf: ["waiting", "refused"] } },
    }),
  );
  if (!refused) throw notWaiting();
  return view(refused, operator);
}

/** Newest first. @throws AppError cursor.invalid */
export async function listDisclosures(
  context: DataContext,
  operator: Operator,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<DisclosurePage> {
  if (cursor !== undefined && !isId("dis", cursor)) {
    throw new AppError("cursor.invalid", "Start again from the newest.");
  }
  const { items, next } = await queryPage(context.table, disclosure, ranges.disclosures, {
    limit,
    newestFirst: true,
    after: cursor === undefined ? undefined : keys.disclosure(cursor).sk,
  });
  return {
    items: items.map((each) => view(each, operator)),
    nextCursor: next ? (items.at(-1)?.id ?? null) : null,
  };
}

/** @throws AppError disclosure.not_found */
export async function requireDisclosure(context: DataContext, id: string): Promise<Disclosure> {
  const found = isId("dis", id)
    ? await get(context.table, disclosure, keys.disclosure(id))
    : undefined;
  if (!found) throw new AppError("disclosure.not_found", "There is no such demand.");
  return found;
}

/**
 * @param askedBy The identity of who wrote down what is to be approved.
 * @throws AppError disclosure.second_operator
 */
export function refuseAlone(operator: Operator, askedBy: string): void {
  const [door] = operator.identity.split(":");
  const other = askedBy !== operator.identity && askedBy.split(":")[0] === door;
  if (other) return;
  throw new AppError(
    "disclosure.second_operator",
    "Another operator has to approve this, signed in the same way as who asked for it.",
  );
}

function notWaiting(): AppError {
  return new AppError("disclosure.not_waiting", "This demand was decided already.");
}

/** Epoch seconds when the record of it goes. */
export function goesAt({ requestedAt }: Disclosure): number {
  return epochSeconds(Date.parse(requestedAt) + retentionDays.disclosure * day);
}

/** Says neither whom it is about nor who of the operators did what, but whether it was this one. */
export function view(of: Disclosure, { identity }: Operator): DisclosureView {
  const { id, authority, reference, legalBasis, fields, state, requestedAt, producedAt } = of;
  const { sealedUntil, requestedBy, sealsExtended } = of;
  const asked = longerSealAsked(of);
  const shown = ({ until, reason, askedAt: at }: LongerSeal) => ({ until, reason, at });
  return {
    ...{ id, authority, reference, legalBasis, fields, state, requestedAt, producedAt },
    sealedUntil,
    mine: requestedBy === identity,
    sealAsked: asked && { ...shown(asked), mine: asked.askedBy === identity },
    sealsExtended: sealsExtended?.map(shown),
  };
}

/** The longer seal that waits for a second operator. */
export function longerSealAsked(of: Disclosure): LongerSeal | undefined {
  const { sealAskedUntil, sealAskedFor, sealAskedBy, sealAskedAt } = of;
  if (!sealAskedUntil || !sealAskedFor || !sealAskedBy || !sealAskedAt) return undefined;
  return {
    until: sealAskedUntil,
    reason: sealAskedFor,
    askedBy: sealAskedBy,
    askedAt: sealAskedAt,
  };
}
