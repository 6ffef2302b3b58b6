/** What the stores forget by themselves: S3 objects by lifecycle rule, DynamoDB items by TTL. Logs: functions/log.ts. */
import { type DynamoEngine, DynamoError, type Item, request } from "../dynamodb/engine.ts";
import type { TableDefinition } from "../dynamodb/table.ts";
import type { ObjectStore } from "../emulators/fauxqs.ts";
import type { BucketModel, LifecycleRule } from "../template/model.ts";

const day = 24 * 60 * 60_000;

/**
 * When S3 removes an object: its age in days after it was written, rounded up to the next midnight
 * UTC ("Lifecycle rules: based on an object's age" in the S3 guide).
 */
export function expiresAt(lastModifiedMs: number, { days }: LifecycleRule): number {
  return Math.ceil((lastModifiedMs + days * day) / day) * day;
}

/** Removes every object whose time has come. Answers how many. */
export function applyLifecycle(objects: ObjectStore, buckets: readonly BucketModel[]): number {
  const now = Date.now();
  let removed = 0;
  for (const { name, lifecycle } of buckets) {
    for (const { key, lastModified } of [...(objects.buckets.get(name)?.values() ?? [])]) {
      const due = lifecycle
        .filter(({ prefix }) => key.startsWith(prefix))
        .some((rule) => expiresAt(lastModified.getTime(), rule) <= now);
      if (!due) continue;
      objects.deleteObject(name, key);
      removed += 1;
    }
  }
  return removed;
}

/** Removes every item whose TTL has passed, unless it was changed meanwhile. Answers how many. */
export async function applyTimeToLive(
  engine: DynamoEngine,
  tables: readonly TableDefinition[],
): Promise<number> {
  let removed = 0;
  for (const { name, keySchema, ttlAttribute } of tables) {
    if (!ttlAttribute) continue;
    const now = String(Math.floor(Date.now() / 1_000));
    let start: Item | undefined;
    do {
      const page = (await request(engine, "Scan", {
        TableName: name,
        FilterExpression: "#ttl < :now AND attribute_type(#ttl, :number)",
        ExpressionAttributeNames: { "#ttl": ttlAttribute },
        ExpressionAttributeValues: { ":now": { N: now }, ":number": { S: "N" } },
        ...(start && { ExclusiveStartKey: start }),
      })) as { Items: Item[]; LastEvaluatedKey?: Item };
      for (const item of page.Items) {
        if (await removeIfUnchanged(engine, name, keySchema, ttlAttribute, item)) removed += 1;
      }
      start = page.LastEvaluatedKey;
    } while (start);
  }
  return removed;
}

async function removeIfUnchanged(
  engine: DynamoEngine,
  table: string,
  keySchema: TableDefinition["keySchema"],
  ttlAttribute: string,
  item: Item,
): Promise<boolean> {
  try {
    await request(engine, "DeleteItem", {
      TableName: table,
      Key: Object.fromEntries(keySchema.map(({ AttributeName: key }) => [key, item[key]])),
      ConditionExpression: "#ttl = :seen",
      ExpressionAttributeNames: { "#ttl": ttlAttribute },
      ExpressionAttributeValues: { ":seen": item[ttlAttribute] },
    });
    return true;
  } catch (error) {
    // Somebody works on it: it is looked at again the next time.
    if (error instanceof DynamoError) return false;
    throw error;
  }
}
