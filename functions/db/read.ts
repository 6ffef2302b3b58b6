/** Reads: one item, several at once, or a page of a partition. */
import { BatchGetCommand, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Table } from "./client.ts";
import { decode, type Entity, type ValueOf } from "./codec.ts";
import { duePartitions, type Key } from "./keys.ts";
import { pause } from "./pause.ts";

/** How often what was left unread is asked for again. */
const attempts = 8;

/** The item, or undefined. `consistent` reads see every write that was acknowledged before. */
export async function get<E extends Entity>(
  table: Table,
  entity: E,
  key: Key,
  { consistent = true } = {},
): Promise<ValueOf<E> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: consistent }),
  );
  return Item && decode(entity, Item);
}

/** An item of whatever kind, as it is stored, or undefined: for who finds out by its `type`. */
export async function find(table: Table, key: Key): Promise<Record<string, unknown> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { ...key }, ConsistentRead: true }),
  );
  return Item;
}

/** As many as DynamoDB answers in one request. */
const together = 100;

/** Items of whatever kind, each consistent in itself; those that are not there are left out. */
export async function findAll(
  table: Table,
  keys: readonly Key[],
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let from = 0; from < keys.length; from += together) {
    let wanted = keys.slice(from, from + together).map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 1; wanted.length > 0; attempt++) {
      if (attempt > 1) await pause(attempt);
      if (attempt > attempts) throw new Error("the table kept leaving keys unread");
      const { Responses, UnprocessedKeys } = await table.client.send(
        new BatchGetCommand({
          RequestItems: { [table.name]: { Keys: wanted, ConsistentRead: true } },
        }),
      );
      found.push(...(Responses?.[table.name] ?? []));
      wanted = (UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[];
    }
  }
  return found;
}

/**
 * Two items in one request, each consistent in itself but not with one another: what is decided on
 * them is asserted again by the commit's conditions.
 */
export async function getBoth<A extends Entity, B extends Entity>(
  table: Table,
  first: { entity: A; key: Key },
  second: { entity: B; key: Key },
): Promise<[ValueOf<A> | undefined, ValueOf<B> | undefined]> {
  const found = await findAll(table, [first.key, second.key]);
  const at = (key: Key) => found.find((item) => item.pk === key.pk && item.sk === key.sk);
  const a = at(first.key);
  const b = at(second.key);
  return [a && decode(first.entity, a), b && decode(second.entity, b)];
}

export interface Page<T> {
  readonly items: T[];
  /** Sort key of the last item looked at; absent when there is nothing more. */
  readonly next: string | undefined;
}

/** One page of the items of a kind whose sort keys begin alike, in the order of their keys. */
export async function queryPage<E extends Entity>(
  table: Table,
  entity: E,
  range: { pk: string; begins: string },
  options: {
    limit: number;
    after?: string | undefined;
    newestFirst?: boolean;
    consistent?: boolean;
  },
): Promise<Page<ValueOf<E>>> {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :begins)",
      ExpressionAttributeValues: { ":pk": range.pk, ":begins": range.begins },
      ScanIndexForward: !options.newestFirst,
      ConsistentRead: options.consistent ?? true,
      Limit: options.limit,
      ...(options.after ? { ExclusiveStartKey: { pk: range.pk, sk: options.after } } : {}),
    }),
  );
  return {
    items: Items.map((item) => decode(entity, item)),
    next: LastEvaluatedKey?.sk as string | undefined,
  };
}

/**
 * One page of everything of a kind, wherever it stands: reads the whole table in the end, so it is
 * only for work about everyone, and only workers with the right to it can. `limit` counts the items
 * looked at, of whatever kind.
 */
export async function scanPage<E extends Entity>(
  table: Table,
  entity: E,
  options: { limit: number; after?: Key | undefined },
): Promise<{ items: ValueOf<E>[]; next: Key | undefined }> {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new ScanCommand({
      TableName: table.name,
      FilterExpression: "#type = :type",
      ExpressionAttributeNames: { "#type": "type" },
      ExpressionAttributeValues: { ":type": entity.name },
      ConsistentRead: true,
      Limit: options.limit,
      ...(options.after ? { ExclusiveStartKey: { ...options.after } } : {}),
    }),
  );
  return {
    items: Items.map((item) => decode(entity, item)),
    next: LastEvaluatedKey && { pk: String(LastEvaluatedKey.pk), sk: String(LastEvaluatedKey.sk) },
  };
}

/** One page of everything in a partition, whatever its kind, as it is stored: up to a megabyte. */
export async function queryPartition(
  table: Table,
  pk: string,
  after?: string,
): Promise<Page<Readonly<Record<string, unknown>>>> {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ConsistentRead: true,
      ...(after ? { ExclusiveStartKey: { pk, sk: after } } : {}),
    }),
  );
  return { items: Items, next: LastEvaluatedKey?.sk as string | undefined };
}

/** How many items of a partition have sort keys that begin so. Reads them all, but sends none. */
export async function countItems(
  table: Table,
  range: { pk: string; begins: string },
): Promise<number> {
  let count = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :begins)",
        ExpressionAttributeValues: { ":pk": range.pk, ":begins": range.begins },
        Select: "COUNT",
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    count += page.Count ?? 0;
    from = page.LastEvaluatedKey;
  } while (from);
  return count;
}

/**
 * A page of the whole table, of which only such rows are answered whose time to live was over by
 * then, which were due by then, or which are of none of these types.
 */
export async function scanOverdue(
  table: Table,
  options: {
    limit: number;
    after?: Key | undefined;
    /** Epoch seconds. */
    ttlBefore: number;
    /** ISO 8601. */
    dueBefore: string;
    types: readonly string[];
  },
): Promise<{ rows: Record<string, unknown>[]; looked: number; next: Key | undefined }> {
  const types = Object.fromEntries(options.types.map((type, n) => [`:type${n}`, type]));
  const {
    Items = [],
    ScannedCount = 0,
    LastEvaluatedKey,
  } = await table.client.send(
    new ScanCommand({
      TableName: table.name,
      FilterExpression: `#ttl < :ttl OR dueAt < :due OR NOT (#type IN (${Object.keys(types).join(", ")}))`,
      ProjectionExpression: "pk, sk, #type, #ttl, dueAt",
      ExpressionAttributeNames: { "#ttl": "ttl", "#type": "type" },
      ExpressionAttributeValues: {
        ":ttl": options.ttlBefore,
        ":due": options.dueBefore,
        ...types,
      },
      Limit: options.limit,
      ...(options.after ? { ExclusiveStartKey: { ...options.after } } : {}),
    }),
  );
  return {
    rows: Items,
    looked: ScannedCount,
    next: LastEvaluatedKey && { pk: String(LastEvaluatedKey.pk), sk: String(LastEvaluatedKey.sk) },
  };
}

/** Everything in the sparse `due` index that was due by then, oldest first within each shard. */
export async function* queryDue(table: Table, by: string): AsyncGenerator<Record<string, unknown>> {
  for (const duePk of duePartitions()) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: "due",
          KeyConditionExpression: "duePk = :pk AND dueAt <= :by",
          ExpressionAttributeValues: { ":pk": duePk, ":by": by },
          Limit: 100,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      yield* page.Items ?? [];
      from = page.LastEvaluatedKey;
    } while (from);
  }
}
