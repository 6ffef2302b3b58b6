/**
 * The parts of dynalite the engine is built from, with types (it ships none): its store, its
 * validation, its expression machinery and its actions. Its own HTTP server is not used, because it
 * knows no transactions and writes a table and its indexes one after the other.
 */
import { createRequire } from "node:module";
import type { Item, Json } from "./engine.ts";

const require = createRequire(import.meta.url);

type Callback<Result> = (error: unknown, result?: Result) => void;

export interface BatchOperation {
  type: "put" | "del";
  key: string;
  value?: unknown;
}

export interface Table {
  TableName: string;
  TableStatus: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
  GlobalSecondaryIndexes?: Index[];
  LocalSecondaryIndexes?: Index[];
}

export interface Index {
  IndexName: string;
  IndexStatus?: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
}

export interface SubDatabase {
  get(key: string, callback: Callback<Item>): void;
  put(key: string, value: unknown, callback: Callback<void>): void;
  del(key: string, callback: Callback<void>): void;
  /** dynalite's own lock; staged writes hold ours instead. */
  lock(key: string, body: (release: <F>(callback: F) => F) => void): void;
}

/** The main level database: every sub database is a key prefix in it, so one batch is atomic. */
interface Level {
  get(key: string): Promise<unknown>;
  batch(operations: BatchOperation[]): Promise<void>;
  iterator(range: { gte: string; lt: string }): AsyncIterable<[string, unknown]>;
}

export interface Store {
  options: { maxItemSize: number };
  db: Level;
  getTable(name: string, checkStatus: boolean, callback: Callback<Table>): void;
  getItemDb(table: string): SubDatabase;
  getIndexDb(type: string, table: string, index: string): SubDatabase;
  lifecycleManager: { gracefulClose(): Promise<void>; setShutdownTimeout?(ms: number): void };
}

/** What an action needs of a store; the staged store offers just this. */
export type WritableStore = Pick<Store, "options" | "getItemDb" | "getIndexDb"> & {
  getTable(name: string, ...rest: [Callback<Table>] | [boolean, Callback<Table>]): void;
};

export type Action = (store: WritableStore, data: Json, callback: Callback<Json>) => void;

export interface Validation {
  types: Record<string, unknown>;
  custom?: (data: Json, store: WritableStore) => string | undefined;
}

interface Database {
  create(options: { path?: string; createTableMs: number; deleteTableMs: number }): Store;
  createKey(item: Item, table: Table): string;
  itemSize(item: Item): number;
}

interface Validations {
  checkTypes(data: Json, types: Validation["types"]): Json;
  checkValidations(
    data: Json,
    types: Validation["types"],
    custom: Validation["custom"],
    store: WritableStore,
  ): void;
}

export const database = require("dynalite/db") as Database;
export const validations = require("dynalite/validations") as Validations;

export const operations = [
  "BatchGetItem",
  "BatchWriteItem",
  "CreateTable",
  "DeleteItem",
  "DeleteTable",
  "DescribeTable",
  "GetItem",
  "ListTables",
  "PutItem",
  "Query",
  "Scan",
  "TagResource",
  "UntagResource",
  "ListTagsOfResource",
  "UpdateItem",
  "UpdateTable",
] as const;
export type Operation = (typeof operations)[number];

const file = (operation: Operation) => operation.charAt(0).toLowerCase() + operation.slice(1);
const actions = new Map<string, { action: Action; validation: Validation }>(
  operations.map((operation) => [
    operation,
    {
      action: require(`dynalite/actions/${file(operation)}`) as Action,
      validation: require(`dynalite/validations/${file(operation)}`) as Validation,
    },
  ]),
);

export function isOperation(name: string): name is Operation {
  return actions.has(name);
}

function loaded(operation: Operation): { action: Action; validation: Validation } {
  const found = actions.get(operation);
  if (!found) throw new Error(`dynalite has no ${operation}`);
  return found;
}

/**
 * Checks a request as DynamoDB would before touching data, and parses its expressions.
 * Throws dynalite's errors, which carry `statusCode` and `body`.
 */
export function parse(operation: Operation, input: Json, store: WritableStore): Json {
  const { types, custom } = loaded(operation).validation;
  const data = validations.checkTypes(input, types);
  validations.checkValidations(data, types, custom, store);
  return data;
}

/** Runs a parsed request. */
export function run(operation: Operation, store: WritableStore, data: Json): Promise<Json> {
  return new Promise((resolve, reject) => {
    loaded(operation).action(store, data, (error, result) =>
      error ? reject(error) : resolve(result ?? {}),
    );
  });
}

/** The table's definition. Throws ResourceNotFoundException. */
export function table(store: Store, name: string): Promise<Table> {
  return new Promise((resolve, reject) => {
    store.getTable(name, true, (error, found) =>
      error || !found ? reject(error) : resolve(found),
    );
  });
}
