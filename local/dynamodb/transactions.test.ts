/** What only our own transactions can be asked: what happens in between. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testTable } from "../services.ts";
import { openDynalite } from "./dynalite-engine.ts";
import { type DynamoEngine, type Json, request } from "./engine.ts";
import { ensureTable } from "./table.ts";

const TableName = testTable.name;
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "a" } });
const put = (pk: string): Json => ({ Put: { TableName, Item: key(pk) } });

let dir: string;
let engine: DynamoEngine;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "transactions-"));
  engine = await openDynalite({ dir: join(dir, "data") });
  await ensureTable(engine, testTable);
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const transact = (...TransactItems: Json[]) => engine.call("TransactWriteItems", { TransactItems });

it("cancels a transaction that meets another on an item, and says on which", async () => {
  const [first, second] = await Promise.all([
    transact(put("a"), put("b")),
    transact(put("c"), put("b")),
  ]);
  expect(first.status).toBe(200);
  expect(second.body).toMatchObject({
    Message:
      "Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict]",
    CancellationReasons: [
      { Code: "None" },
      { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" },
    ],
  });
});

it("refuses a single write to an item a transaction is working on", async () => {
  const [, single] = await Promise.all([
    transact(put("a")),
    engine.call("PutItem", { TableName, Item: key("a") }),
  ]);
  expect(single.body.__type).toMatch(/#TransactionConflictException$/);
});

it("lets a transaction wait for a single write", async () => {
  const answers = await Promise.all([
    engine.call("PutItem", { TableName, Item: key("a") }),
    transact({
      ConditionCheck: { TableName, Key: key("a"), ConditionExpression: "attribute_exists(pk)" },
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

it("names an action that cannot be applied to the item as it is", async () => {
  await request(engine, "PutItem", { TableName, Item: { ...key("a"), t: { S: "text" } } });
  const { body } = await transact(put("b"), {
    Update: {
      TableName,
      Key: key("a"),
      UpdateExpression: "ADD t :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    },
  });
  expect(body.CancellationReasons).toEqual([
    { Code: "None" },
    {
      Code: "ValidationError",
      Message: "An operand in the update expression has an incorrect data type",
    },
  ]);
});

it("refuses a token whose transaction is still going on, and knows one that is done after a restart", async () => {
  const input = () => ({ TransactItems: [put("a")], ClientRequestToken: "token" });
  const [, meanwhile] = await Promise.all([
    engine.call("TransactWriteItems", input()),
    engine.call("TransactWriteItems", input()),
  ]);
  expect(meanwhile.body.__type).toMatch(/#TransactionInProgressException$/);

  await engine.stop();
  engine = await openDynalite({ dir: join(dir, "data") });
  await request(engine, "DeleteItem", { TableName, Key: key("a") });
  expect((await engine.call("TransactWriteItems", input())).status).toBe(200);
  expect(await request(engine, "GetItem", { TableName, Key: key("a") })).toEqual({});
});

it("frees the items of a transaction that was cancelled", async () => {
  await transact({
    Put: { TableName, Item: key("a"), ConditionExpression: "attribute_exists(pk)" },
  });
  expect((await transact(put("a"))).status).toBe(200);
});

it("costs two units for each started KB of every item, its index entries included", async () => {
  const cost = async (...TransactItems: Json[]) => {
    const { ConsumedCapacity } = (await request(engine, "TransactWriteItems", {
      TransactItems,
      ReturnConsumedCapacity: "TOTAL",
    })) as { ConsumedCapacity: { CapacityUnits: number }[] };
    return ConsumedCapacity[0]?.CapacityUnits;
  };
  const due = (pk: string) => ({
    Put: { TableName, Item: { ...key(pk), duePk: { S: "x" }, dueAt: { S: "1" } } },
  });
  // DynamoDB Local is no measure here: it reports 4 units for eight items of 1 KB.
  expect(await cost(put("a"), put("b"))).toBe(4);
  expect(await cost(due("c"))).toBe(4);
  expect(await cost(due("c"))).toBe(2);
  expect(await cost({ Delete: { TableName, Key: key("c") } })).toBe(4);
  const check = { TableName, Key: key("a"), ConditionExpression: "attribute_exists(pk)" };
  expect(await cost({ ConditionCheck: check })).toBe(2);
});
