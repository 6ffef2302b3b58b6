/** What is left of requests, looks and demands once the account is erased. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { canary, scanEverything } from "../../../local/testing/canary.ts";
import { holdingsOf } from "../../../local/testing/holdings.ts";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { addressDigest } from "../account/address.ts";
import { approveDisclosure, requestDisclosure } from "../disclosure/disclosure.ts";
import { openEraser } from "../erasure/testing/eraser.ts";
import { eraseChildAccount } from "./child.ts";
import { operatorOf } from "./operator.ts";
import { lookUp } from "./person.ts";
import { answerRequest, listRequests } from "./requests.ts";
import { root, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

it("a child's account goes at once; of requests and demands only topics, grounds and dates stay §children.erase", async () => {
  const { operators } = product;
  const kid = await someone(product, "Kim");
  const [asked, answered, looked, why] = ["asked", "answered", "looked", "why"].map(canary);
  const ask = async (topic: string) => {
    const { body } = await kid.browser.post("/api/support", { topic, message: `Hello ${asked}` });
    return (body as unknown as { request: { id: string } }).request.id;
  };
  const ids = [await ask("access"), await ask("billing")];
  await answerRequest(operators, root, { id: ids[0] ?? "", text: `Hello ${answered}` });
  await lookUp(operators, root, { who: kid.id, reason: `For ${looked}` });
  const [one, two] = [operatorOf("machine:one"), operatorOf("machine:two")];
  const demand = {
    ...{ person: kid.id, authority: "Court", reference: "No. 1", legalBasis: "Art. 1" },
    fields: ["email"] as "email"[],
    sealedUntil: new Date(product.clock.now() + 86_400_000).toISOString(),
  };
  const waits = await requestDisclosure(operators, one, demand);
  const made = await requestDisclosure(operators, one, demand);
  await approveDisclosure(operators, two, { id: made.id, person: kid.id });

  const eraser = openEraser(product);
  await eraseChildAccount(operators, root, { who: kid.id, reason: `A parent, ${why}` });
  await eraser.work();
  await eraser.lookTwice();

  const words = [asked, answered, looked, why, kid.email, addressDigest(kid.email)].map(String);
  const seen = await scanEverything(holdingsOf(product), words);
  expect(seen.filter((one) => one.in !== "mail")).toEqual([]);
  const items = (await product.items()).filter((item) => JSON.stringify(item).includes(kid.id));
  expect(items.filter(({ type }) => type !== "erasure")).toEqual([]);

  const { items: closed } = await listRequests(operators, { state: "closed", limit: 100 });
  expect(closed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(closed.every((each) => each.personId === undefined)).toBe(true);
  const demands = (await product.items()).filter(({ type }) => type === "disclosure");
  expect(demands.map(({ id }) => id).toSorted()).toEqual([waits.id, made.id].toSorted());
  expect(JSON.stringify(demands)).not.toContain(kid.id);
});
