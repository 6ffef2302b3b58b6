/** Writing more to a request of one's own. */
import { keys } from "../../db/keys.ts";
import { get } from "../../db/read.ts";
import { check } from "../../db/write.ts";
import { refusalOf } from "../account/fence.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { account } from "../privacy/inventory.ts";
import { countTry } from "../session/rate.ts";
import { continuing, save } from "./change.ts";
import { requireOwnRequest } from "./read.ts";
import type { Continuation, RequestView } from "./schema.ts";
import { viewRequest } from "./view.ts";

const tries = 5;

/**
 * Adds to a request that is not closed. One that was answered is open again, with the time its topic
 * has for an answer counted from now.
 *
 * @throws AppError support.not_found; support.closed; support.full; account.erasing; rate.limited.
 */
export async function continueRequest(
  context: DataContext,
  person: Person,
  { id, message }: Continuation & { id: string },
  network: string,
): Promise<RequestView> {
  await countTry(context, "support.network", network);
  await countTry(context, "support.person", person.userId);
  const key = keys.account(person.userId);
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await get(context.table, account, key);
    if (found?.status !== "ACTIVE") throw refusalOf(found);
    const before = await requireOwnRequest(context, found, id);
    const after = continuing(context, before, message);
    const active = check(account, key, { status: { is: "ACTIVE" } });
    if (await save(context, before, after, [active])) return viewRequest(after);
  }
  throw new Error("the request kept changing");
}
