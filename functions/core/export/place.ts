/**
 * Where in an export each kind of item stands, as the inventory says: nothing is listed here by
 * hand, so what somebody declares tomorrow is exported tomorrow.
 */
import { decode } from "../../db/codec.ts";
import type { ItemDeclaration } from "../privacy/declare.ts";
import { items } from "../privacy/inventory.ts";
import { exportedValue } from "../privacy/schema.ts";

/**
 * `one`: `<kind>.json` holds the one item of that kind. `list`: any other `.json`, a list.
 * `lines`: `.jsonl`, one item a line.
 */
export type Form = "one" | "list" | "lines";

export interface Place {
  /** Below `data/`. */
  readonly path: string;
  readonly form: Form;
  readonly kinds: readonly ItemDeclaration[];
}

const declarations: readonly ItemDeclaration[] = Object.values(items);
const byName = new Map(declarations.map((each) => [each.name, each]));

/** Every file of an export that is made of items, in the order of their names. */
export const places: readonly Place[] = [
  ...Map.groupBy(
    declarations.filter((each) => typeof each.export === "string"),
    (each) => String(each.export),
  ),
]
  .map(([path, kinds]) => ({ path, kinds, form: formOf(path, kinds) }))
  .sort((one, other) => (one.path < other.path ? -1 : 1));

function formOf(path: string, kinds: readonly ItemDeclaration[]): Form {
  if (!/^[a-z-]+(?:\/[a-z-]+)*\.jsonl?$/.test(path)) {
    throw new Error(`${path} is no place in an export`);
  }
  if (path.endsWith(".jsonl")) return "lines";
  return kinds.length === 1 && path.endsWith(`/${kinds[0]?.name}.json`) ? "one" : "list";
}

/** What an item of the table is to an export. */
export interface Exportable {
  readonly declaration: ItemDeclaration;
  /** Where it stands; undefined when the inventory says why it does not. */
  readonly path: string | undefined;
  /** All its attributes. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** @throws Error for a kind the inventory does not know: nothing may be left out in silence. */
export function readItem(item: Readonly<Record<string, unknown>>): Exportable {
  const declaration = byName.get(String(item.type));
  if (!declaration) throw new Error(`no export of a ${String(item.type)}: it is not declared`);
  const { export: place } = declaration;
  return {
    declaration,
    path: typeof place === "string" ? place : undefined,
    value: decode(declaration, item),
  };
}

/** The item as it stands in the export: what the person gets of it, after its kind. */
export function shown({ declaration, value }: Exportable): Record<string, unknown> {
  return { type: declaration.name, ...exportedValue(declaration, value) };
}

/**
 * True for what the product treats as gone or must not show yet: past its time, though nobody has
 * removed it, or sealed by a law until a day to come.
 */
export function isHidden(item: Readonly<Record<string, unknown>>, nowMs: number): boolean {
  const { ttl, sealedUntil } = item;
  if (typeof ttl === "number" && ttl * 1000 <= nowMs) return true;
  return typeof sealedUntil === "string" && Date.parse(sealedUntil) > nowMs;
}
