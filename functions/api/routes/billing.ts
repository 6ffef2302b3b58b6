import { getAccount } from "../../core/account/account.ts";
import { listEntries, readWallet, viewBalance, viewEntry } from "../../core/credit/ledger.ts";
import { endpoints } from "../endpoint.ts";
import { answer } from "../http.ts";

const { forPerson } = endpoints(() => import("../../core/credit/schema.ts"));

export const billing = [
  forPerson(
    {
      method: "get",
      path: "/api/billing",
      summary: "Your credits and your plan.",
      answers: { 200: "BillingView" },
    },
    async ({ context, actor }) => {
      const [account, balance] = await Promise.all([
        getAccount(context, actor),
        readWallet(context, actor.userId),
      ]);
      return answer(200, viewBalance(account.plan, balance));
    },
  ),
  forPerson(
    {
      method: "get",
      path: "/api/billing/ledger",
      summary: "Every movement of your credits, newest first.",
      query: "EntryFilter",
      answers: { 200: "EntryPage" },
      errors: ["cursor.invalid"],
    },
    async ({ context, actor, query }) => {
      const { items, nextCursor } = await listEntries(context, actor.userId, query);
      return answer(200, { items: items.map(viewEntry), nextCursor });
    },
  ),
];
