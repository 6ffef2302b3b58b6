/** Reads what a demand names, and nothing besides. */
import type { Entity, ValueOf } from "../../db/codec.ts";
import { ranges } from "../../db/keys.ts";
import { queryPage } from "../../db/read.ts";
import type { DataContext } from "../context.ts";
import { type Account, entry, generation, signIn } from "../privacy/inventory.ts";
import type { DisclosableField } from "./field.ts";

export type Produced = Partial<Record<DisclosableField, unknown>>;

const read: Record<DisclosableField, (context: DataContext, of: Account) => unknown> = {
  name: (_, { name }) => name,
  email: (_, { email }) => email,
  createdAt: (_, { createdAt }) => createdAt,
  status: (_, { status }) => status,
  signIns: async (context, { id }) => {
    const found: unknown[] = [];
    for await (const { createdAt } of all(context, signIn, ranges.signIns(id))) {
      found.push({ createdAt });
    }
    return found;
  },
  generations: async (context, { id }) => {
    const found: unknown[] = [];
    for await (const each of all(context, generation, ranges.generations(id))) {
      const { createdAt, prompt, model, resolution, aspectRatio, count, state } = each;
      found.push({ id: each.id, createdAt, prompt, model, resolution, aspectRatio, count, state });
    }
    return found;
  },
  credits: async (context, { id }) => {
    const found: unknown[] = [];
    for await (const { at, kind, reference, change, after } of all(
      context,
      entry,
      ranges.entries(id),
    )) {
      found.push({ at, kind, reference, change: change.available, available: after.available });
    }
    return found;
  },
};

export async function produce(
  context: DataContext,
  of: Account,
  fields: readonly DisclosableField[],
): Promise<Produced> {
  const produced: Produced = {};
  for (const field of fields) produced[field] = await read[field](context, of);
  return produced;
}

async function* all<E extends Entity>(
  context: DataContext,
  entity: E,
  range: { pk: string; begins: string },
): AsyncGenerator<ValueOf<E>> {
  let after: string | undefined;
  do {
    const page = await queryPage(context.table, entity, range, { limit: 200, after });
    yield* page.items;
    after = page.next;
  } while (after);
}
