/** Mails that are due: the item a message names says which. */
import { find } from "../../db/read.ts";
import { announce } from "../announcement/run.ts";
import type { JobMessage, NoticeContext } from "../context.ts";
import { sendLetter } from "../operator/letter.ts";
import { announcement, operatorAction, reminder, supportRequest } from "../privacy/inventory.ts";
import { remind } from "../reminder/run.ts";
import { attendRequest } from "../support/attend.ts";

type Item = Readonly<Record<string, unknown>>;
type Notify = (context: NoticeContext, job: JobMessage, item: Item) => Promise<void>;

/** What is done for each kind of item, by the inventory's name of it. */
const notify: Readonly<Record<string, Notify>> = {
  [announcement.name]: announce,
  [reminder.name]: remind,
  [supportRequest.name]: attendRequest,
  [operatorAction.name]: sendLetter,
};

/**
 * Does what the item asks for. Returning means the message is done with: an item that is gone has
 * been attended to. Throwing means it shall come again, so each kind bears repetition.
 *
 * @throws Error for a kind of item nobody mails about.
 */
export async function runNotice(context: NoticeContext, job: JobMessage): Promise<void> {
  const item = await find(context.table, job);
  if (!item) return;
  const kind = String(item.type);
  const attend = Object.hasOwn(notify, kind) ? notify[kind] : undefined;
  if (!attend) throw new Error(`no mail is sent about a ${kind}`);
  await attend(context, job, item);
}
