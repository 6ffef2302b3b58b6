/** Turns values into items and back, and refuses what the inventory does not declare. */
import type { Attribute, Attributes, ValuesOf } from "./attribute.ts";

/** A kind of item: its name, stored with each, and its declared attributes. */
export interface Entity<A extends Attributes = Attributes> {
  readonly name: string;
  readonly attributes: A;
}

export type ValueOf<E extends Entity> = ValuesOf<E["attributes"]>;

/** The attributes every item may have besides its own: keys, the sparse index and the time to live. */
export const structural = ["pk", "sk", "duePk", "dueAt", "ttl", "type"] as const;

/**
 * Checks a value, or with `partial` some attributes of one, before it is written.
 * @throws Error naming the first attribute that is not declared, is missing or is of another kind.
 */
export function assertDeclared(
  entity: Entity,
  value: Readonly<Record<string, unknown>>,
  { partial = false } = {},
): void {
  assertRecord(entity.name, entity.attributes, value, partial);
}

/** An item read from the table as the value the product works with. */
export function decode<E extends Entity>(entity: E, item: Record<string, unknown>): ValueOf<E> {
  if (item.type !== entity.name)
    throw new Error(`expected a ${entity.name}, found ${String(item.type)}`);
  const value: Record<string, unknown> = {};
  for (const name of Object.keys(entity.attributes)) {
    if (item[name] !== undefined) value[name] = item[name];
  }
  return value as ValueOf<E>;
}

function assertRecord(
  path: string,
  attributes: Attributes,
  value: Readonly<Record<string, unknown>>,
  partial: boolean,
): void {
  for (const name of Object.keys(value)) {
    if (value[name] === undefined) continue;
    // `constructor` and its like are on every object, but declared on none.
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!attribute) throw new Error(`${path}.${name} is not declared in the inventory`);
    assertKind(`${path}.${name}`, attribute, value[name]);
  }
  if (partial) return;
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!attribute.optional && value[name] === undefined)
      throw new Error(`${path}.${name} is missing`);
  }
}

function assertKind(path: string, attribute: Attribute<unknown>, value: unknown): void {
  const right =
    attribute.kind === "text"
      ? typeof value === "string"
      : attribute.kind === "whole"
        ? Number.isSafeInteger(value)
        : attribute.kind === "real"
          ? Number.isFinite(value)
          : attribute.kind === "flag"
            ? typeof value === "boolean"
            : attribute.kind === "list"
              ? Array.isArray(value)
              : typeof value === "object" && value !== null && !Array.isArray(value);
  if (!right) throw new Error(`${path} is not of the declared kind ${attribute.kind}`);
  const inner = attribute.of;
  if (inner)
    (value as unknown[]).forEach((element, n) => {
      assertKind(`${path}[${n}]`, inner, element);
    });
  if (attribute.fields)
    assertRecord(path, attribute.fields, value as Record<string, unknown>, false);
}
