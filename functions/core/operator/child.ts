import { commit } from "../../db/commit.ts";
import type { Operator } from "../actor.ts";
import { eraseChild } from "../erasure/request.ts";
import type { ErasureView } from "../erasure/schema.ts";
import type { OperatorContext } from "./context.ts";
import { noteWrites } from "./note.ts";
import { requirePerson } from "./person.ts";

/**
 * Erases the account of a child at once, without the days in which it could be undone. The reason is
 * written down first, and goes with the account. One that is being erased already is left to that:
 * nothing is written into it any more.
 *
 * @throws AppError person.not_found
 */
export async function eraseChildAccount(
  context: OperatorContext,
  operator: Operator,
  { who, reason }: { who: string; reason: string },
): Promise<ErasureView> {
  const { id: userId } = await requirePerson(context, who);
  const about = "The account belongs to a child, so it is erased at once.";
  const deed = { kind: "account.erased", about, reason } as const;
  await commit(context.table, noteWrites(context, operator, { userId }, deed));
  return eraseChild(context, userId);
}
