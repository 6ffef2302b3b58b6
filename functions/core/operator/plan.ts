import type { Plan } from "../account/schema.ts";
import type { Operator } from "../actor.ts";
import { changePlan } from "../plan/change.ts";
import type { OperatorContext } from "./context.ts";
import { noteWrite, personNotFound } from "./note.ts";
import { refuseOwnAccount } from "./operator.ts";
import { requirePerson } from "./person.ts";

/**
 * Puts somebody on a plan. `changed` is false when they were on it already: nothing has changed then.
 *
 * @throws AppError person.not_found; operator.own_account.
 */
export async function setPlan(
  context: OperatorContext,
  operator: Operator,
  { who, plan, reason }: { who: string; plan: Plan; reason: string },
): Promise<{ changed: boolean; plan: Plan }> {
  const found = await requirePerson(context, who);
  refuseOwnAccount(operator, found);
  const about = `You are on the ${plan} plan now.`;
  const deed = { kind: "plan.changed", about, reason } as const;
  const noted = noteWrite(context, operator, { userId: found.id }, deed);
  const change = await changePlan(context, found.id, plan, [noted]);
  if (change === "gone") throw personNotFound();
  return { changed: change === "changed", plan };
}
