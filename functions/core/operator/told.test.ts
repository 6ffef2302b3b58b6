/** What operators did stands in the person's export, as it stands in the account. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { approveDisclosure, requestDisclosure } from "../disclosure/disclosure.ts";
import { Unpacked } from "../export/testing/archive.ts";
import { exported } from "../export/testing/exporter.ts";
import { operatorOf } from "./operator.ts";
import { answerRequest } from "./requests.ts";
import { someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

it("looks, decisions, disclosures and answers are in the export; what is sealed and who we are is not §abuse.decisions §access.operators §legal.log", async () => {
  const mia = await someone(product);
  const ori = await someOperator(product);
  const { operators } = product;
  const [one, two] = [operatorOf("machine:one"), operatorOf("machine:two")];
  await ori.browser.get(`/api/operator/people?q=${mia.id}&reason=A+bug+in+billing`);
  const id = await mia.browser.ordered();
  await product.work();
  const [image] = (await mia.browser.generation(id)).images;
  const takeDown = `/api/operator/people/${mia.id}/images/${image?.id}/take-down`;
  await ori.browser.post(takeDown, { reason: "It shows a person." });
  const asked = await mia.browser.post("/api/support", { topic: "abuse", message: "It is not." });
  const { request } = asked.body as unknown as { request: { id: string } };
  await answerRequest(operators, one, { id: request.id, text: "You are right." });
  const demand = { person: mia.id, legalBasis: "Art. 1", fields: ["email"] as "email"[] };
  const sealedUntil = new Date(product.clock.now() + 86_400_000).toISOString();
  for (const more of [
    { authority: "Open court", reference: "No. 1" },
    { authority: "Secret court", reference: "No. 2", sealedUntil },
  ]) {
    const made = await requestDisclosure(operators, one, { ...demand, ...more });
    await approveDisclosure(operators, two, { id: made.id, person: mia.id });
  }

  const archive = new Unpacked(await exported(product, mia.browser));
  try {
    expect(archive.lines("activity.jsonl")).toMatchObject([
      { kind: "person.read", reason: "A bug in billing", operator: expect.stringMatching(/^op-/) },
      { kind: "image.removed", reason: "It shows a person." },
      { kind: "request.answered" },
    ]);
    expect(archive.lines("disclosures.jsonl")).toMatchObject([
      { authority: "Open court", fields: ["email"] },
    ]);
    expect(archive.lines("support/requests.jsonl")).toMatchObject([
      { topic: "abuse", messages: [{ text: "It is not." }, { text: "You are right." }] },
    ]);
    const all = ["activity.jsonl", "disclosures.jsonl", "support/requests.jsonl"]
      .map((path) => JSON.stringify(archive.lines(path)))
      .join();
    expect(all).not.toMatch(/Secret court|machine:|account:usr_/);
    expect(all).not.toContain(ori.id);
  } finally {
    archive.remove();
  }
});
