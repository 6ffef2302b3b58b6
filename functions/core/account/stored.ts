/** How much of each kind is stored of a person, told to that person. */
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { keys } from "../../db/keys.ts";
import type { Person } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { isHidden } from "../export/place.ts";
import { items } from "../privacy/inventory.ts";
import { countTry } from "../session/rate.ts";
import type { StoredView } from "./stored-schema.ts";

/** Pages of 1 MB: some 20,000 images. Whoever has more learns that there is more. */
const mostPages = 16;

/** The attributes that say since when a thing is there, whichever of them it has. */
const begins = ["createdAt", "at", "requestedAt", "receivedAt", "acceptedAt"] as const;

/** Kinds with a place in the person's export; all others are counted as `internal`. */
const named: ReadonlySet<string> = new Set(
  Object.values(items)
    .filter((declared) => typeof declared.export === "string")
    .map(({ name }) => name),
);

/**
 * Walks the person's partition and counts. Reads at most 16 MB, and says so when that was not all.
 * Images are counted apart from the generations they stand in. What is past its time, or sealed by a
 * law, is not counted.
 *
 * @throws AppError rate.limited
 */
export async function countStored(context: DataContext, person: Person): Promise<StoredView> {
  await countTry(context, "stored.person", person.userId);
  const { pk } = keys.account(person.userId);
  const nowMs = context.clock.now();
  const kinds: Record<string, { count: number; since?: string }> = {};
  let from: Record<string, unknown> | undefined;
  let pages = 0;
  do {
    const page = await context.table.client.send(
      new QueryCommand({
        TableName: context.table.name,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ProjectionExpression: [
          "#type",
          "#images",
          "#expires",
          "#ttl",
          "#sealed",
          ...begins.map((_, n) => `#b${n}`),
        ].join(),
        ExpressionAttributeNames: {
          "#type": "type",
          "#images": "images",
          "#expires": "expiresAt",
          "#ttl": "ttl",
          "#sealed": "sealedUntil",
          ...Object.fromEntries(begins.map((name, n) => [`#b${n}`, name])),
        },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const item of page.Items ?? []) {
      if (isHidden(item, nowMs)) continue;
      const kind = String(item.type);
      const since = begins.map((name) => item[name]).find((value) => typeof value === "string");
      add(kinds, named.has(kind) ? kind : "internal", 1, since);
      const images =
        kind === items.generation.name && Array.isArray(item.images) ? item.images : [];
      const open = Date.parse(String(item.expiresAt)) > nowMs;
      if (open && images.length > 0) add(kinds, "images", images.length, since);
    }
    from = page.LastEvaluatedKey;
  } while (from && ++pages < mostPages);
  return { kinds, complete: from === undefined };
}

function add(kinds: StoredView["kinds"], kind: string, count: number, since: unknown): void {
  const before = kinds[kind] ?? { count: 0 };
  const earliest = [before.since, since].filter((one) => typeof one === "string").sort()[0];
  kinds[kind] = { count: before.count + count, ...(earliest ? { since: earliest } : {}) };
}
