/** The mails of an erasure. One that cannot be sent must not stop it: an address may be dead. */
import { day, minute } from "../clock.ts";
import type { ErasureContext } from "../context.ts";
import { type Letter, write } from "../mail/mail.ts";
import { type Erasure, erasure } from "../privacy/inventory.ts";
import { receiptOf } from "./receipt.ts";

/** How soon a mail that could not be sent is tried again, and for how long. */
export const mailAgainMs = 10 * minute;
const mailPatienceMs = 2 * day;

/** That the account goes, and how to keep it. False when the mail could not be sent. */
export async function tellAsked(
  context: ErasureContext,
  { email, startsAt }: Erasure,
): Promise<boolean> {
  const startsOn = startsAt.slice(0, 10);
  return !email || send(context, write("erasureAsked", email, { startsOn }));
}

/** The receipt. False when it shall be tried again. */
export async function tellErased(context: ErasureContext, done: Erasure): Promise<boolean> {
  const { email, by, startedAt = "" } = done;
  // Whose account came back with a backup has had a receipt that said what would happen.
  if (!email || by === "tombstone") return true;
  const now = context.clock.now();
  if (await send(context, write("accountErased", email, receiptOf(done, now)))) return true;
  return now - Date.parse(startedAt) >= mailPatienceMs;
}

async function send(context: ErasureContext, letter: Letter): Promise<boolean> {
  try {
    await context.post.send(letter);
    return true;
  } catch (error) {
    // The words of the error may quote the address, which is none of the log's business.
    const code = error instanceof Error ? error.name : "unknown";
    context.log.warn("a mail could not be sent", { kind: erasure.name, code });
    return false;
  }
}
