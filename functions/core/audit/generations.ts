/** Finding the rows that files belong to, from the generation that stands in their keys. */
import { type Key, keys } from "../../db/keys.ts";
import { findAll } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import type { GenerationId, UserId } from "../id.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Whose each generation is. The record that its credits were set aside says so, and stays when the
 * generation is deleted; without it the account is gone.
 */
export async function ownersOf(
  context: DataContext,
  ids: readonly GenerationId[],
): Promise<Map<GenerationId, UserId>> {
  const wanted = new Map([...new Set(ids)].map((id) => [id, keys.operation(`hold:${id}`)]));
  const rows = await rowsAt(context, [...wanted.values()]);
  return new Map(
    [...wanted].flatMap(([id, key]) => {
      const userId = rows.at(key)?.userId;
      return typeof userId === "string" ? [[id, userId as UserId] as const] : [];
    }),
  );
}

/** Rows by their keys, consistently; each key is asked for once. */
export async function rowsAt(
  context: DataContext,
  wanted: readonly Key[],
): Promise<{ at(key: Key): Row | undefined }> {
  const name = ({ pk, sk }: Key) => `${pk} ${sk}`;
  const distinct = new Map(wanted.map((key) => [name(key), key]));
  const found = await findAll(context.table, [...distinct.values()]);
  const rows = new Map(found.map((row) => [name({ pk: String(row.pk), sk: String(row.sk) }), row]));
  return { at: (key) => rows.get(name(key)) };
}
