/** Writing to support: at once for who is signed in, after a code by mail for everyone else. */
import { randomInt } from "node:crypto";
import { commit, commitOne } from "../../db/commit.ts";
import { keys, type RequestOwner } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { absent, check, put, remove, type Write } from "../../db/write.ts";
import { addressDigest } from "../account/address.ts";
import { refusalOf } from "../account/fence.ts";
import type { Person } from "../actor.ts";
import { epochSeconds, iso, minute } from "../clock.ts";
import type { AccountContext, Log } from "../context.ts";
import { digest } from "../digest.ts";
import { AppError } from "../error.ts";
import { isId, newId } from "../id.ts";
import { write } from "../mail/mail.ts";
import {
  account,
  address,
  requestAttempt,
  requestPlace,
  type SupportRequest as Stored,
  supportRequest,
} from "../privacy/inventory.ts";
import { codeMinutes } from "../promises.ts";
import { countTry } from "../session/rate.ts";
import { attendSoon } from "./attend.ts";
import { answerBy, nextReminder } from "./deadline.ts";
import { listed } from "./docket.ts";
import type { Confirmation, ReceiptView, SupportRequest } from "./schema.ts";
import { viewReceipt } from "./view.ts";

type SupportContext = AccountContext & { readonly log: Log };

/**
 * Takes a request. A person's own is open at once; a visitor's waits for the code that goes to the
 * address, so that nobody writes in another's name.
 *
 * @throws AppError request.invalid without an address; rate.limited.
 */
export async function submitRequest(
  context: SupportContext,
  person: Person | undefined,
  request: SupportRequest,
  network: string,
): Promise<ReceiptView> {
  await countTry(context, "support.network", network);
  return person
    ? takeFromPerson(context, person, request)
    : askForProof(context, request, request.email);
}

async function takeFromPerson(
  context: SupportContext,
  { userId }: Person,
  { topic, message }: SupportRequest,
): Promise<ReceiptView> {
  await countTry(context, "support.person", userId);
  const now = context.clock.now();
  const id = newId("req", context.clock);
  const dates = { receivedAt: iso(now), answerBy: iso(answerBy(topic, now)) };
  const taken = open({ id, topic, userId, ...dates }, message);
  const active = check(account, keys.account(userId), { status: { is: "ACTIVE" } });
  const kept = await commit(context.table, [active, ...writesOf(taken, { userId }, now)]);
  if (!kept.done) throw refusalOf(kept.found(account, active));
  await attendSoon(context, keys.request({ userId }, taken.id));
  return viewReceipt(taken, "open");
}

async function askForProof(
  context: SupportContext,
  { topic, message }: SupportRequest,
  email: string | undefined,
): Promise<ReceiptView> {
  if (email === undefined) {
    const words = "Write the address the answer shall go to.";
    throw new AppError("request.invalid", words, { fields: { email: words } });
  }
  await countTry(context, "support.address", addressDigest(email));
  const now = context.clock.now();
  const expires = now + codeMinutes * minute;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const id = newId("req", context.clock);
  const attempt = {
    id,
    topic,
    message,
    email,
    codeDigest: digest(id, code),
    receivedAt: iso(now),
    answerBy: iso(answerBy(topic, now)),
    expiresAt: iso(expires),
  };
  await commitOne(
    context.table,
    put(requestAttempt, keys.requestAttempt(id), attempt, { ttl: epochSeconds(expires) }),
  );
  await context.post.send(write("requestCode", email, { code, minutes: codeMinutes }));
  return viewReceipt(attempt, "unconfirmed");
}

/**
 * Opens a visitor's request with the code from the mail. Where the address belongs to an account, it
 * becomes that person's request, which they see when they sign in.
 *
 * @throws AppError auth.code_invalid for a wrong, used or lapsed code; rate.limited.
 */
export async function confirmRequest(
  context: SupportContext,
  { id, code }: Confirmation,
  network: string,
): Promise<ReceiptView> {
  await countTry(context, "support.code-network", network);
  if (!isId("req", id)) throw codeInvalid();
  await countTry(context, "support.code", id);
  const now = context.clock.now();
  const attemptKey = keys.requestAttempt(id);
  const attempt = await get(context.table, requestAttempt, attemptKey);
  const right = attempt?.codeDigest === digest(id, code) && attempt.expiresAt > iso(now);
  if (!right) throw codeInvalid();

  const who = addressDigest(attempt.email);
  const member = await get(context.table, address, keys.address(who));
  const { topic, message, email, receivedAt, answerBy } = attempt;
  const said = { id, topic, receivedAt, answerBy };
  const used = remove(requestAttempt, attemptKey, { codeDigest: { is: attempt.codeDigest } });
  if (member) {
    const { userId } = member;
    const taken = open({ ...said, userId }, message);
    const active = check(account, keys.account(userId), { status: { is: "ACTIVE" } });
    const kept = await commit(context.table, [used, active, ...writesOf(taken, { userId }, now)]);
    if (kept.done) {
      await attendSoon(context, keys.request({ userId }, id));
      return viewReceipt(taken, "open");
    }
    // Used meanwhile, or the account is being erased: then nothing may be added to it any more.
    if (kept.failed(used)) throw codeInvalid();
  }
  const taken = open({ ...said, email }, message);
  const owner = { addressDigest: who };
  const kept = await commit(context.table, [used, ...writesOf(taken, owner, now)]);
  if (!kept.done) throw codeInvalid();
  await attendSoon(context, keys.request(owner, id));
  return viewReceipt(taken, "open");
}

function open(
  said: Pick<Stored, "id" | "topic" | "receivedAt" | "answerBy" | "userId" | "email">,
  message: string,
): Stored {
  const { receivedAt, answerBy } = said;
  const received = Date.parse(receivedAt);
  return {
    ...said,
    state: "open",
    unsent: false,
    messages: [{ from: "person", text: message, at: receivedAt }],
    letter: "received",
    remindAt: iso(nextReminder(received, Date.parse(answerBy), received - 1)),
    revision: 0,
  };
}

/** The request is due at once, for its first letter. */
function writesOf(request: Stored, owner: RequestOwner, now: number): Write[] {
  return [
    put(supportRequest, keys.request(owner, request.id), request, {
      when: absent,
      dueAt: iso(now),
    }),
    put(requestPlace, keys.requestPlace(request.id), owner),
    ...listed(request),
  ];
}

function codeInvalid(): AppError {
  return new AppError(
    "auth.code_invalid",
    "That code is not right, was used, or has lapsed. Write to us again for a new one.",
  );
}
