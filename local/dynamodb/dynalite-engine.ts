/**
 * DynamoDB on dynalite: its validation, expressions and index layout, with our own commit. Every
 * write is one atomic batch, transactions included, and reports what it would have cost.
 */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { consumed, type Units, writeUnits } from "./capacity.ts";
import { addressOf, bodyOf, type Context, wantedCapacity, withItem } from "./context.ts";
import {
  database,
  isOperation,
  type Operation,
  parse,
  run,
  type Store,
  type Table,
  table as tableOf,
} from "./dynalite.ts";
import { type Answer, type DynamoEngine, DynamoError, type Item, type Json } from "./engine.ts";
import { ItemLocks } from "./locks.ts";
import { StagedStore } from "./staged.ts";
import { timeToLive } from "./time-to-live.ts";
import { transactGet } from "./transact-get.ts";
import { transactWrite } from "./transact-write.ts";
import { TransactionTokens } from "./transaction-tokens.ts";

/** Opens the database in a directory, or in memory when none is given. */
export async function openDynalite(options: { dir?: string } = {}): Promise<DynamoEngine> {
  if (options.dir) mkdirSync(dirname(options.dir), { recursive: true });
  const store = database.create({
    ...(options.dir && { path: options.dir }),
    createTableMs: 0,
    deleteTableMs: 0,
  });
  await finishInterruptedTables(store);
  const context: Context = {
    store,
    locks: new ItemLocks(),
    tokens: await TransactionTokens.open(store),
  };
  return {
    name: "dynalite",
    call: (operation, input) => answer(() => dispatch(context, operation, input)),
    stop: () => store.lifecycleManager.gracefulClose(),
  };
}

function dispatch(context: Context, operation: string, input: Json): Promise<Json> {
  switch (operation) {
    case "PutItem":
    case "UpdateItem":
    case "DeleteItem":
      return writeOne(context, operation, input);
    case "BatchWriteItem":
      return writeBatch(context, input);
    case "TransactWriteItems":
      return transactWrite(context, input);
    case "TransactGetItems":
      return transactGet(context, input);
    case "DescribeTimeToLive":
    case "UpdateTimeToLive":
      return timeToLive(context.store, operation, input);
    default:
      return read(context.store, operation, input);
  }
}

async function read(store: Store, operation: string, input: Json): Promise<Json> {
  if (!isOperation(operation)) throw new DynamoError("UnknownOperationException", operation);
  const body = await run(operation, store, parse(operation, input, store));
  // A read that finds nothing still costs the smallest read; dynalite says 0.
  const used = body.ConsumedCapacity as { CapacityUnits?: number } | undefined;
  if (used && !Array.isArray(used) && used.CapacityUnits === 0) {
    used.CapacityUnits = input.ConsistentRead === true ? 1 : 0.5;
  }
  return body;
}

async function writeOne(
  { store, locks }: Context,
  operation: Operation,
  input: Json,
): Promise<Json> {
  const wanted = input.ReturnConsumedCapacity;
  const showItem = input.ReturnValuesOnConditionCheckFailure === "ALL_OLD";
  const staged = new StagedStore(store);
  const data = parse(operation, input, staged);
  const table = await tableOf(store, String(data.TableName));
  const key = addressOf(table, (data.Key ?? data.Item) as Item);
  if (key !== undefined && locks.conflicts(key, "write")) {
    throw new DynamoError("TransactionConflictException", "Transaction is ongoing for the item");
  }
  const release = await locks.hold(key === undefined ? [] : [key], "write");
  try {
    const body = await run(operation, staged, data).catch((error: unknown) => {
      throw showItem ? withItem(error, staged) : error;
    });
    await store.db.batch(staged.operations);
    const used = unitsOf(staged, table);
    return { ...body, ...report(used, wanted) };
  } finally {
    release();
  }
}

async function writeBatch({ store, locks }: Context, input: Json): Promise<Json> {
  const wanted = input.ReturnConsumedCapacity;
  const staged = new StagedStore(store);
  const data = parse("BatchWriteItem", input, staged);
  const tables = new Map<string, Table>();
  const addresses: string[] = [];
  for (const [name, writes] of Object.entries(data.RequestItems as Record<string, Json[]>)) {
    const table = await tableOf(store, name);
    tables.set(name, table);
    for (const write of writes) {
      const put = write.PutRequest as { Item: Item } | undefined;
      const removal = write.DeleteRequest as { Key: Item } | undefined;
      const address = addressOf(table, put?.Item ?? removal?.Key ?? {});
      if (address !== undefined) addresses.push(address);
    }
  }
  const release = await locks.hold(addresses, "write");
  try {
    const body = await run("BatchWriteItem", staged, data);
    await store.db.batch(staged.operations);
    const used = [...staged.changes.values()].flatMap((change): [string, Units][] => {
      const table = tables.get(change.table);
      return table ? [[change.table, writeUnits(table, change)]] : [];
    });
    const capacity = wantedCapacity(consumed(used), wanted);
    return { ...body, ...(capacity && { ConsumedCapacity: capacity }) };
  } finally {
    release();
  }
}

function unitsOf(staged: StagedStore, table: Table): [string, Units][] {
  return [...staged.changes.values()].map((change) => [change.table, writeUnits(table, change)]);
}

function report(used: [string, Units][], wanted: unknown): Json {
  const [only] = wantedCapacity(consumed(used), wanted) ?? [];
  return only ? { ConsumedCapacity: only } : {};
}

async function answer(work: () => Promise<Json>): Promise<Answer> {
  try {
    return { status: 200, body: await work() };
  } catch (error) {
    const body = bodyOf(error);
    if (body) return { status: 400, body };
    console.error("dynalite:", error);
    return {
      status: 500,
      body: { __type: "com.amazon.coral.service#InternalServerError", message: String(error) },
    };
  }
}

/** A table that was being made or changed when the process died is as good as made. */
async function finishInterruptedTables(store: Store): Promise<void> {
  for await (const [key, value] of store.db.iterator({ gte: "table~", lt: "table~\xff" })) {
    const table = value as Table;
    if (table.TableStatus === "ACTIVE") continue;
    table.TableStatus = "ACTIVE";
    for (const index of table.GlobalSecondaryIndexes ?? []) index.IndexStatus = "ACTIVE";
    await store.db.batch([{ type: "put", key, value: table }]);
  }
}
