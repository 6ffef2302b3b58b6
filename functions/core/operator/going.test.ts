/** Who is being erased: operators write nothing about them any more, so nothing is left over. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { minute } from "../clock.ts";
import { approveDisclosure, requestDisclosure } from "../disclosure/disclosure.ts";
import { eraseChildAccount } from "./child.ts";
import { operatorOf } from "./operator.ts";
import { lookUp } from "./person.ts";
import {
  answerRequest,
  closeRequest,
  emptyRequest,
  extendRequest,
  readRequest,
} from "./requests.ts";
import { setRole } from "./role.ts";
import { takeDown } from "./take-down.ts";
import { reason, root, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Somebody with one of everything operators act on. */
async function concerned() {
  const { browser, id: who } = await someone(product);
  const ask = async () => {
    const { body } = await browser.post("/api/support", { topic: "access", message: "Hello" });
    return (body as unknown as { request: { id: string } }).request.id;
  };
  const request = await ask();
  const answered = await ask();
  await answerRequest(product.operators, root, { id: answered, text: "Here." });
  const generation = await browser.ordered();
  await product.work();
  const [image] = (await browser.generation(generation)).images;
  const demand = await requestDisclosure(product.operators, operatorOf("machine:one"), {
    ...{ person: who, authority: "Court", reference: "No. 1", legalBasis: "Art. 1" },
    fields: ["email"],
  });
  return { browser, who, request, answered, imageId: image?.id ?? "", demand: demand.id };
}
type Concerned = Awaited<ReturnType<typeof concerned>>;

const acts: Record<string, (of: Concerned) => Promise<unknown>> = {
  "look-up": ({ who }) => lookUp(product.operators, root, { who, reason }),
  "take-down": ({ who, imageId }) => takeDown(product.operators, root, { who, imageId, reason }),
  "a role that is given": ({ who }) =>
    setRole(product.operators, root, { who, isOperator: true, reason }),
  "a role that is taken": ({ who }) =>
    setRole(product.operators, root, { who, isOperator: false, reason }),
  request: ({ request: id }) => readRequest(product.operators, root, { id, reason }),
  extend: ({ request: id }) => extendRequest(product.operators, root, { id, months: 1, reason }),
  answer: ({ request: id }) => answerRequest(product.operators, root, { id, text: "Here." }),
  close: ({ answered: id }) => closeRequest(product.operators, root, id),
  forget: ({ request: id }) => emptyRequest(product.operators, root, { id, reason }),
  approve: ({ demand: id, who: person }) =>
    approveDisclosure(product.operators, operatorOf("machine:two"), { id, person }),
};

const rowsOf = async (who: string) =>
  (await product.items()).filter(({ pk }) => pk === `USER#${who}`);

describe("while an erasure runs", () => {
  it.each(Object.keys(acts))("%s is refused, and leaves nothing §erasure.fence", async (name) => {
    const mia = await concerned();
    await mia.browser.send("DELETE", "/api/account", { body: { when: "now" } });
    product.clock.advance(minute);
    const before = await rowsOf(mia.who);
    expect(before.length).toBeGreaterThan(5);
    await expect(acts[name]?.(mia)).rejects.toMatchObject({ code: "person.not_found" });
    expect(await rowsOf(mia.who)).toEqual(before);
  });

  it("erase-child leaves it to that, and adds nothing §erasure.fence", async () => {
    const mia = await concerned();
    await mia.browser.send("DELETE", "/api/account", { body: { when: "now" } });
    product.clock.advance(minute);
    const before = await rowsOf(mia.who);
    const { state } = await eraseChildAccount(product.operators, root, { who: mia.who, reason });
    expect(state).not.toBe("grace");
    expect(await rowsOf(mia.who)).toEqual(before);
  });
});

it("while an erasure can be undone, all of it is done and told, but no role is given", async () => {
  const mia = await concerned();
  await mia.browser.send("DELETE", "/api/account", { body: { when: "grace" } });
  for (const [name, act] of Object.entries(acts)) {
    // Behind `forget` there is nothing left to do with a request.
    if (name === "a role that is given") {
      await expect(act(mia)).rejects.toMatchObject({ code: "person.not_found" });
    } else {
      await act(mia);
    }
  }
});
