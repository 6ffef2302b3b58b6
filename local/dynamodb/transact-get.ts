/** `TransactGetItems`: up to 100 items as they are at one instant. */
import { consumed, transactionalReadUnits } from "./capacity.ts";
import { addressOf, type Context, wantedCapacity } from "./context.ts";
import { parse, run, table as tableOf } from "./dynalite.ts";
import { DynamoError, type Item, type Json, validationError } from "./engine.ts";

const maxItems = 100;

export async function transactGet({ store, locks }: Context, input: Json): Promise<Json> {
  const members = input.TransactItems;
  if (!Array.isArray(members) || members.length === 0 || members.length > maxItems) {
    throw validationError(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
        `Member must have length between 1 and ${maxItems}`,
    );
  }
  const gets = await Promise.all(
    (members as Json[]).map(async (member) => {
      const data = parse("GetItem", { ...(member.Get as Json) }, store);
      const table = await tableOf(store, String(data.TableName));
      return { data, table, address: addressOf(table, data.Key as Item) };
    }),
  );
  const addresses = gets.flatMap(({ address }) => address ?? []);
  if (new Set(addresses).size < addresses.length) {
    throw validationError("Transaction request cannot include multiple operations on one item");
  }
  const conflicts = addresses.map((address) => locks.conflicts(address, "read"));
  if (conflicts.includes(true)) {
    const codes = conflicts.map((conflict) => (conflict ? "TransactionConflict" : "None"));
    throw new DynamoError(
      "TransactionCanceledException",
      `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`,
      { CancellationReasons: codes.map((Code) => ({ Code })) },
    );
  }
  const release = await locks.hold(addresses, "read");
  try {
    const found = await Promise.all(
      gets.map(async ({ data, table, address }) => {
        const { Item: item } = (await run("GetItem", store, data)) as { Item?: Item };
        // Billed by the whole item, whatever part of it was asked for.
        const whole = address === undefined ? undefined : ((await store.db.get(address)) as Item);
        return { item, used: [table.TableName, transactionalReadUnits(whole)] as const };
      }),
    );
    const full = consumed(found.map(({ used: [name, units] }) => [name, units]));
    const capacity = wantedCapacity(full, input.ReturnConsumedCapacity);
    return {
      Responses: found.map(({ item }) => (item ? { Item: item } : {})),
      ...(capacity && { ConsumedCapacity: capacity }),
    };
  } finally {
    release();
  }
}
