/** Changes to a request: answered, put off, closed. Each with its place in the operators' list. */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { put, type Write } from "../../db/write.ts";
import { day, iso } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { AppError } from "../error.ts";
import { requestPlace, type SupportRequest, supportRequest } from "../privacy/inventory.ts";
import { requestClosesAfterDays } from "../promises.ts";
import { answerBy, extendedAnswerBy, nextReminder } from "./deadline.ts";
import { goesAt, listed } from "./docket.ts";
import { keyOf, ownerOf } from "./place.ts";
import { isAboutRights } from "./topic.ts";

/** What may change; the rest stays as it is. */
type Change = Partial<Omit<SupportRequest, "id" | "topic" | "userId" | "email" | "receivedAt">>;

/** What a request may hold, so that it and our answers stay well within one item. */
const largestBytes = 200_000;

/**
 * Adds what the person writes after the first message. After an answer it waits for another, and the
 * time for that is counted anew.
 * @throws AppError support.closed; support.full
 */
export function continuing(
  context: DataContext,
  request: SupportRequest,
  text: string,
): SupportRequest {
  refuseClosed(request);
  const now = context.clock.now();
  const messages = [...request.messages, { from: "person", text, at: iso(now) } as const];
  if (Buffer.byteLength(JSON.stringify(messages)) > largestBytes) {
    throw new AppError("support.full", "This request has grown long. Write to us anew.");
  }
  if (request.state === "open") return changed(request, { messages });
  const until = answerBy(request.topic, now);
  return changed(request, {
    state: "open",
    messages,
    answerBy: iso(until),
    remindAt: iso(nextReminder(now, until, now - 1)),
  });
}

/** @throws AppError support.closed */
export function answering(
  context: DataContext,
  request: SupportRequest,
  text: string,
): SupportRequest {
  refuseClosed(request);
  const now = context.clock.now();
  return changed(request, {
    state: "answered",
    messages: [...request.messages, { from: "us", text, at: iso(now) }],
    answeredAt: request.answeredAt ?? iso(now),
    letter: "answered",
    unsent: false,
    remindAt: iso(now + requestClosesAfterDays * day),
  });
}

/**
 * Puts the deadline of a request for a right off, once, while it has not lapsed: the reasons must
 * reach the person within the first month (GDPR art. 12(3)).
 * @throws AppError support.closed; support.not_extendable
 */
export function extending(
  context: DataContext,
  request: SupportRequest,
  { months, reason }: { months: number; reason: string },
): SupportRequest {
  refuseClosed(request);
  const now = context.clock.now();
  const { state, topic, extendedAt, receivedAt } = request;
  const until = extendedAnswerBy(Date.parse(receivedAt), months);
  const can =
    state === "open" &&
    isAboutRights(topic) &&
    topic !== "child" &&
    !extendedAt &&
    request.answerBy > iso(now) &&
    // What the person wrote later may have been given more time than that already.
    request.answerBy < iso(until);
  if (!can) {
    throw new AppError(
      "support.not_extendable",
      "Only an open request for a right can be put off, once, and before its time is over.",
    );
  }
  return changed(request, {
    answerBy: iso(until),
    extendedAt: iso(now),
    messages: [...request.messages, { from: "us", text: reason, at: iso(now) }],
    letter: "extended",
    unsent: false,
    remindAt: iso(nextReminder(Date.parse(receivedAt), until, now)),
  });
}

/**
 * Opens a request again when what we wrote reached no mailbox, closed or not: operators hear of it at
 * once, and until somebody answers or closes it. An answer that did not arrive is none.
 */
export function reopening(context: DataContext, request: SupportRequest): SupportRequest {
  return changed(request, {
    state: "open",
    unsent: true,
    letter: undefined,
    answeredAt: undefined,
    closedAt: undefined,
    remindAt: iso(context.clock.now()),
  });
}

/** @throws AppError support.closed */
export function closing(context: DataContext, request: SupportRequest): SupportRequest {
  refuseClosed(request);
  return changed(request, { state: "closed", closedAt: iso(context.clock.now()) });
}

/**
 * Writes a changed request, if nobody changed it meanwhile.
 * @param more Committed with it, or not at all.
 */
export async function save(
  context: DataContext,
  before: SupportRequest,
  after: SupportRequest,
  more: readonly Write[] = [],
): Promise<boolean> {
  const dueAt = after.letter ? iso(context.clock.now()) : after.remindAt;
  const done = after.state === "closed";
  const place = put(requestPlace, keys.requestPlace(after.id), ownerOf(after), ttlOf(after));
  const saved = await commit(context.table, [
    put(supportRequest, keyOf(after), after, {
      when: { revision: { is: before.revision } },
      ...(done && !after.letter ? {} : { dueAt }),
      ...ttlOf(after),
    }),
    ...(done || before.state === "closed" ? [place] : []),
    ...listed(after, before),
    ...more,
  ]);
  return saved.done;
}

function ttlOf(request: SupportRequest): { ttl?: number } {
  return request.state === "closed" ? { ttl: goesAt(request) } : {};
}

function changed(request: SupportRequest, change: Change): SupportRequest {
  return { ...request, ...change, revision: request.revision + 1 };
}

function refuseClosed({ state }: SupportRequest): void {
  if (state === "closed") throw new AppError("support.closed", "This request is closed.");
}
