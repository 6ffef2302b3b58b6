/** Looking somebody up: only what is needed to help, and never without a trace. */
import { keys, ranges } from "../../db/keys.ts";
import { countItems, get } from "../../db/read.ts";
import { addressDigest } from "../account/address.ts";
import type { Operator } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { readWallet } from "../credit/ledger.ts";
import { isId } from "../id.ts";
import { type Account, account, address } from "../privacy/inventory.ts";
import { note, personNotFound } from "./note.ts";
import type { PersonView } from "./schema.ts";

/**
 * @param who An address or an id.
 * @throws AppError person.not_found
 */
export async function requirePerson(context: DataContext, who: string): Promise<Account> {
  const named = who.trim();
  const userId = isId("usr", named)
    ? named
    : (await get(context.table, address, keys.address(addressDigest(named))))?.userId;
  const found = userId && (await get(context.table, account, keys.account(userId)));
  if (!found) throw personNotFound();
  return found;
}

/**
 * Status, plan, dates and numbers: no name, address, prompt or image.
 * @throws AppError person.not_found
 */
export async function lookUp(
  context: DataContext,
  operator: Operator,
  { who, reason }: { who: string; reason: string },
): Promise<PersonView> {
  const { id: userId } = await requirePerson(context, who);
  const about = "Status, plan, dates, credits and how many generations and requests there are.";
  await note(context, operator, { userId }, { kind: "person.read", about, reason });
  const [found, { available, held }, generations, requests] = await Promise.all([
    get(context.table, account, keys.account(userId)),
    readWallet(context, userId),
    countItems(context.table, ranges.generations(userId)),
    countItems(context.table, ranges.requests({ userId })),
  ]);
  if (!found) throw personNotFound();
  const { id, status, plan, restricted, createdAt } = found;
  return {
    ...{ id, status, plan, restricted, createdAt },
    operator: found.role === "operator",
    credits: { available, held },
    counts: { generations, requests },
  };
}
