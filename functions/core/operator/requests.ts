/** Requests to support, from the operators' side. */
import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { Operator } from "../actor.ts";
import type { AccountContext, DataContext, Log } from "../context.ts";
import { AppError } from "../error.ts";
import { docket, type SupportRequest } from "../privacy/inventory.ts";
import { attendSoon } from "../support/attend.ts";
import { answering, closing, extending, save } from "../support/change.ts";
import { keyOf, requireRequest } from "../support/place.ts";
import { viewRequest } from "../support/view.ts";
import { type Concerned, note, noteWrites } from "./note.ts";
import type { DocketFilter, DocketPage, OperatorRequestView } from "./schema.ts";

type RequestContext = AccountContext & { readonly log: Log };

/**
 * What waits, soonest deadline first; or what was answered or closed, oldest first. Numbers, topics
 * and dates only.
 * @throws AppError cursor.invalid
 */
export async function listRequests(
  context: DataContext,
  { state, cursor, limit }: DocketFilter,
): Promise<DocketPage> {
  const range = ranges.docket(state);
  const after = cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString();
  if (after !== undefined && !after.startsWith(range.begins)) {
    throw new AppError("cursor.invalid", "Start again from the first one.");
  }
  const { items, next } = await queryPage(context.table, docket, range, { limit, after });
  return {
    items: items.map(({ id, topic, userId, receivedAt, answerBy, ...more }) => ({
      ...{ id, topic, receivedAt, state: more.state, dueAt: answerBy },
      ...(userId ? { personId: userId } : {}),
    })),
    nextCursor: next ? Buffer.from(next).toString("base64url") : null,
  };
}

/** What was written, and what was answered. @throws AppError support.not_found */
export async function readRequest(
  context: DataContext,
  operator: Operator,
  { id, reason }: { id: string; reason: string },
): Promise<OperatorRequestView> {
  const found = await requireRequest(context, id);
  const about = `What you wrote to us, and what we answered (${id}).`;
  await note(context, operator, concernedBy(found), { kind: "request.read", about, reason });
  return { ...viewRequest(found), ...(found.userId ? { personId: found.userId } : {}) };
}

/** Answers, and mails the answer. @throws AppError support.not_found, support.closed */
export async function answerRequest(
  context: RequestContext,
  operator: Operator,
  { id, text }: { id: string; text: string },
): Promise<void> {
  await change(context, id, (found) => ({
    after: answering(context, found, text),
    more: noteWrites(context, operator, concernedBy(found), {
      kind: "request.answered",
      about: `Your request ${id} was answered.`,
      reason: "You wrote to us.",
    }),
  }));
}

/** @throws AppError support.not_found, support.closed, support.not_extendable */
export async function extendRequest(
  context: RequestContext,
  { id, months, reason }: { id: string; months: number; reason: string },
): Promise<void> {
  await change(context, id, (found) => ({ after: extending(context, found, { months, reason }) }));
}

/** @throws AppError support.not_found, support.closed */
export async function closeRequest(context: RequestContext, id: string): Promise<void> {
  await change(context, id, (found) => ({ after: closing(context, found) }));
}

async function change(
  context: RequestContext,
  id: string,
  decide: (found: SupportRequest) => {
    after: SupportRequest;
    more?: ReturnType<typeof noteWrites>;
  },
): Promise<void> {
  const tries = 3;
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await requireRequest(context, id);
    const { after, more } = decide(found);
    if (await save(context, found, after, more)) {
      await attendSoon(context, keyOf(after));
      return;
    }
  }
  throw new Error("the request kept changing");
}

function concernedBy({ id, userId }: SupportRequest): Concerned {
  return userId ? { userId } : { requestId: id };
}
