/** What must be true of the credits in any snapshot of the table. Used by tests and by operators. */
import { decode, type Entity, type ValueOf } from "../../db/codec.ts";
import type { UserId } from "../id.ts";
import { entry, generation, hold, operation, wallet } from "../privacy/inventory.ts";
import { accountInvariants, type Books } from "./account-invariants.ts";

type Item = Record<string, unknown>;

/**
 * Checks the raw items of a table, of all kinds and in any order.
 *
 * @param options.now Milliseconds since the epoch, of when the snapshot was taken.
 * @returns What is broken, each beginning with the invariant's name in `docs/money.md`; empty when
 *   all is well.
 */
export function checkInvariants(snapshot: readonly Item[], options: { now: number }): string[] {
  const money = new Set<unknown>([wallet, entry, operation, hold].map(({ name }) => name));
  const lapsing = snapshot.filter((item) => money.has(item.type) && item.ttl !== undefined);
  return [
    ...lapsing.map((item) => `I1 ${item.pk} ${item.sk} would lapse`),
    ...repeated(snapshot),
    ...books(snapshot).flatMap((of) => accountInvariants(of, options.now)),
  ];
}

/** The items by person. An operation lies elsewhere, but says whose it is. */
function books(snapshot: readonly Item[]): Books[] {
  const byUser = new Map<UserId, Item[]>();
  for (const item of snapshot) {
    const userId =
      item.type === operation.name
        ? (item.userId as UserId)
        : /^USER#(usr_.+)$/.exec(String(item.pk))?.[1];
    if (!userId) continue;
    const own = byUser.get(userId as UserId) ?? [];
    own.push(item);
    byUser.set(userId as UserId, own);
  }
  return [...byUser].map(([userId, items]) => ({
    userId,
    wallet: all(items, wallet)[0],
    entries: all(items, entry).sort((a, b) => a.seq - b.seq),
    operations: items
      .filter(({ type }) => type === operation.name)
      .map((item) => ({ key: String(item.pk).slice("OP#".length), ...decode(operation, item) })),
    holds: items
      .filter(({ type }) => type === hold.name)
      .map((item) => ({ ...decode(hold, item), dueAt: item.dueAt })),
    generations: new Map(all(items, generation).map((each) => [each.id, each])),
  }));
}

/** I5, across everybody: what happens under one key happens once. */
function repeated(snapshot: readonly Item[]): string[] {
  const seen = new Set<unknown>();
  const twice: string[] = [];
  for (const item of snapshot) {
    if (item.type !== entry.name) continue;
    if (seen.has(item.operation)) twice.push(`I5 ${item.operation} moved credits more than once`);
    seen.add(item.operation);
  }
  return twice;
}

function all<E extends Entity>(items: readonly Item[], entity: E): ValueOf<E>[] {
  return items.filter(({ type }) => type === entity.name).map((item) => decode(entity, item));
}
