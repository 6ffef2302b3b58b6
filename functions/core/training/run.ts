/** What the training worker does with a message: gives, or takes back. */
import { decode } from "../../db/codec.ts";
import { find } from "../../db/read.ts";
import type { JobMessage, TrainingContext } from "../context.ts";
import { gift, giver } from "../privacy/inventory.ts";
import { give } from "./give.ts";
import { emptyGiver, takeBack } from "./take-back.ts";

/**
 * Does what the item asks for. Returning means the message is done with: an item that is gone has
 * been attended to. Throwing means it shall come again. `owner` names this invocation and no other.
 *
 * @throws Error for a kind of item that is not about training.
 */
export async function runTraining(
  context: TrainingContext,
  job: JobMessage,
  owner: string,
): Promise<void> {
  const item = await find(context.table, job);
  if (!item) return;
  if (item.type === gift.name) {
    const found = decode(gift, item);
    return found.state === "returning" ? takeBack(context, found) : give(context, found, owner);
  }
  if (item.type === giver.name) return emptyGiver(context, decode(giver, item));
  throw new Error(`a ${String(item.type)} is nothing to train with`);
}
