/** Mails about what operators did. Once the deed is on record, the mail is sent, whatever fails. */
import { commitOne } from "../../db/commit.ts";
import { type Key, keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import type { AccountContext } from "../context.ts";
import { isId } from "../id.ts";
import { write } from "../mail/mail.ts";
import { account, operatorAction } from "../privacy/inventory.ts";
import { triedForMs } from "../support/attend.ts";

/** Sends the letter of a deed, if it has one still. Sent before it is crossed off: twice, not never. */
export async function sendLetter(context: AccountContext, key: Key): Promise<void> {
  const found = await get(context.table, operatorAction, key);
  if (!found?.letter) return;
  const userId = key.pk.slice("USER#".length);
  const person = isId("usr", userId)
    ? await get(context.table, account, keys.account(userId))
    : undefined;
  const hopeless = Date.parse(found.at) + triedForMs < context.clock.now();
  if (person && !hopeless) {
    await context.post.send(write(found.letter, person.email, { reason: found.reason }));
  }
  await commitOne(context.table, update(operatorAction, key, { remove: ["letter"], dueAt: null }));
}
