/** Emptying partitions: what lies in one, and the removal of many items at a time. For erasures. */
import { BatchWriteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Table } from "./client.ts";
import type { Key } from "./keys.ts";
import { pause } from "./pause.ts";
import type { Page } from "./read.ts";

/** As many as DynamoDB takes in one request. */
const together = 25;
const sideBySide = 4;
/** How often what was left undone is asked for again. */
const attempts = 12;

/** Keys of what lies in a partition, of all kinds or of those that begin alike, in their order. */
export async function listKeys(
  table: Table,
  { pk, begins }: { pk: string; begins?: string },
  options: { limit: number; after?: string | undefined },
): Promise<Page<Key>> {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: begins ? "pk = :pk AND begins_with(sk, :begins)" : "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk, ...(begins ? { ":begins": begins } : {}) },
      ProjectionExpression: "pk, sk",
      ConsistentRead: true,
      Limit: options.limit,
      ...(options.after ? { ExclusiveStartKey: { pk, sk: options.after } } : {}),
    }),
  );
  return { items: Items as unknown as Key[], next: LastEvaluatedKey?.sk as string | undefined };
}

/**
 * Removes items, whatever they hold and whether or not they are there. Not one transaction: when it
 * throws, some may be gone.
 *
 * @throws Error when the table kept leaving some undone, or cannot be reached.
 */
export async function clear(table: Table, keys: readonly Key[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(keys.length / together) }, (_, n) =>
    keys.slice(n * together, (n + 1) * together),
  );
  for (let n = 0; n < batches.length; n += sideBySide) {
    await Promise.all(batches.slice(n, n + sideBySide).map((batch) => clearBatch(table, batch)));
  }
}

async function clearBatch(table: Table, keys: readonly Key[]): Promise<void> {
  let left = keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as object } }));
  for (let attempt = 1; left.length > 0; attempt++) {
    if (attempt > 1) await pause(attempt);
    if (attempt > attempts) throw new Error("the table kept leaving items in place");
    const { UnprocessedItems } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
    );
    left = (UnprocessedItems?.[table.name] ?? []) as typeof left;
  }
}
