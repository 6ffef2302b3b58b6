/** A worker whose every request can be waited for, and at any of them it can die. */
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../../db/client.ts";
import type { ConsentContext, TrainingContext, TrainingStore } from "../../context.ts";
import { Crash } from "../../credit/testing/faults.ts";

/** Called around each request that leaves. What it throws ends the worker there. */
export interface Watch {
  before(): Promise<void>;
  after(): Promise<void>;
}

/** The same context, every request of which is watched. */
export function watched<C extends TrainingContext | ConsentContext>(context: C, watch: Watch): C {
  const around = async <T>(request: () => Promise<T>): Promise<T> => {
    await watch.before();
    const answer = await request();
    await watch.after();
    return answer;
  };
  return {
    ...context,
    table: watchedTable(context.table, around),
    training: watchedStore(context.training as TrainingStore, around),
  };
}

type Around = <T>(request: () => Promise<T>) => Promise<T>;

function watchedTable({ name, client }: Table, around: Around): Table {
  const proxy = new Proxy(client, {
    get: (target, property) => {
      if (property !== "send") return Reflect.get(target, property);
      return (command: Parameters<DynamoDBDocumentClient["send"]>[0]) =>
        around(() => target.send(command));
    },
  });
  return { name, client: proxy };
}

function watchedStore(store: TrainingStore, around: Around): TrainingStore {
  return {
    put: (...given) => around(() => store.put(...given)),
    copyImage: (...given) => around(() => store.copyImage(...given)),
    list: (...given) => around(() => store.list(...given)),
    removePage: (...given) => around(() => store.removePage(...given)),
  };
}

/** Dies at the `n`-th request, counted from 0: before it leaves, or when its answer would come. */
export function deathAt(n: number, when: "before" | "after"): Watch & { readonly died: boolean } {
  let seen = 0;
  let died = false;
  const die = () => {
    died = true;
    throw new Crash();
  };
  return {
    get died() {
      return died;
    },
    async before() {
      if (died || (when === "before" && seen === n)) die();
    },
    async after() {
      if (died || (when === "after" && seen === n)) die();
      seen++;
    },
  };
}
