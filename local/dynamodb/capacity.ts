/**
 * Capacity units as DynamoDB bills them: 1 write unit per started KB of the larger of the item
 * before and after, the same for each index entry that changes, twice that for transactions;
 * reads in half units of 4 KB. Source: "DynamoDB read and write operations" in the guide.
 */
import { database, type Index, type Table } from "./dynalite.ts";
import type { Item, Json } from "./engine.ts";
import type { Change } from "./staged.ts";

const kilobytes = (item: Item) => Math.max(1, Math.ceil(database.itemSize(item) / 1_024));

function entry(index: Index, table: Table, item: Item | undefined): Item | undefined {
  const keys = index.KeySchema.map((key) => key.AttributeName);
  if (!item || keys.some((key) => item[key] === undefined)) return undefined;
  if (index.Projection.ProjectionType === "ALL") return item;
  const projected = new Set([
    ...keys,
    ...table.KeySchema.map((key) => key.AttributeName),
    ...(index.Projection.NonKeyAttributes ?? []),
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => projected.has(name)));
}

function indexUnits(index: Index, table: Table, { before, after }: Change): number {
  const [from, to] = [entry(index, table, before), entry(index, table, after)];
  if (!from || !to) return from || to ? kilobytes(from ?? to ?? {}) : 0;
  const moved = index.KeySchema.some(
    ({ AttributeName: name }) => JSON.stringify(from[name]) !== JSON.stringify(to[name]),
  );
  if (moved) return kilobytes(from) + kilobytes(to);
  const same = JSON.stringify(sorted(from)) === JSON.stringify(sorted(to));
  return same ? 0 : Math.max(kilobytes(from), kilobytes(to));
}

const sorted = (item: Item) => Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1));

/** Units one table used in one request. */
export interface Units {
  table: number;
  indexes: Map<string, number>;
}

export function writeUnits(table: Table, change: Change, factor = 1): Units {
  const larger = Math.max(
    change.before ? kilobytes(change.before) : 1,
    change.after ? kilobytes(change.after) : 1,
  );
  const indexes = new Map<string, number>();
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    const units = indexUnits(index, table, change) * factor;
    if (units > 0) indexes.set(index.IndexName, units);
  }
  return { table: larger * factor, indexes };
}

/** Units of reading an item inside a transaction. */
export function transactionalReadUnits(item: Item | undefined): Units {
  const size = item ? database.itemSize(item) : 0;
  return { table: 2 * Math.max(1, Math.ceil(size / 4_096)), indexes: new Map() };
}

/** `ConsumedCapacity` in full, as with `ReturnConsumedCapacity: INDEXES`, one entry per table. */
export function consumed(used: Iterable<[table: string, units: Units]>): Json[] {
  const perTable = new Map<string, Units>();
  for (const [name, units] of used) {
    const sum = perTable.get(name) ?? { table: 0, indexes: new Map<string, number>() };
    sum.table += units.table;
    for (const [index, n] of units.indexes)
      sum.indexes.set(index, (sum.indexes.get(index) ?? 0) + n);
    perTable.set(name, sum);
  }
  return [...perTable].map(([name, units]) => ({
    TableName: name,
    CapacityUnits: units.table + [...units.indexes.values()].reduce((a, b) => a + b, 0),
    Table: { CapacityUnits: units.table },
    ...(units.indexes.size > 0 && {
      GlobalSecondaryIndexes: Object.fromEntries(
        [...units.indexes].map(([index, n]) => [index, { CapacityUnits: n }]),
      ),
    }),
  }));
}
