/** Who is an operator. Decided on the command line only, by who has the stage's own credentials. */
import { commit } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import type { Operator } from "../actor.ts";
import type { DataContext } from "../context.ts";
import { erasureHasNotBegun, notGoing } from "../erasure/not-going.ts";
import { account } from "../privacy/inventory.ts";
import { noteWrite, personNotFound } from "./note.ts";
import { requirePerson } from "./person.ts";

/** @throws AppError person.not_found */
export async function setRole(
  context: DataContext,
  operator: Operator,
  order: { who: string; isOperator: boolean; reason: string },
): Promise<void> {
  const { id: userId } = await requirePerson(context, order.who);
  const { isOperator, reason } = order;
  const noted = noteWrite(
    context,
    operator,
    { userId },
    {
      kind: isOperator ? "role.granted" : "role.revoked",
      about: isOperator ? "You may use the operators’ tools." : "You may no longer use them.",
      reason,
    },
  );
  const changed = await commit(context.table, [
    update(account, keys.account(userId), {
      // Taken away from who may think better of an erasure, too. One that has begun takes it itself.
      ...(isOperator
        ? { set: { role: "operator" as const }, when: { status: { is: "ACTIVE" } } }
        : { remove: ["role"], when: notGoing(context) }),
    }),
    erasureHasNotBegun(userId),
    noted,
  ]);
  if (!changed.done) throw personNotFound();
}
