/** Every minute: what stands in the `due` index and whose time has come. */
import { decode } from "../db/codec.ts";
import type { Key } from "../db/keys.ts";
import { queryDue } from "../db/read.ts";
import { closeDay } from "./analytics/close.ts";
import { iso, second } from "./clock.ts";
import type { SweepContext } from "./context.ts";
import { removeStray, resend, settleOverdue } from "./generation/repair.ts";
import { sendTo } from "./job.ts";
import { settleMove } from "./plan/moved.ts";
import {
  announcement,
  cleanup,
  erasure,
  exportJob,
  extension,
  gift,
  giver,
  hold,
  move,
  operatorAction,
  outbox,
  reminder,
  supportRequest,
  visitDay,
} from "./privacy/inventory.ts";

type Item = Readonly<Record<string, unknown>>;
type Attend = (context: SweepContext, key: Key, item: Item) => Promise<void>;

/** What is done with each kind of item when it is due. */
const attend: Readonly<Record<string, Attend>> = {
  [outbox.name]: (context, _, item) => resend(context, decode(outbox, item)),
  [hold.name]: (context, _, item) => settleOverdue(context, decode(hold, item)),
  [cleanup.name]: (context, key, item) => removeStray(context, decode(cleanup, item), key),
  [move.name]: (context, _, item) => settleMove(context, decode(move, item)),
  [extension.name]: sendTo("extensions", extension),
  [erasure.name]: sendTo("erasures", erasure),
  [exportJob.name]: sendTo("exports", exportJob),
  [gift.name]: sendTo("training", gift),
  [giver.name]: sendTo("training", giver),
  [announcement.name]: sendTo("notices", announcement),
  [reminder.name]: sendTo("notices", reminder),
  [visitDay.name]: (context, key, item) => closeDay(context, key, decode(visitDay, item)),
  [supportRequest.name]: sendTo("notices", supportRequest),
  [operatorAction.name]: sendTo("notices", operatorAction),
};

/**
 * One sweep over everything that is due. One item's failure is logged and does not stop the rest;
 * it is due again next time.
 */
export async function sweep(context: SweepContext): Promise<void> {
  const began = context.clock.now();
  let latest = 0;
  for await (const item of queryDue(context.table, iso(began))) {
    latest = Math.max(latest, began - Date.parse(String(item.dueAt)));
    const kind = String(item.type);
    try {
      await attend[kind]?.(context, { pk: String(item.pk), sk: String(item.sk) }, item);
    } catch (error) {
      const { generationId } = item;
      context.log.error("sweeping failed for an item", {
        kind,
        ...(typeof generationId === "string" ? { generationId } : {}),
        error,
      });
    }
  }
  context.metrics.seconds("SweepLateSeconds", latest / second);
}
