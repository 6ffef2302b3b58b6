import type { Operator } from "../actor.ts";
import { eraseChild } from "../erasure/request.ts";
import type { ErasureView } from "../erasure/schema.ts";
import type { OperatorContext } from "./context.ts";
import { note } from "./note.ts";
import { requirePerson } from "./person.ts";

/**
 * Erases the account of a child at once, without the days in which it could be undone. The reason is
 * written down first, and goes with the account.
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
  await note(context, operator, { userId }, { kind: "account.erased", about, reason });
  return eraseChild(context, userId);
}
