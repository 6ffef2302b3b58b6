/**
 * A store that dynalite's write actions can run against without writing: reads come from the real
 * store, writes to the table and to its indexes are collected. What was collected becomes one level
 * batch, so a write is on disk wholly or not at all, indexes included, whenever the process dies.
 */
import type { BatchOperation, Store, SubDatabase, Table, WritableStore } from "./dynalite.ts";
import type { Item } from "./engine.ts";

/** One item's change, for counting capacity and for `ReturnValuesOnConditionCheckFailure`. */
export interface Change {
  table: string;
  before: Item | undefined;
  after: Item | undefined;
}

export class StagedStore implements WritableStore {
  readonly options: Store["options"];
  readonly operations: BatchOperation[] = [];
  /** By item key, in the order the action reached them. Empty when it was refused before reading. */
  readonly changes = new Map<string, Change>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    this.options = store.options;
  }

  getTable(
    name: string,
    ...rest: Parameters<WritableStore["getTable"]> extends [string, ...infer R] ? R : never
  ): void {
    const [first, second] = rest;
    const callback = typeof first === "function" ? first : second;
    if (!callback) throw new Error("getTable needs a callback");
    this.#store.getTable(name, true, (error, table) => callback(error, table));
  }

  getItemDb(name: string): SubDatabase {
    const prefix = `item-${name}~`;
    const changeOf = (key: string) => {
      const change = this.changes.get(`${prefix}${key}`);
      if (!change) throw new Error("an item is read before it is written");
      return change;
    };
    return {
      ...this.#stage(prefix, (key, value) => {
        changeOf(key).after = value as Item | undefined;
      }),
      get: (key, callback) => {
        this.#store.getItemDb(name).get(key, (error, item) => {
          if (!error) {
            this.changes.set(`${prefix}${key}`, { table: name, before: item, after: item });
          }
          callback(error, item);
        });
      },
    };
  }

  getIndexDb(type: string, name: string, index: string): SubDatabase {
    return this.#stage(`index-${type.toLowerCase()}~${name}~${index}~`, () => {});
  }

  #stage(prefix: string, written: (key: string, value: unknown) => void): SubDatabase {
    return {
      get: () => {
        throw new Error("a write never reads an index");
      },
      put: (key, value, callback) => {
        written(key, value);
        this.operations.push({ type: "put", key: prefix + key, value });
        callback(null);
      },
      del: (key, callback) => {
        written(key, undefined);
        this.operations.push({ type: "del", key: prefix + key });
        callback(null);
      },
      // The engine holds its own lock around the whole write, commit included.
      lock: (_key, body) => body((callback) => callback),
    };
  }
}

/** The key under which the whole database knows an item. */
export function itemAddress(table: Table, key: string): string {
  return `item-${table.TableName}~${key}`;
}
