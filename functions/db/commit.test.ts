import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Services, startServices } from "../../local/services.ts";
import { optional, text, whole } from "./attribute.ts";
import type { Table } from "./client.ts";
import { commit, commitOne } from "./commit.ts";
import type { Key } from "./keys.ts";
import { get, getBoth, queryDue, queryPage } from "./read.ts";
import { commandsOf, openTestTable } from "./testing/table.ts";
import { absent, check, present, put, remove, update } from "./write.ts";

const box = { name: "box", attributes: { count: whole(), label: optional(text()) } };

let services: Services;
let table: Table;
beforeAll(async () => {
  services = await startServices();
  table = openTestTable(services);
});
afterAll(() => services.stop());

let made = 0;
const newKey = (pk = `P${++made}`, sk = `S${++made}`): Key => ({ pk, sk });
const read = (key: Key) => get(table, box, key);

type Sent = (command: string) => Promise<void>;

/** A client at which `meddle` may throw instead of the request, or after it was served. */
function meddled(meddle: { before?: Sent; after?: Sent }): Table {
  const own = openTestTable(services);
  own.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        await meddle.before?.(String(commandName));
        const result = await next(args);
        await meddle.after?.(String(commandName));
        return result;
      },
    { step: "deserialize", priority: "high" },
  );
  return own;
}

