/** Restricting processing: what is there is kept, and nothing else is done with it (GDPR art. 18). */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { update } from "../../db/write.ts";
import { refusalOf } from "../account/fence.ts";
import type { AccountView } from "../account/schema.ts";
import { viewAccount } from "../account/view.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { stopOpenGenerations } from "../generation/stop-open.ts";
import { account } from "../privacy/inventory.ts";
import { countTry } from "../session/rate.ts";
import { newReceipt, putReceipt } from "./receipt.ts";
import type { RestrictionChange } from "./schema.ts";

const tries = 5;

/**
 * Restricts, or lifts the restriction, with a receipt. What waits to be drawn or is being drawn ends
 * at once without images, and its credits come back; what a worker is about to deliver just then is
 * refused when it settles. Repeating it changes nothing.
 *
 * @throws AppError auth.required; account.erasing; rate.limited for lifting it, which alone is
 *   counted: each restriction but the first follows one; consent.words_changed for lifting it under
 *   words that are no longer those beside the switch.
 */
export async function setRestriction(
  context: DataContext,
  person: Person,
  { restricted, shown }: RestrictionChange,
): Promise<AccountView> {
  if (!restricted) await countTry(context, "allow.person", person.userId);
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await get(context.table, account, keys.account(person.userId));
    if (found?.status !== "ACTIVE") throw refusalOf(found);
    if (found.restricted !== restricted) {
      const said = { purpose: "processing", granted: !restricted, how: "account page" } as const;
      const receipt = newReceipt(context, said, shown);
      const done = await commit(context.table, [
        update(account, keys.account(found.id), {
          set: { restricted },
          when: {
            status: { is: "ACTIVE" },
            epoch: { is: found.epoch },
            restricted: { is: found.restricted },
          },
        }),
        putReceipt(found.id, receipt),
      ]);
      if (!done.done) continue;
    }
    // Also when it was restricted before: the request that did it may have died here.
    if (restricted) await stopOpenGenerations(context, found.id);
    return viewAccount(context, { ...found, restricted });
  }
  throw new Error("the account kept changing while processing was restricted");
}
