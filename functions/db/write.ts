/** Says what is to be written, on which conditions. Nothing is sent here: `commit` does that. */
import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { assertDeclared, type Entity, type ValueOf } from "./codec.ts";
import { duePartition, type Key } from "./keys.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** One write of a commit. The table's name is added when it is sent. */
export interface Write<E extends Entity = Entity> {
  readonly entity: E;
  readonly key: Key;
  readonly kind: keyof TransactItem;
  readonly expression: WriteExpression;
}

export interface WriteExpression {
  readonly Item?: Record<string, unknown>;
  readonly Key?: Key;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

/** What must hold of one attribute. */
export type Test =
  | { readonly is: unknown }
  | { readonly isNot: unknown }
  | { readonly atLeast: number | string }
  | { readonly atMost: number | string }
  | { readonly oneOf: readonly unknown[] }
  | { readonly exists: boolean };

/** Attributes that must all pass; in a list of these, one passing is enough. */
export type Condition<E extends Entity> = {
  readonly [K in keyof E["attributes"] | "pk" | "ttl" | "dueAt"]?: Test;
};
type When<E extends Entity> = Condition<E> | readonly Condition<E>[];

interface Placement {
  /** Epoch seconds after which DynamoDB may delete the item. */
  readonly ttl?: number;
  /** From when the sweeper shall look at the item (ISO 8601). */
  readonly dueAt?: string;
}

export const absent = { pk: { exists: false } } as const;
export const present = { pk: { exists: true } } as const;

export function put<E extends Entity>(
  entity: E,
  key: Key,
  value: ValueOf<E>,
  options: Placement & { when?: When<E> } = {},
): Write<E> {
  assertDeclared(entity, value);
  const item = {
    ...key,
    type: entity.name,
    ...value,
    ...(options.ttl === undefined ? {} : { ttl: options.ttl }),
    ...(options.dueAt === undefined ? {} : due(key, options.dueAt)),
  };
  const names = new Names();
  const condition = conditionOf(names, options.when);
  return { entity, key, kind: "Put", expression: { Item: item, ...condition, ...names.done() } };
}

export function update<E extends Entity>(
  entity: E,
  key: Key,
  change: {
    set?: { readonly [K in keyof ValueOf<E>]?: ValueOf<E>[K] | undefined };
    add?: Partial<Record<keyof ValueOf<E> & string, number>>;
    remove?: readonly (keyof ValueOf<E> & string)[];
    /** A new time, or null to take the item out of the index. */
    dueAt?: string | null;
    ttl?: number;
    /** Makes the item when there is none: for counters. */
    orCreate?: true;
    /** Besides, the item must exist (or `orCreate`): an update brings nothing deleted back. */
    when?: When<E>;
  },
): Write<E> {
  assertDeclared(entity, { ...change.set, ...change.add }, { partial: true });
  const names = new Names();
  const placed = {
    ...(change.dueAt ? due(key, change.dueAt) : {}),
    ...(change.ttl === undefined ? {} : { ttl: change.ttl }),
    ...(change.orCreate ? { type: entity.name } : {}),
  };
  // `isNot` and `exists: false` hold of a missing item too, which an update would then make in part.
  const when = change.orCreate ? change.when : alternativesOf<E>(change.when ?? present).map(there);
  const set = Object.entries({ ...change.set, ...placed })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${names.name(name)} = ${names.value(value)}`);
  const add = Object.entries(change.add ?? {}).map(
    ([name, value]) => `${names.name(name)} ${names.value(value)}`,
  );
  const remove = [
    ...(change.remove ?? []),
    ...(change.dueAt === null ? ["duePk", "dueAt"] : []),
  ].map((name) => names.name(name));
  const clauses = [
    set.length > 0 ? `SET ${set.join(", ")}` : "",
    add.length > 0 ? `ADD ${add.join(", ")}` : "",
    remove.length > 0 ? `REMOVE ${remove.join(", ")}` : "",
  ].filter(Boolean);
  const condition = conditionOf(names, when);
  return {
    entity,
    key,
    kind: "Update",
    expression: {
      Key: key,
      UpdateExpression: clauses.join(" "),
      ...condition,
      ...names.done(),
    },
  };
}

export function remove<E extends Entity>(entity: E, key: Key, when?: When<E>): Write<E> {
  const names = new Names();
  const condition = conditionOf(names, when);
  return { entity, key, kind: "Delete", expression: { Key: key, ...condition, ...names.done() } };
}

export function check<E extends Entity>(entity: E, key: Key, when: When<E>): Write<E> {
  const names = new Names();
  const condition = conditionOf(names, when);
  return {
    entity,
    key,
    kind: "ConditionCheck",
    expression: { Key: key, ...condition, ...names.done() },
  };
}

function due(key: Key, dueAt: string) {
  return { duePk: duePartition(key.sk), dueAt };
}

/** Numbers the placeholders of one expression. */
class Names {
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, unknown> = {};

  name(attribute: string): string {
    const placeholder = `#${attribute}`;
    this.#names[placeholder] = attribute;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.#values).length}`;
    this.#values[placeholder] = value;
    return placeholder;
  }

  done(): Pick<WriteExpression, "ExpressionAttributeNames" | "ExpressionAttributeValues"> {
    return {
      ...(Object.keys(this.#names).length > 0 ? { ExpressionAttributeNames: this.#names } : {}),
      ...(Object.keys(this.#values).length > 0 ? { ExpressionAttributeValues: this.#values } : {}),
    };
  }
}

function conditionOf<E extends Entity>(
  names: Names,
  when: When<E> | undefined,
): { ConditionExpression?: string } {
  if (!when) return {};
  const alternatives = alternativesOf(when).map((all) =>
    Object.entries(all)
      .map(([attribute, test]) => testOf(names, attribute, test as Test))
      .join(" AND "),
  );
  if (alternatives.length === 0 || alternatives.includes(""))
    throw new Error("an empty condition would always hold");
  return { ConditionExpression: alternatives.map((each) => `(${each})`).join(" OR ") };
}

function alternativesOf<E extends Entity>(when: When<E>): readonly Condition<E>[] {
  return Array.isArray(when) ? when : [when as Condition<E>];
}

function there<E extends Entity>(condition: Condition<E>): Condition<E> {
  return { ...present, ...condition };
}

function testOf(names: Names, attribute: string, test: Test): string {
  const name = names.name(attribute);
  if ("exists" in test) return `attribute_${test.exists ? "exists" : "not_exists"}(${name})`;
  if ("is" in test) return `${name} = ${names.value(test.is)}`;
  if ("isNot" in test) return `${name} <> ${names.value(test.isNot)}`;
  if ("atLeast" in test) return `${name} >= ${names.value(test.atLeast)}`;
  if ("atMost" in test) return `${name} <= ${names.value(test.atMost)}`;
  return `${name} IN (${test.oneOf.map((value) => names.value(value)).join(", ")})`;
}
