/**
 * What the product relies on in DynamoDB, the very same on dynalite with our transactions and on
 * Amazon's own DynamoDB Local (when there is Java to run it).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessKeyId, region, secretAccessKey } from "../aws.ts";
import type { Endpoint } from "../endpoint.ts";
import { testTable } from "../services.ts";
import { openDynalite } from "./dynalite-engine.ts";
import { javaExists, openDynamoLocal } from "./dynamodb-local.ts";
import type { DynamoEngine } from "./engine.ts";
import { serveDynamo } from "./server.ts";
import { ensureTable } from "./table.ts";

type Open = (options?: { dir?: string }) => Promise<DynamoEngine>;
const engines: [string, Open][] = [["dynalite", openDynalite]];
if (javaExists()) engines.push(["DynamoDB Local", openDynamoLocal]);
else console.log("No java here: the contract is checked on dynalite only, not on DynamoDB Local.");

const TableName = testTable.name;
const s = (text: string) => ({ S: text });
const n = (value: number) => ({ N: String(value) });
const key = (pk: string, sk = "a") => ({ pk: s(pk), sk: s(sk) });

function client(endpoint: Endpoint): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: endpoint.url,
    region,
    credentials: { accessKeyId, secretAccessKey },
  });
}

describe.each(engines)("%s", (_name, open) => {
  let engine: DynamoEngine;
  let endpoint: Endpoint;
  let db: DynamoDBClient;

  beforeAll(async () => {
    engine = await open();
    endpoint = await serveDynamo(engine);
    db = client(endpoint);
    await ensureTable(engine, testTable);
  }, 30_000);

  afterAll(async () => {
    db.destroy();
    await endpoint.close();
    await engine.stop();
  });

  const put = (pk: string, rest: Record<string, unknown> = {}, sk = "a") =>
    db.send(new PutItemCommand({ TableName, Item: { ...key(pk, sk), ...rest } as never }));
  const get = async (pk: string, sk = "a") =>
    (await db.send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true }))).Item;
  const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
    db.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
  const putItem = (pk: string, more: Record<string, unknown> = {}): TransactWriteItem => ({
    Put: { TableName, Item: { ...key(pk), ...more } as never },
  });
  const update = (pk: string, more: Omit<UpdateItemCommandInput, "TableName" | "Key">) =>
    db.send(new UpdateItemCommand({ TableName, Key: key(pk), ReturnValues: "ALL_NEW", ...more }));
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => expect.fail("should have been refused"),
      (error: Error) => error,
    );

  describe("conditions", () => {
    it("refuses a write whose condition does not hold and changes nothing", async () => {
      await put("condition", { v: n(1) });
      const error = await failure(
        db.send(
          new PutItemCommand({
            TableName,
            Item: { ...key("condition"), v: n(2) },
            ConditionExpression: "attribute_not_exists(pk)",
          }),
        ),
      );
      expect(error).toMatchObject({
        name: "ConditionalCheckFailedException",
        message: "The conditional request failed",
      });
      expect(error).not.toHaveProperty("Item.pk");
      expect(await get("condition")).toMatchObject({ v: n(1) });
    });

    it("shows the item a condition was checked against when asked to", async () => {
      await put("show", { v: n(7) });
      const ask = {
        TableName,
        ConditionExpression: "v > :limit",
        ExpressionAttributeValues: { ":limit": n(9) },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      } as const;
      const commands = [
        new PutItemCommand({ ...ask, Item: key("show") }),
        new DeleteItemCommand({ ...ask, Key: key("show") }),
        new UpdateItemCommand({ ...ask, Key: key("show"), UpdateExpression: "REMOVE v" }),
      ];
      for (const command of commands) {
        const error = await failure(db.send(command as PutItemCommand));
        expect(error).toMatchObject({ Item: { ...key("show"), v: n(7) } });
      }
    });

    it("lets exactly one of many racing creations win", async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          db.send(
            new PutItemCommand({
              TableName,
              Item: { ...key("race"), winner: n(i) },
              ConditionExpression: "attribute_not_exists(pk)",
            }),
          ),
        ),
      );
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    });

    it("understands comparisons, functions and logic", async () => {
      await put("logic", {
        v: n(10),
        t: s("hello"),
        l: { L: [n(1), n(2)] },
        m: { M: { x: s("y") } },
      });
      const holds = async (expression: string) => {
        const values = { ":ten": n(10), ":two": n(2), ":he": s("he"), ":y": s("y"), ":n": s("N") };
        const used = Object.entries(values).filter(([name]) => expression.includes(name));
        const outcome = update("logic", {
          UpdateExpression: "SET touched = :ten",
          ConditionExpression: expression,
          ExpressionAttributeValues: { ":ten": n(10), ...Object.fromEntries(used) },
        });
        return outcome.then(
          () => true,
          () => false,
        );
      };
      for (const yes of [
        "v = :ten AND begins_with(t, :he)",
        "NOT v < :two",
        "v BETWEEN :two AND :ten",
        "v IN (:two, :ten)",
        "size(l) = :two",
        "contains(t, :he)",
        "m.x = :y",
        "l[1] = :two",
        "attribute_type(v, :n)",
        "attribute_exists(m.x) AND (attribute_not_exists(m.z) OR v <> :ten)",
      ]) {
        expect([yes, await holds(yes)]).toEqual([yes, true]);
      }
      for (const no of ["v <> :ten", "v > :ten", "size(l) > :two", "attribute_exists(m.z)"]) {
        expect([no, await holds(no)]).toEqual([no, false]);
      }
    });
  });

  describe("update expressions", () => {
    it("sets, counts, removes and appends", async () => {
      await put("update", { n: n(1), gone: s("x"), log: { L: [s("a")] }, box: { M: { k: n(1) } } });
      const { Attributes } = await update("update", {
        UpdateExpression:
          "SET a = if_not_exists(a, :zero) + :one, n = n - :one, #l = list_append(#l, :more), " +
          "#m.k = :one, fresh = list_append(if_not_exists(fresh, :none), :more) REMOVE gone ADD c :one",
        ExpressionAttributeNames: { "#m": "box", "#l": "log" },
        ExpressionAttributeValues: {
          ":zero": n(0),
          ":one": n(1),
          ":more": { L: [s("b")] },
          ":none": { L: [] },
        },
      });
      expect(Attributes).toEqual({
        ...key("update"),
        a: n(1),
        n: n(0),
        log: { L: [s("a"), s("b")] },
        fresh: { L: [s("b")] },
        box: { M: { k: n(1) } },
        c: n(1),
      });
    });

    it("makes the item when there was none, and sets hold each value once", async () => {
      const add = {
        UpdateExpression: "ADD tags :t",
        ExpressionAttributeValues: { ":t": { SS: ["x"] } },
      };
      await update("fresh", add);
      const { Attributes } = await update("fresh", add);
      expect(Attributes?.tags).toEqual({ SS: ["x"] });
      const { Attributes: after } = await update("fresh", {
        UpdateExpression: "DELETE tags :t",
        ExpressionAttributeValues: { ":t": { SS: ["x"] } },
      });
      expect(after).toEqual(key("fresh"));
    });

    it("loses no count when many add at once", async () => {
      await Promise.all(
        Array.from({ length: 50 }, () =>
          update("counter", {
            UpdateExpression: "ADD v :one",
            ExpressionAttributeValues: { ":one": n(1) },
          }),
        ),
      );
      expect(await get("counter")).toMatchObject({ v: n(50) });
    });

    it("refuses what does not fit the value that is there", async () => {
      await put("misfit", { t: s("text") });
      const add = { UpdateExpression: "ADD t :one", ExpressionAttributeValues: { ":one": n(1) } };
      expect(await failure(update("misfit", add))).toMatchObject({ name: "ValidationException" });
      const key = {
        UpdateExpression: "SET sk = :one",
        ExpressionAttributeValues: { ":one": s("b") },
      };
      expect(await failure(update("misfit", key))).toMatchObject({ name: "ValidationException" });
    });
  });

  describe("transactions", () => {
    it("does everything or nothing, and says why in the order of the actions", async () => {
      await put("reasons-1", { v: n(1) });
      await put("reasons-2", { v: n(2) });
      await put("reasons-3", { t: s("x") });
      const error = await failure(
        transact([
          putItem("reasons-new"),
          {
            Update: {
              TableName,
              Key: key("reasons-1"),
              UpdateExpression: "SET v = :nine",
              ConditionExpression: "v = :nine",
              ExpressionAttributeValues: { ":nine": n(9) },
              ReturnValuesOnConditionCheckFailure: "ALL_OLD",
            },
          },
          {
            Delete: {
              TableName,
              Key: key("reasons-2"),
              ConditionExpression: "v = :nine",
              ExpressionAttributeValues: { ":nine": n(9) },
            },
          },
          {
            ConditionCheck: {
              TableName,
              Key: key("nowhere"),
              ConditionExpression: "attribute_exists(pk)",
              ReturnValuesOnConditionCheckFailure: "ALL_OLD",
            },
          },
          {
            ConditionCheck: {
              TableName,
              Key: key("nowhere-2"),
              ConditionExpression: "attribute_not_exists(pk)",
            },
          },
        ]),
      );
      expect(error).toBeInstanceOf(TransactionCanceledException);
      expect(error.message).toBe(
        "Transaction cancelled, please refer cancellation reasons for specific reasons " +
          "[None, ConditionalCheckFailed, ConditionalCheckFailed, ConditionalCheckFailed, None]",
      );
      const reasons = (error as TransactionCanceledException).CancellationReasons ?? [];
      expect(reasons.map(({ Code }) => Code)).toEqual([
        "None",
        "ConditionalCheckFailed",
        "ConditionalCheckFailed",
        "ConditionalCheckFailed",
        "None",
      ]);
      expect(reasons[1]).toMatchObject({
        Message: "The conditional request failed",
        Item: { ...key("reasons-1"), v: n(1) },
      });
      expect(reasons[2]?.Item).toBeUndefined();
      expect(reasons[3]?.Item).toBeUndefined();
      expect(await get("reasons-new")).toBeUndefined();
      expect(await get("reasons-2")).toBeDefined();
    });

    it("writes nothing when one action cannot be applied to the item as it is", async () => {
      await put("misfit-2", { t: s("text") });
      await failure(
        transact([
          putItem("misfit-new"),
          {
            Update: {
              TableName,
              Key: key("misfit-2"),
              UpdateExpression: "ADD t :one",
              ExpressionAttributeValues: { ":one": n(1) },
            },
          },
        ]),
      );
      expect(await get("misfit-new")).toBeUndefined();
    });

    it("writes, updates, deletes and checks together, indexes included", async () => {
      await put("mixed-1", { duePk: s("mixed"), dueAt: s("1") });
      await put("mixed-2");
      await put("mixed-3", { v: n(1) });
      await transact([
        { Update: { TableName, Key: key("mixed-1"), UpdateExpression: "REMOVE duePk, dueAt" } },
        { Delete: { TableName, Key: key("mixed-2") } },
        putItem("mixed-4", { duePk: s("mixed"), dueAt: s("2") }),
        {
          ConditionCheck: {
            TableName,
            Key: key("mixed-3"),
            ConditionExpression: "attribute_exists(v)",
          },
        },
      ]);
      expect(await get("mixed-2")).toBeUndefined();
      expect(await get("mixed-3")).toMatchObject({ v: n(1) });
      const due = await query({
        IndexName: "due",
        KeyConditionExpression: "duePk = :p",
        ExpressionAttributeValues: { ":p": s("mixed") },
      });
      expect(due.map(({ pk }) => pk)).toEqual([s("mixed-4")]);
    });

    it("refuses two actions on one item, more than 100, none, and unknown shapes", async () => {
      const twice = transact([putItem("twice"), { Delete: { TableName, Key: key("twice") } }]);
      expect(await failure(twice)).toMatchObject({
        name: "ValidationException",
        message: "Transaction request cannot include multiple operations on one item",
      });
      const many = transact(Array.from({ length: 101 }, (_, i) => putItem(`many-${i}`)));
      expect(await failure(many)).toMatchObject({ name: "ValidationException" });
      expect(await failure(transact([]))).toMatchObject({ name: "ValidationException" });
      const keyless = transact([putItem("fine"), { Delete: { TableName, Key: { pk: s("x") } } }]);
      expect(["ValidationException", "TransactionCanceledException"]).toContain(
        (await failure(keyless)).name,
      );
      expect(await get("fine")).toBeUndefined();
    });

    it("takes 100 actions", async () => {
      await transact(Array.from({ length: 100 }, (_, i) => putItem(`hundred-${i}`)));
      expect(await get("hundred-99")).toBeDefined();
    });

    it("refuses an unknown table as a whole", async () => {
      const elsewhere = transact([{ Put: { TableName: "nowhere", Item: key("x") } }]);
      expect((await failure(elsewhere)).name).toBe("ResourceNotFoundException");
    });
  });

  describe("idempotency tokens", () => {
    const addOne = (pk: string): TransactWriteItem => ({
      Update: {
        TableName,
        Key: key(pk),
        UpdateExpression: "ADD v :one",
        ExpressionAttributeValues: { ":one": n(1) },
      },
    });

    it("applies a transaction sent twice with the same token once", async () => {
      await transact([addOne("token-1")], "same-token");
      await transact([addOne("token-1")], "same-token");
      expect(await get("token-1")).toMatchObject({ v: n(1) });
    });

    it("refuses the token with other content", async () => {
      await transact([addOne("token-2")], "other-token");
      expect(await failure(transact([addOne("token-3")], "other-token"))).toMatchObject({
        name: "IdempotentParameterMismatchException",
      });
      expect(await get("token-3")).toBeUndefined();
    });

    it("does not remember the token of a transaction that was cancelled", async () => {
      const guarded = {
        Put: { TableName, Item: key("token-4"), ConditionExpression: "attribute_not_exists(pk)" },
      };
      await put("token-4");
      await failure(transact([guarded], "retried-token"));
      await db.send(new DeleteItemCommand({ TableName, Key: key("token-4") }));
      await transact([guarded], "retried-token");
      expect(await get("token-4")).toBeDefined();
    });
  });

  describe("limits", () => {
    const text = (bytes: number) => s("x".repeat(bytes));

    it("takes an item of almost 400 KB and refuses a larger one", async () => {
      await put("large", { t: text(399 * 1_024) });
      expect(await failure(put("larger", { t: text(400 * 1_024) }))).toMatchObject({
        name: "ValidationException",
      });
      const grown = {
        UpdateExpression: "SET more = :more",
        ExpressionAttributeValues: { ":more": text(2_048) },
      };
      expect(await failure(update("large", grown))).toMatchObject({ name: "ValidationException" });
    });

    it("refuses a transaction of more than 4 MB", async () => {
      const items = Array.from({ length: 11 }, (_, i) =>
        putItem(`mega-${i}`, { t: text(399 * 1_024) }),
      );
      expect(await failure(transact(items))).toMatchObject({ name: "ValidationException" });
      expect(await get("mega-0")).toBeUndefined();
    });

    it("refuses empty keys, unknown names and duplicate keys in a batch", async () => {
      expect((await failure(put(""))).name).toBe("ValidationException");
      const unused = update("unused", {
        UpdateExpression: "SET v = :one",
        ExpressionAttributeValues: { ":one": n(1), ":two": n(2) },
      });
      expect((await failure(unused)).name).toBe("ValidationException");
      const twice = db.send(
        new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key("x"), key("x")] } } }),
      );
      expect((await failure(twice)).name).toBe("ValidationException");
    });
  });

  async function query(input: Omit<QueryCommandInput, "TableName">, pages: number[] = []) {
    const items: Record<string, unknown>[] = [];
    let start: QueryCommandInput["ExclusiveStartKey"];
    do {
      const page = await db.send(
        new QueryCommand({ TableName, ...input, ExclusiveStartKey: start }),
      );
      items.push(...(page.Items ?? []));
      pages.push(page.Items?.length ?? 0);
      start = page.LastEvaluatedKey;
    } while (start);
    return items;
  }

  describe("queries", () => {
    const all = {
      KeyConditionExpression: "pk = :p",
      ExpressionAttributeValues: { ":p": s("list") },
    };

    beforeAll(async () => {
      for (let from = 0; from < 50; from += 25) {
        await db.send(
          new BatchWriteItemCommand({
            RequestItems: {
              [TableName]: Array.from({ length: 25 }, (_, i) => {
                const number = String(from + i).padStart(3, "0");
                const even = (from + i) % 2 === 0;
                const due = even ? { duePk: s("list-due"), dueAt: s(`d${number}`) } : {};
                return {
                  PutRequest: {
                    Item: { ...key("list", `i#${number}`), even: { BOOL: even }, ...due },
                  },
                };
              }),
            },
          }),
        );
      }
    });

    it("pages through a partition, each item once, in both directions", async () => {
      for (const ScanIndexForward of [true, false]) {
        const items = await query({ ...all, Limit: 7, ScanIndexForward });
        const keys = items.map(({ sk }) => (sk as { S: string }).S);
        expect(new Set(keys).size).toBe(50);
        expect(keys).toEqual(ScanIndexForward ? keys.toSorted() : keys.toSorted().reverse());
      }
    });

    it("filters after the limit, so a page may be short or empty and not the last", async () => {
      const pages: number[] = [];
      const items = await query(
        {
          ...all,
          Limit: 5,
          FilterExpression: "even = :yes",
          ExpressionAttributeValues: { ":p": s("list"), ":yes": { BOOL: true } },
        },
        pages,
      );
      expect(items).toHaveLength(25);
      expect(pages.length).toBeGreaterThanOrEqual(10);
    });

    it("narrows by the sort key", async () => {
      const by = (condition: string, values: Record<string, string>) =>
        query({
          KeyConditionExpression: `pk = :p AND ${condition}`,
          ExpressionAttributeValues: Object.fromEntries(
            Object.entries({ ":p": "list", ...values }).map(([name, value]) => [name, s(value)]),
          ),
        }).then((items) => items.length);
      expect(await by("begins_with(sk, :b)", { ":b": "i#01" })).toBe(10);
      expect(await by("sk BETWEEN :a AND :b", { ":a": "i#003", ":b": "i#005" })).toBe(3);
      expect(await by("sk > :a", { ":a": "i#047" })).toBe(2);
      expect(await by("sk <= :a", { ":a": "i#001" })).toBe(2);
      expect(await by("sk = :a", { ":a": "i#001" })).toBe(1);
    });

    it("holds only items with both attributes in the sparse index, in its order", async () => {
      const due = {
        IndexName: "due",
        KeyConditionExpression: "duePk = :p AND dueAt < :now",
        ExpressionAttributeValues: { ":p": s("list-due"), ":now": s("d020") },
        Limit: 3,
      };
      const items = await query(due);
      expect(items.map(({ dueAt }) => (dueAt as { S: string }).S)).toEqual(
        Array.from({ length: 10 }, (_, i) => `d${String(i * 2).padStart(3, "0")}`),
      );
      expect(await failure(query({ ...due, ConsistentRead: true }))).toMatchObject({
        name: "ValidationException",
      });
    });

    it("moves an item in the index when its index key changes", async () => {
      const where = (duePk: string) =>
        query({
          IndexName: "due",
          KeyConditionExpression: "duePk = :p",
          ExpressionAttributeValues: { ":p": s(duePk) },
        });
      await put("mover", { duePk: s("from"), dueAt: s("1") });
      await update("mover", {
        UpdateExpression: "SET duePk = :to, dueAt = :at",
        ExpressionAttributeValues: { ":to": s("to"), ":at": s("2") },
      });
      expect(await where("from")).toEqual([]);
      expect(await where("to")).toMatchObject([{ dueAt: s("2") }]);
      await db.send(new DeleteItemCommand({ TableName, Key: key("mover") }));
      expect(await where("to")).toEqual([]);
    });

    it("projects, counts and scans", async () => {
      const [first] = await query({ ...all, ProjectionExpression: "sk", Limit: 50 });
      expect(first).toEqual({ sk: s("i#000") });
      const counted = await db.send(new QueryCommand({ TableName, ...all, Select: "COUNT" }));
      expect([counted.Count, counted.Items]).toEqual([50, undefined]);
      const seen = new Set<string>();
      let start: Record<string, never> | undefined;
      do {
        const page = await db.send(
          new ScanCommand({ TableName, Limit: 9, ExclusiveStartKey: start }),
        );
        for (const { pk, sk } of page.Items ?? []) seen.add(`${pk?.S}/${sk?.S}`);
        start = page.LastEvaluatedKey as typeof start;
      } while (start);
      expect([...seen].filter((name) => name.startsWith("list/"))).toHaveLength(50);
    });

    it("gets 100 items in one batch, skipping those that do not exist", async () => {
      const Keys = Array.from({ length: 100 }, (_, i) =>
        key("list", `i#${String(i).padStart(3, "0")}`),
      );
      const { Responses, UnprocessedKeys } = await db.send(
        new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      expect(Responses?.[TableName]).toHaveLength(50);
      expect(UnprocessedKeys).toEqual({});
    });
  });

  describe("concurrency", () => {
    const accounts = Array.from({ length: 5 }, (_, i) => `account-${i}`);

    const transfer = async (from: string, to: string): Promise<void> => {
      const move = (pk: string, change: number): TransactWriteItem => ({
        Update: {
          TableName,
          Key: key(pk),
          UpdateExpression: "ADD v :change",
          ConditionExpression: "v >= :least",
          ExpressionAttributeValues: {
            ":change": n(change),
            ":least": n(change < 0 ? -change : 0),
          },
        },
      });
      for (;;) {
        const outcome = await transact([move(from, -3), move(to, 3)]).catch(
          (error: Error) => error,
        );
        const reasons =
          outcome instanceof TransactionCanceledException ? outcome.CancellationReasons : [];
        if (!reasons?.some(({ Code }) => Code === "TransactionConflict")) return;
      }
    };

    const sum = async (): Promise<number> => {
      const { Responses } = await db.send(
        new TransactGetItemsCommand({
          TransactItems: accounts.map((pk) => ({ Get: { TableName, Key: key(pk) } })),
        }),
      );
      return (Responses ?? []).reduce((total, { Item }) => total + Number(Item?.v?.N), 0);
    };

    it("keeps the sum of all accounts whatever is moved at once, and nobody sees it otherwise", async () => {
      await Promise.all(accounts.map((pk) => put(pk, { v: n(20) })));
      const moves = Array.from({ length: 60 }, (_, i) =>
        transfer(`account-${i % 5}`, `account-${(i + 1 + (i % 3)) % 5}`),
      );
      const looks = Array.from({ length: 20 }, () =>
        sum().catch((error: Error) =>
          error instanceof TransactionCanceledException ? 100 : error,
        ),
      );
      expect(new Set(await Promise.all(looks))).toEqual(new Set([100]));
      await Promise.all(moves);
      expect(await sum()).toBe(100);
      const balances = await Promise.all(accounts.map(async (pk) => Number((await get(pk))?.v?.N)));
      expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
    });
  });

  describe("costs", () => {
    const ReturnConsumedCapacity = "TOTAL";
    const units = (answer: { ConsumedCapacity?: unknown }) =>
      [answer.ConsumedCapacity ?? []]
        .flat()
        .reduce(
          (total: number, one) => total + ((one as { CapacityUnits?: number }).CapacityUnits ?? 0),
          0,
        );

    it("counts writes by started KB, and each index entry that changes", async () => {
      const write = (pk: string, rest: Record<string, unknown>) =>
        db
          .send(
            new PutItemCommand({
              TableName,
              Item: { ...key(pk), ...rest } as never,
              ReturnConsumedCapacity,
            }),
          )
          .then(units);
      expect(await write("cost-1", {})).toBe(1);
      expect(await write("cost-2", { t: s("x".repeat(2_000)) })).toBe(2);
      expect(await write("cost-3", { duePk: s("c"), dueAt: s("1") })).toBe(2);
      expect(await write("cost-3", { duePk: s("c"), dueAt: s("2") })).toBe(3);
      expect(await write("cost-3", {})).toBe(2);
    });

    it("counts reads in half units of 4 KB, consistent ones in whole", async () => {
      await put("cost-4", { t: s("x".repeat(5_000)) });
      const read = (ConsistentRead: boolean, pk = "cost-4") =>
        db
          .send(
            new GetItemCommand({ TableName, Key: key(pk), ConsistentRead, ReturnConsumedCapacity }),
          )
          .then(units);
      expect([await read(false), await read(true), await read(false, "cost-none")]).toEqual([
        1, 2, 0.5,
      ]);
    });
  });

  it("keeps tables, items, indexes and time to live over a restart", async () => {
    const dir = mkdtempSync(join(tmpdir(), "contract-"));
    try {
      for (const start of ["first", "second"]) {
        const kept = await open({ dir: join(dir, "data") });
        const served = await serveDynamo(kept);
        const own = client(served);
        await ensureTable(kept, testTable);
        if (start === "first") {
          await own.send(
            new TransactWriteItemsCommand({
              TransactItems: [putItem("kept", { duePk: s("kept"), dueAt: s("1") })],
            }),
          );
        }
        const { Items } = await own.send(
          new QueryCommand({
            TableName,
            IndexName: "due",
            KeyConditionExpression: "duePk = :p",
            ExpressionAttributeValues: { ":p": s("kept") },
          }),
        );
        expect(Items).toHaveLength(1);
        const ttl = await own.send(new DescribeTimeToLiveCommand({ TableName }));
        expect(ttl.TimeToLiveDescription?.AttributeName).toBe("ttl");
        own.destroy();
        await served.close();
        await kept.stop();
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 30_000);
});
