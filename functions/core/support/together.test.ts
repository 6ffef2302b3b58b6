/** Whatever happens to a request at the same time, it stands in one place and on one list. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { keys } from "../../db/keys.ts";
import type { Person } from "../actor.ts";
import { makePerson } from "../erasure/testing/person.ts";
import { AppError } from "../error.ts";
import { newId } from "../id.ts";
import { answerRequest, closeRequest, extendRequest } from "../operator/requests.ts";
import { root } from "../operator/testing/people.ts";
import { attendRequest } from "./attend.ts";
import { continueRequest } from "./continue.ts";
import { requireRequest } from "./place.ts";
import { submitRequest } from "./submit.ts";
import { unlinkRequests } from "./unlink.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const acts = ["answer", "continue", "extend", "close", "attend", "unlink"] as const;
type Act = (typeof acts)[number];

async function run(act: Act, id: string, person: Person, email: string): Promise<unknown> {
  const { userId } = person;
  const { operators } = product;
  if (act === "answer") return answerRequest(operators, root, { id, text: "canary answer" });
  if (act === "continue") {
    const more = { id, message: "canary more" };
    return continueRequest(operators, person, more, newId("net", operators.clock));
  }
  if (act === "extend") {
    return extendRequest(operators, root, { id, months: 2, reason: "canary reason" });
  }
  if (act === "close") return closeRequest(operators, root, id);
  if (act === "attend") return attendRequest(operators, keys.request({ userId }, id));
  return unlinkRequests(operators, { id: userId, email });
}

it("answers, extensions, closings, letters and erasures at once leave one request on one list, and after an erasure none of its words", async () => {
  const rounds = fc.shuffledSubarray([...acts, ...acts], { minLength: 2 });
  await fc.assert(
    fc.asyncProperty(rounds, async (round) => {
      const { context } = product;
      const { person, account } = await makePerson(context);
      const asked = { topic: "access", message: "canary words" } as const;
      const { id } = await submitRequest(context, person, asked, newId("net", context.clock));
      const ended = await Promise.allSettled(
        round.map((act) => run(act, id, person, account.email)),
      );
      for (const one of ended) {
        // Refusals are fine; anything else would be a surprise.
        if (one.status === "rejected" && !(one.reason instanceof AppError)) {
          expect(String(one.reason)).toMatch(/kept changing/);
        }
      }
      const unlinked = round.includes("unlink");
      if (unlinked) await unlinkRequests(context, { id: person.userId, email: account.email });

      const found = await requireRequest(context, id);
      const items = (await product.items()).filter(
        (item) => item.type === "docket" || item.type === "supportRequest",
      );
      const own = items.filter((item) => item.id === id);
      expect(own.map(({ type }) => type).toSorted()).toEqual(["docket", "supportRequest"]);
      expect(own.every(({ state }) => state === found.state)).toBe(true);
      if (!unlinked) return;
      expect(found).toMatchObject({ state: "closed", messages: [] });
      expect(JSON.stringify(own)).not.toMatch(new RegExp(`canary|${person.userId}`));
    }),
    { numRuns: 30, seed: 20261123 },
  );
});
