/** People with credits in a real table, and a clock the test moves. */
import { keys } from "../../../db/keys.ts";
import { get, queryDue } from "../../../db/read.ts";
import { openTestTable, type Store } from "../../../db/testing/table.ts";
import { absent, put } from "../../../db/write.ts";
import { iso, minute } from "../../clock.ts";
import { type GenerationId, newId, type UserId } from "../../id.ts";
import { outbox } from "../../privacy/inventory.ts";
import { grantCredits, holdCredits, settleHold } from "../ledger.ts";

export type Bank = ReturnType<typeof openBank>;

export function openBank(store: Store) {
  const time = { now: Date.parse("2026-01-01T00:00:00.000Z") };
  const clock = { now: () => time.now };
  const table = openTestTable(store);
  const context = { table, clock };
  const inMinutes = (minutes: number) => iso(time.now + minutes * minute);
  return {
    time,
    clock,
    context,
    inMinutes,
    newUser: () => newId("usr", clock),
    newGeneration: () => newId("gen", clock),

    async personWith(amount: number, expiresAt?: string): Promise<UserId> {
      const userId = newId("usr", clock);
      const operation = `signup:${userId}`;
      await grantCredits(context, { userId, operation, source: "signup", amount, expiresAt });
      return userId;
    },
    holdFor: (userId: UserId, generationId: GenerationId, amount: number) =>
      holdCredits(context, { userId, generationId, amount, deadline: inMinutes(5), with: [] }),
    settle: (userId: UserId, generationId: GenerationId, captured: number) =>
      settleHold(context, { userId, generationId, captured, with: [] }),

    /** Something of the caller's that is committed once or not at all. */
    mark: (userId: UserId, id: GenerationId) =>
      put(
        outbox,
        keys.outbox(userId, id),
        { generationId: id, userId, createdAt: iso(time.now) },
        { when: absent },
      ),
    marked: (userId: UserId, id: GenerationId) => get(table, outbox, keys.outbox(userId, id)),

    /** The generations whose holds the sweeper finds at that time. */
    async dueBy(by: string): Promise<unknown[]> {
      const found: unknown[] = [];
      for await (const item of queryDue(table, by)) found.push(item.generationId);
      return found;
    },
  };
}