function cancelled(...codes: string[]): Error {
  return new TransactionCanceledException({
    message: "cancelled",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}

/** Fails so many times, then lets everything pass. */
function times(count: number, fail: () => Error): Sent {
  let left = count;
  return async () => {
    if (left-- > 0) throw fail();
  };
}

const hangUp = () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

describe("commit", () => {
  test("writes everything or nothing", async () => {
    const [a, b] = [newKey(), newKey()];
    await commit(table, [put(box, b, { count: 1 })]);
    const second = put(box, b, { count: 2 }, { when: absent });
    const refused = await commit(table, [put(box, a, { count: 2 }, { when: absent }), second]);
    expect(refused.done).toBe(false);
    expect(await read(a)).toBeUndefined();
    expect(await read(b)).toEqual({ count: 1 });
  });

  test("says which condition did not hold, and what stood in the way", async () => {
    const [a, b] = [newKey(), newKey()];
    await commit(table, [put(box, b, { count: 7, label: "x" })]);
    const first = put(box, a, { count: 1 }, { when: absent });
    const second = check(box, b, { count: { is: 8 } });
    const refused = await commit(table, [first, second]);
    if (refused.done) throw new Error("was not refused");
    expect([refused.failed(first), refused.failed(second)]).toEqual([false, true]);
    expect(refused.found(box, first)).toBeUndefined();
    expect(refused.found(box, second)).toEqual({ count: 7, label: "x" });
    expect(refused.failed(put(box, a, { count: 1 }))).toBe(false);
  });

  test("whose answer is lost happens once", async () => {
    const key = newKey();
    await commit(table, [put(box, key, { count: 0 })]);
    const lossy = meddled({ after: times(1, hangUp) });
    const commands = commandsOf(lossy);
    const add = update(box, key, { add: { count: 1 } });
    expect(await commit(lossy, [add])).toEqual({ done: true });
    expect(commands).toEqual(["TransactWriteItems", "TransactWriteItems"]);
    expect(await read(key)).toEqual({ count: 1 });
  });

  test("waits for another transaction in the way", async () => {
    const key = newKey();
    const busy = meddled({ before: times(2, () => cancelled("TransactionConflict")) });
    expect(await commit(busy, [put(box, key, { count: 1 })])).toEqual({ done: true });
  });

  test("does not take a condition beside a conflict for the last word", async () => {
    const [a, b] = [newKey(), newKey()];
    const reasons = () => cancelled("ConditionalCheckFailed", "TransactionConflict");
    const busy = meddled({ before: times(1, reasons) });
    const writes = [put(box, a, { count: 1 }, { when: absent }), put(box, b, { count: 1 })];
    expect(await commit(busy, writes)).toEqual({ done: true });
  });

  test("throws when others are in the way for too long", async () => {
    const key = newKey();
    const busy = meddled({ before: times(99, () => cancelled("TransactionConflict")) });
    await expect(commit(busy, [put(box, key, { count: 1 })])).rejects.toThrow("cancelled");
    expect(await read(key)).toBeUndefined();
  });

  test("throws at once for a reason that waiting does not cure", async () => {
    const busy = meddled({ before: times(1, () => cancelled("ValidationError", "None")) });
    await expect(commit(busy, [put(box, newKey(), { count: 1 })])).rejects.toThrow("cancelled");
  });

  test("of many at once at one item loses none", async () => {
    const key = newKey();
    await commit(table, [put(box, key, { count: 0 })]);
    const add = () => commit(table, [update(box, key, { add: { count: 1 } })]);
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await read(key)).toEqual({ count: 10 });
  });
});

describe("commitOne", () => {
  test("answers the item afterwards, of a removal the item before", async () => {
    const key = newKey();
    expect(await commitOne(table, put(box, key, { count: 1 }))).toEqual({ count: 1 });
    const add = update(box, key, { add: { count: 2 }, set: { label: "x" } });
    expect(await commitOne(table, add)).toEqual({ count: 3, label: "x" });
    expect(await commitOne(table, remove(box, key))).toEqual({ count: 3, label: "x" });
    expect(await read(key)).toBeUndefined();
  });

  test("answers undefined when the condition does not hold", async () => {
    const key = newKey();
    expect(await commitOne(table, put(box, key, { count: 1 }, { when: present }))).toBeUndefined();
    expect(await commitOne(table, remove(box, key, present))).toBeUndefined();
    expect(await commitOne(table, update(box, key, { set: { count: 1 } }))).toBeUndefined();
    expect(await read(key)).toBeUndefined();
  });

  test("waits for a transaction in the way", async () => {
    const key = newKey();
    const inTheWay = () =>
      Object.assign(new Error("busy"), { name: "TransactionConflictException" });
    const busy = meddled({ before: times(2, inTheWay) });
    expect(await commitOne(busy, put(box, key, { count: 1 }))).toEqual({ count: 1 });
  });

  test("refuses a check, which writes nothing", async () => {
    const key = newKey();
    await expect(commitOne(table, check(box, key, present))).rejects.toThrow(/writes nothing/);
  });
});

describe("an update", () => {
  test("brings nothing back that was removed", async () => {
    const key = newKey();
    await commit(table, [update(box, key, { set: { count: 1 } })]);
    expect(await read(key)).toBeUndefined();
  });

  test.each([
    ["an attribute is not something", { count: { isNot: 1 } }],
    ["an attribute is not there", { label: { exists: false } }],
    ["one of two is so", [{ count: { is: 1 } }, { label: { exists: false } }]],
  ])("makes nothing of a missing item on the condition that %s", async (_, when) => {
    const key = newKey();
    const write = update(box, key, { set: { count: 2 }, when });
    expect((await commit(table, [write])).done).toBe(false);
    expect(await read(key)).toBeUndefined();
  });

  test("can make a counter", async () => {
    const key = newKey();
    const count = update(box, key, { add: { count: 1 }, orCreate: true });
    await commitOne(table, count);
    expect(await commitOne(table, count)).toEqual({ count: 2 });
  });

  test("removes attributes", async () => {
    const key = newKey();
    await commit(table, [put(box, key, { count: 1, label: "x" })]);
    expect(await commitOne(table, update(box, key, { remove: ["label"] }))).toEqual({ count: 1 });
  });

  test("refuses what is not declared", () => {
    const change = { set: { colour: "red" } as object };
    expect(() => update(box, newKey(), change)).toThrow("box.colour is not declared");
  });
});

describe("a condition", () => {
  const cases: [what: string, when: Parameters<typeof check<typeof box>>[2], holds: boolean][] = [
    ["is", { count: { is: 5 } }, true],
    ["is, of another", { count: { is: 6 } }, false],
    ["isNot", { count: { isNot: 6 } }, true],
    ["atLeast", { count: { atLeast: 5 } }, true],
    ["atLeast, too little", { count: { atLeast: 6 } }, false],
    ["atMost", { count: { atMost: 5 } }, true],
    ["atMost, too much", { count: { atMost: 4 } }, false],
    ["oneOf", { count: { oneOf: [4, 5] } }, true],
    ["oneOf, none", { count: { oneOf: [4, 6] } }, false],
    ["exists", { label: { exists: true } }, false],
    ["exists not", { label: { exists: false } }, true],
    ["all of several", { count: { is: 5 }, label: { exists: true } }, false],
    ["one of several", [{ count: { is: 6 } }, { label: { exists: false } }], true],
    ["none of several", [{ count: { is: 6 } }, { label: { exists: true } }], false],
  ];

  test.each(cases)("%s", async (_, when, holds) => {
    const key = newKey();
    await commit(table, [put(box, key, { count: 5 })]);
    expect((await commit(table, [check(box, key, when)])).done).toBe(holds);
  });

  test("that is empty is refused, rather than always true", () => {
    expect(() => check(box, newKey(), [])).toThrow();
    expect(() => check(box, newKey(), {})).toThrow();
    expect(() => put(box, newKey(), { count: 1 }, { when: [] })).toThrow();
  });
});

describe("what is due", () => {
  const dueBy = async (by: string) => {
    const found: unknown[] = [];
    for await (const { sk } of queryDue(table, by)) found.push(sk);
    return found;
  };

  test("is found from its time on, until it is taken out", async () => {
    const key = newKey();
    await commit(table, [put(box, key, { count: 1 }, { dueAt: "2026-01-02" })]);
    expect(await dueBy("2026-01-01")).not.toContain(key.sk);
    expect(await dueBy("2026-01-02")).toContain(key.sk);
    await commit(table, [update(box, key, { dueAt: "2026-01-03" })]);
    expect(await dueBy("2026-01-02")).not.toContain(key.sk);
    await commit(table, [update(box, key, { dueAt: null })]);
    expect(await dueBy("2026-01-03")).not.toContain(key.sk);
    expect(await read(key)).toEqual({ count: 1 });
  });
});

describe("reading", () => {
  test("two at once answers each, or undefined", async () => {
    const [a, b] = [newKey(), newKey()];
    await commit(table, [put(box, b, { count: 2 })]);
    const both = await getBoth(table, { entity: box, key: a }, { entity: box, key: b });
    expect(both).toEqual([undefined, { count: 2 }]);
  });

  test("pages go through everything once, in either order", async () => {
    const pk = `P${++made}`;
    const writes = ["A1", "A2", "A3", "B1"].map((sk, count) => put(box, { pk, sk }, { count }));
    await commit(table, writes);
    for (const newestFirst of [false, true]) {
      const seen: number[] = [];
      let after: string | undefined;
      do {
        const page = await queryPage(
          table,
          box,
          { pk, begins: "A" },
          { limit: 2, after, newestFirst },
        );
        seen.push(...page.items.map(({ count }) => count));
        after = page.next;
      } while (after);
      expect(seen).toEqual(newestFirst ? [2, 1, 0] : [0, 1, 2]);
    }
  });
});
