/**
 * The promise that files which were copied lie in one place in the end. It is committed before the
 * first copy is made, and kept by whoever comes by: who moved them, who deletes them, the sweeper.
 */
import { commitOne } from "../../db/commit.ts";
import { keys, ranges } from "../../db/keys.ts";
import { get, queryPage } from "../../db/read.ts";
import { remove, update } from "../../db/write.ts";
import { iso } from "../clock.ts";
import type { DataContext, Objects } from "../context.ts";
import type { GenerationId, UserId } from "../id.ts";
import { generationPrefix } from "../image/location.ts";
import { type Generation, generation, type Move, move } from "../privacy/inventory.ts";

type Context = DataContext & { readonly images: Pick<Objects, "removeAll"> };

/** More than a generation is ever tried to be moved before somebody looks into it. */
const together = 100;

/**
 * Removes the files of a move from every place that is not where the generation says they are; from
 * both when it is gone. A move that was going on is given up first: nobody can commit it afterwards,
 * so what the generation says then is said for good. Bears repetition, also by several at once.
 */
export async function settleMove(context: Context, promised: Move): Promise<void> {
  const key = moveKey(promised);
  const found = promised.state === "copying" ? await giveUp(context, promised) : promised;
  const of = await get(
    context.table,
    generation,
    keys.generation(found.userId, found.generationId),
  );
  if (!of || generationPrefix(of) !== found.from) await context.images.removeAll(found.from);
  if (of?.fileToken !== found.fileToken) {
    for (const prefix of found.to) await context.images.removeAll(prefix);
  }
  const last = found.state === "moved" || found.until <= iso(context.clock.now());
  if (last) await commitOne(context.table, remove(move, key));
}

/**
 * Answers how the move stands then: it may have been committed meanwhile. One that is settled, or
 * went with its owner's account, is past being committed, too.
 */
async function giveUp(context: Context, promised: Move): Promise<Move> {
  const key = moveKey(promised);
  const state = { oneOf: ["copying", "given up"] } as const;
  const change = update(move, key, { set: { state: "given up" }, when: { state } });
  const found = (await commitOne(context.table, change)) ?? (await get(context.table, move, key));
  return found ?? { ...promised, state: "given up" };
}

/** For who has deleted a generation, or an image of it: no copy of it is left anywhere. */
export async function settleMovesOf(
  context: Context,
  { userId, id }: Pick<Generation, "userId" | "id">,
): Promise<void> {
  for (const found of await movesOf(context, userId, id)) await settleMove(context, found);
}

export async function movesOf(
  context: DataContext,
  userId: UserId,
  id: GenerationId,
): Promise<Move[]> {
  const range = ranges.moves(userId, id);
  return (await queryPage(context.table, move, range, { limit: together })).items;
}

export function moveKey({ userId, generationId, fileToken }: Move) {
  return keys.move(userId, generationId, fileToken);
}
