/**
 * What happens to a request by the clock: mails that are still to be sent, reminders to operators,
 * the end of what was answered.
 */
import { commit } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { day, iso } from "../clock.ts";
import type { AccountContext, Log } from "../context.ts";
import { write } from "../mail/mail.ts";
import { account, type SupportRequest, supportRequest } from "../privacy/inventory.ts";
import { supportAddress } from "../promises.ts";
import { closing, reopening, save } from "./change.ts";
import { nextReminder } from "./deadline.ts";
import { topicWords } from "./words.ts";

/**
 * How long a letter is tried to be sent: an address that takes none must not be tried for ever. What
 * we wrote ourselves then goes back to operators.
 */
export const triedForMs = 3 * day;

/**
 * Does what is due for one request. A mail is sent before it is crossed off: one that was cut off in
 * between is sent twice rather than never.
 */
export async function attendRequest(context: AccountContext, key: Key): Promise<void> {
  const found = await get(context.table, supportRequest, key);
  if (!found) return;
  if (found.letter) return sendLetter(context, key, found);
  const now = context.clock.now();
  if (found.remindAt > iso(now)) {
    await lookAgain(context, key, found, found.remindAt);
  } else if (found.state === "open") {
    await remindOperators(context, found, now);
    const next = nextReminder(Date.parse(found.receivedAt), Date.parse(found.answerBy), now);
    await lookAgain(context, key, found, iso(next));
  } else if (found.state === "answered") {
    await save(context, found, closing(context, found));
  }
}

/** After a change that left a letter: sends it now. What fails is made good by the sweeper. */
export async function attendSoon(
  context: AccountContext & { readonly log: Log },
  key: Key,
): Promise<void> {
  try {
    await attendRequest(context, key);
  } catch (error) {
    context.log.warn("a letter about a request waits", { kind: supportRequest.name, error });
  }
}

async function sendLetter(
  context: AccountContext,
  key: Key,
  request: SupportRequest,
): Promise<void> {
  const since = request.messages.at(-1)?.at ?? request.receivedAt;
  const hopeless = Date.parse(since) + triedForMs < context.clock.now();
  const to = await addressOf(context, request);
  if (to && hopeless && request.letter !== "received") {
    await save(context, request, reopening(context, request));
    return;
  }
  if (to && !hopeless) await context.post.send(letterOf(request, to));
  await commit(context.table, [
    update(supportRequest, key, {
      remove: ["letter"],
      dueAt: request.state === "closed" ? null : request.remindAt,
      when: { revision: { is: request.revision } },
    }),
  ]);
}

function letterOf({ letter, topic, messages, answerBy }: SupportRequest, to: string) {
  const values = { topic: topicWords[topic], until: answerBy.slice(0, 10) };
  const ours = messages.findLast(({ from }) => from === "us")?.text ?? "";
  if (letter === "received") return write("requestReceived", to, values);
  if (letter === "extended") return write("requestExtended", to, { ...values, reason: ours });
  return write("requestAnswered", to, { topic: values.topic, answer: ours });
}

/** The account's present address, or the one a visitor proved. */
async function addressOf(
  context: AccountContext,
  { userId, email }: SupportRequest,
): Promise<string | undefined> {
  if (!userId) return email;
  return (await get(context.table, account, keys.account(userId)))?.email;
}

/** Names the request by number, topic and date only: what it says is read with the tools, on record. */
async function remindOperators(
  context: AccountContext,
  { id, topic, answerBy }: SupportRequest,
  now: number,
): Promise<void> {
  const values = {
    id,
    topic: topicWords[topic],
    until: answerBy.slice(0, 10),
    lapsed: answerBy <= iso(now),
  };
  await context.post.send(write("requestDue", supportAddress, values));
}

async function lookAgain(
  context: AccountContext,
  key: Key,
  request: SupportRequest,
  remindAt: string,
): Promise<void> {
  await commit(context.table, [
    update(supportRequest, key, {
      set: { remindAt },
      dueAt: remindAt,
      when: { revision: { is: request.revision } },
    }),
  ]);
}
