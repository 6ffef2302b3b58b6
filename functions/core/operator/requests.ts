/** Requests to support, from the operators' side. */
import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { Operator } from "../actor.ts";
import type { AccountContext, DataContext, Log } from "../context.ts";
import { dateWords } from "../date-words.ts";
import { AppError } from "../error.ts";
import { docket, type SupportRequest } from "../privacy/inventory.ts";
import { attendSoon } from "../support/attend.ts";
import { answering, closing, extending, save } from "../support/change.ts";
import { keyOf, requireRequest } from "../support/place.ts";
import { isAboutRights } from "../support/topic.ts";
import { isUnlinked, unlinkRequest } from "../support/unlink.ts";
import { viewRequest } from "../support/view.ts";
import { type Concerned, type Deed, note, noteWrites, requireNotGoing } from "./note.ts";
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
    items: items.map(({ id, topic, userId, receivedAt, answerBy, unsent = false, ...more }) => ({
      ...{ id, topic, receivedAt, state: more.state, dueAt: answerBy, unsent },
      ...(userId ? { personId: userId } : {}),
    })),
    nextCursor: next ? Buffer.from(next).toString("base64url") : null,
  };
}

/** What was written, and what was answered. @throws AppError support.not_found, person.not_found */
export async function readRequest(
  context: DataContext,
  operator: Operator,
  { id, reason }: { id: string; reason: string },
): Promise<OperatorRequestView> {
  const found = await requireRequest(context, id);
  const about = `What you wrote to us, and what we answered (${id}).`;
  await note(context, operator, concernedBy(found), { kind: "request.read", about, reason });
  const { userId, unsent = false } = found;
  return { ...viewRequest(found), unsent, ...(userId ? { personId: userId } : {}) };
}

/**
 * Answers, and mails the answer. Like every change here it is refused while the person's account is
 * being erased: that empties and closes the request.
 * @throws AppError support.not_found, support.closed, person.not_found
 */
export async function answerRequest(
  context: RequestContext,
  operator: Operator,
  { id, text }: { id: string; text: string },
): Promise<void> {
  await change(context, operator, id, (found) => ({
    after: answering(context, found, text),
    deed: {
      kind: "request.answered",
      about: `Your request ${id} was answered.`,
      reason: "You wrote to us.",
    },
  }));
}

/** @throws AppError support.not_found, support.closed, support.not_extendable, person.not_found */
export async function extendRequest(
  context: RequestContext,
  operator: Operator,
  { id, months, reason }: { id: string; months: number; reason: string },
): Promise<void> {
  await change(context, operator, id, (found) => {
    const after = extending(context, found, { months, reason });
    const about = `Your request ${id} is answered by ${dateWords(after.answerBy)}.`;
    return { after, deed: { kind: "request.extended", about, reason } };
  });
}

/**
 * @throws AppError support.not_found, support.closed, support.unanswered for a right,
 *   person.not_found
 */
export async function closeRequest(
  context: RequestContext,
  operator: Operator,
  id: string,
): Promise<void> {
  await change(context, operator, id, (found) => {
    if (found.state === "open" && isAboutRights(found.topic) && !found.unsent) {
      const message = "Answer it first: whoever asks for a right gets an answer.";
      throw new AppError("support.unanswered", message);
    }
    const reason = whyClosed(found);
    const about = `Your request ${id} is closed.`;
    return { after: closing(context, found), deed: { kind: "request.closed", about, reason } };
  });
}

function whyClosed({ state, unsent }: SupportRequest): string {
  if (state === "answered") return "It was answered.";
  return unsent ? "The answer could not be mailed." : "It needs no answer.";
}

/**
 * Takes texts, address and account out of a request, for who asks for that. It is closed by it.
 * @throws AppError support.not_found, person.not_found
 */
export async function emptyRequest(
  context: DataContext,
  operator: Operator,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await untilDone(context, id, async (found) => {
    if (isUnlinked(found)) return true;
    const about = `Only topic and dates of your request ${id} are left.`;
    const deed = { kind: "request.emptied", about, reason } as const;
    return unlinkRequest(context, found, noteWrites(context, operator, concernedBy(found), deed));
  });
}

async function change(
  context: RequestContext,
  operator: Operator,
  id: string,
  decide: (found: SupportRequest) => { after: SupportRequest; deed: Deed },
): Promise<void> {
  await untilDone(context, id, async (found) => {
    const { after, deed } = decide(found);
    const noted = noteWrites(context, operator, concernedBy(found), deed);
    const saved = await save(context, found, after, noted);
    if (saved) await attendSoon(context, keyOf(after));
    return saved;
  });
}

/** Reads it anew when somebody changed it meanwhile. */
async function untilDone(
  context: DataContext,
  id: string,
  act: (found: SupportRequest) => Promise<boolean>,
): Promise<void> {
  const tries = 3;
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await requireRequest(context, id);
    if (await act(found)) return;
    await requireNotGoing(context, concernedBy(found));
  }
  throw new Error("the request kept changing");
}

function concernedBy({ id, userId }: SupportRequest): Concerned {
  return userId ? { userId } : { requestId: id };
}
