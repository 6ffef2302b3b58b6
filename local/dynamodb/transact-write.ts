/** `TransactWriteItems`: all of up to 100 actions on different items, or none. */
import { consumed, transactionalReadUnits, type Units, writeUnits } from "./capacity.ts";
import { addressOf, bodyOf, type Context, isConditionFailure, wantedCapacity } from "./context.ts";
import { database, parse, run, type Table, table as tableOf } from "./dynalite.ts";
import { DynamoError, type Item, type Json, validationError } from "./engine.ts";
import { StagedStore } from "./staged.ts";

const maxActions = 100;
const maxBytes = 4 * 1024 * 1024;

const kinds = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  // A check is a conditional delete that is never committed.
  ConditionCheck: "DeleteItem",
} as const;
type Kind = keyof typeof kinds;

interface Step {
  kind: Kind;
  data: Json;
  table: Table;
  address: string | undefined;
  showItem: boolean;
  staged: StagedStore;
}

interface Reason extends Json {
  Code: string;
}

export async function transactWrite(context: Context, input: Json): Promise<Json> {
  const { store, locks, tokens } = context;
  const content = members(input);
  const untouched = structuredClone(content);
  const steps = await Promise.all(content.map((member) => step(context, member)));
  refuseRepeatedItems(steps);

  let used: [string, Units][] = [];
  const outcome = await tokens.once(tokenOf(input), untouched, async (remember) => {
    const conflicts = steps.map(
      ({ address }) => address !== undefined && locks.conflicts(address, "transaction"),
    );
    if (conflicts.includes(true)) {
      throw cancelled(conflicts.map((conflict) => (conflict ? conflictReason : noReason)));
    }
    const release = await locks.hold(
      steps.flatMap(({ address }) => address ?? []),
      "transaction",
    );
    try {
      const reasons = await Promise.all(steps.map(attempt));
      if (reasons.some(({ Code }) => Code !== "None")) throw cancelled(reasons);
      refuseTooMuch(steps);
      const writes = steps.filter(({ kind }) => kind !== "ConditionCheck");
      await store.db.batch([...writes.flatMap(({ staged }) => staged.operations), ...remember]);
      used = steps.map(unitsOf);
    } finally {
      release();
    }
  });
  if (outcome === "replayed") used = await readUnits(context, steps);
  const capacity = wantedCapacity(consumed(used), input.ReturnConsumedCapacity);
  return capacity ? { ConsumedCapacity: capacity } : {};
}

function members(input: Json): Json[] {
  const items = input.TransactItems;
  if (!Array.isArray(items) || items.length === 0) {
    throw validationError(
      "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: " +
        "Member must have length greater than or equal to 1",
    );
  }
  if (items.length > maxActions) {
    throw validationError(
      "1 validation error detected: Value '[...]' at 'transactItems' failed to satisfy constraint: " +
        `Member must have length less than or equal to ${maxActions}`,
    );
  }
  return items as Json[];
}

function tokenOf(input: Json): string | undefined {
  const token = input.ClientRequestToken;
  if (token === undefined || token === null) return undefined;
  if (typeof token !== "string" || token.length < 1 || token.length > 36) {
    throw validationError(
      `1 validation error detected: Value '${String(token)}' at 'clientRequestToken' failed to ` +
        "satisfy constraint: Member must have length less than or equal to 36",
    );
  }
  return token;
}

async function step({ store }: Context, member: Json): Promise<Step> {
  const named = Object.keys(kinds).filter((kind) => member[kind] !== undefined) as Kind[];
  const [kind] = named;
  if (!kind || named.length > 1) {
    throw validationError("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  const request = member[kind] as Json;
  const needed =
    kind === "Update"
      ? "UpdateExpression"
      : kind === "ConditionCheck"
        ? "ConditionExpression"
        : undefined;
  if (needed && !request[needed]) {
    throw validationError(`The ${kind} of a transaction needs ${needed}`);
  }
  const showItem = request.ReturnValuesOnConditionCheckFailure === "ALL_OLD";
  const staged = new StagedStore(store);
  const data = parse(kinds[kind], request, staged);
  const table = await tableOf(store, String(data.TableName));
  const address = addressOf(table, (data.Key ?? data.Item) as Item);
  return { kind, data, table, address, showItem, staged };
}

function refuseRepeatedItems(steps: Step[]): void {
  const addresses = steps.flatMap(({ address }) => address ?? []);
  if (new Set(addresses).size < addresses.length) {
    throw validationError("Transaction request cannot include multiple operations on one item");
  }
}

function refuseTooMuch(steps: Step[]): void {
  const bytes = steps
    .flatMap(({ staged }) => [...staged.changes.values()])
    .reduce((sum, { before, after }) => sum + database.itemSize(after ?? before ?? {}), 0);
  if (bytes > maxBytes) {
    throw validationError("Collection size of items in the transaction exceeds 4 MB");
  }
}

const noReason: Reason = { Code: "None" };
const conflictReason: Reason = {
  Code: "TransactionConflict",
  Message: "Transaction is ongoing for the item",
};

/** Tries one action. What is wrong with the request itself is thrown, not a reason. */
async function attempt({ kind, staged, data, showItem }: Step): Promise<Reason> {
  try {
    await run(kinds[kind], staged, data);
    return noReason;
  } catch (error) {
    const body = bodyOf(error);
    const [change] = staged.changes.values();
    if (!body || !change) throw error;
    const message = String(body.message);
    if (!isConditionFailure(body)) return { Code: "ValidationError", Message: message };
    const item = showItem && change.before ? { Item: change.before } : {};
    return { Code: "ConditionalCheckFailed", Message: message, ...item };
  }
}

function cancelled(reasons: Reason[]): DynamoError {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new DynamoError("TransactionCanceledException", message, {
    Message: message,
    CancellationReasons: reasons,
  });
}

function unitsOf({ kind, table, staged }: Step): [string, Units] {
  const [change] = staged.changes.values();
  const none = { table: table.TableName, before: undefined, after: undefined };
  const units =
    kind === "ConditionCheck"
      ? {
          table: writeUnits(table, { ...none, before: change?.before }, 2).table,
          indexes: new Map(),
        }
      : writeUnits(table, change ?? none, 2);
  return [table.TableName, units];
}

/** A replayed transaction is billed as the reads that found it done. */
async function readUnits({ store }: Context, steps: Step[]): Promise<[string, Units][]> {
  return Promise.all(
    steps.map(async ({ table, address }): Promise<[string, Units]> => {
      const item = address === undefined ? undefined : ((await store.db.get(address)) as Item);
      return [table.TableName, transactionalReadUnits(item)];
    }),
  );
}
