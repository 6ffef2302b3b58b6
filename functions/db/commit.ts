/** The only place that writes to the table, beside the bulk removal of `clear.ts`. */
import { randomUUID } from "node:crypto";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Table } from "./client.ts";
import { decode, type Entity, type ValueOf } from "./codec.ts";
import { pause } from "./pause.ts";
import type { Write } from "./write.ts";

/** A commit either happened as a whole, or not at all because conditions did not hold. */
export type Commit = { readonly done: true } | Refused;

export interface Refused {
  readonly done: false;
  /** True when this write's own condition did not hold. */
  failed(write: Write): boolean;
  /** The item that stood in the way of this write, as it was at that moment. */
  found<E extends Entity>(entity: E, write: Write): ValueOf<E> | undefined;
}

const attempts = 20;

/** Reasons that say "not now": the same writes may succeed in a moment. */
const passing = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);
const explained = new Set([...passing, "None", "ConditionalCheckFailed"]);

/**
 * Sends the writes as one transaction. Conflicts with other transactions are tried again with
 * jitter; a lost answer is asked for again under the same token, so nothing happens twice.
 *
 * @throws Error when retries run out. The caller must not acknowledge what it was doing.
 */
export async function commit(table: Table, writes: readonly Write[]): Promise<Commit> {
  const TransactItems = writes.map((write) => ({
    [write.kind]: {
      TableName: table.name,
      ...write.expression,
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  })) as NonNullable<TransactWriteCommandInput["TransactItems"]>;
  for (let attempt = 1; ; attempt++) {
    try {
      // The token makes the SDK's own retry of a lost answer harmless for ten minutes.
      const ClientRequestToken = randomUUID();
      await table.client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return { done: true };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const codes = reasons.map((reason) => reason.Code ?? "None");
      // Beside a conflict even a failed condition is not the last word: whoever is in the way may
      // be about to commit this very thing.
      const retry =
        codes.some((code) => passing.has(code)) && codes.every((code) => explained.has(code));
      if (retry && attempt < attempts) {
        await pause(attempt);
        continue;
      }
      if (codes.includes("ConditionalCheckFailed")) {
        return {
          done: false,
          failed: (write) => codes[writes.indexOf(write)] === "ConditionalCheckFailed",
          found: (entity, write) => {
            const item = reasons[writes.indexOf(write)]?.Item;
            return item && Object.keys(item).length > 0
              ? decode(entity, unmarshall(item as Parameters<typeof unmarshall>[0]))
              : undefined;
          },
        };
      }
      throw error;
    }
  }
}

/**
 * Sends one write by itself, at half the price of a transaction, and answers the item afterwards
 * (of a delete: the item before); undefined when the condition did not hold.
 *
 * The SDK repeats a write whose answer was lost, so the condition must also hold once the write
 * has happened; otherwise the repetition reads as a refusal.
 *
 * @throws Error when a transaction keeps holding the item, or the store cannot be reached.
 */
export async function commitOne<E extends Entity>(
  table: Table,
  write: Write<E>,
): Promise<ValueOf<E> | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendOne(table, write);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "ConditionalCheckFailedException") return undefined;
      // A transaction had the item in hand just then. The SDK does not try these again by itself.
      if (error.name !== "TransactionConflictException" || attempt === attempts) throw error;
      await pause(attempt);
    }
  }
}

async function sendOne<E extends Entity>(
  table: Table,
  write: Write<E>,
): Promise<ValueOf<E> | undefined> {
  if (write.kind === "ConditionCheck") throw new Error("a check by itself writes nothing");
  const TableName = table.name;
  const { Item, Key, UpdateExpression, ...condition } = write.expression;
  if (write.kind === "Put") {
    await table.client.send(new PutCommand({ TableName, Item, ...condition }));
    return decode(write.entity, Item ?? {});
  }
  const KeyOf = { ...write.key };
  if (write.kind === "Delete") {
    const { Attributes } = await table.client.send(
      new DeleteCommand({ TableName, Key: KeyOf, ReturnValues: "ALL_OLD", ...condition }),
    );
    return Attributes && decode(write.entity, Attributes);
  }
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName,
      Key: KeyOf,
      UpdateExpression,
      ReturnValues: "ALL_NEW",
      ...condition,
    }),
  );
  return Attributes && decode(write.entity, Attributes);
}
