/** What single writes, batches and transactions share. */
import { database, type Store, type Table } from "./dynalite.ts";
import { DynamoError, type Item, type Json } from "./engine.ts";
import type { ItemLocks } from "./locks.ts";
import { itemAddress, type StagedStore } from "./staged.ts";
import type { TransactionTokens } from "./transaction-tokens.ts";

export interface Context {
  store: Store;
  locks: ItemLocks;
  tokens: TransactionTokens;
}

/** Undefined when the key does not fit the table; the action then says so in DynamoDB's words. */
export function addressOf(table: Table, keyOrItem: Item): string | undefined {
  try {
    return itemAddress(table, database.createKey(keyOrItem, table));
  } catch {
    return undefined;
  }
}

/** Trims full capacity figures to what `ReturnConsumedCapacity` asked for. */
export function wantedCapacity(full: Json[], wanted: unknown): Json[] | undefined {
  if (wanted === "INDEXES") return full;
  if (wanted !== "TOTAL") return undefined;
  return full.map(({ TableName, CapacityUnits }) => ({ TableName, CapacityUnits }));
}

/** Adds the item a condition was checked against to the error. */
export function withItem(error: unknown, staged: StagedStore): unknown {
  const body = bodyOf(error);
  const [change] = staged.changes.values();
  if (!body || !isConditionFailure(body) || !change?.before) return error;
  return new DynamoError("ConditionalCheckFailedException", String(body.message), {
    Item: change.before,
  });
}

export function isConditionFailure(body: Json): boolean {
  return String(body.__type).endsWith("#ConditionalCheckFailedException");
}

/** The DynamoDB body of an error, dynalite's or ours; undefined for a surprise. */
export function bodyOf(error: unknown): Json | undefined {
  if (typeof error !== "object" || error === null || !("body" in error)) return undefined;
  return typeof error.body === "object" && error.body !== null ? { ...error.body } : undefined;
}
