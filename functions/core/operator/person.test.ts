import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { activityOf, reason, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const look = (who: string, why = reason) =>
  `/api/operator/people?${new URLSearchParams({ q: who, reason: why })}`;

describe("a look-up", () => {
  it("answers numbers and dates, and no name, address or prompt", async () => {
    const mia = await someone(product, "Canary-Name");
    await mia.browser.ordered({ prompt: "a canary in a coal mine" });
    const ori = await someOperator(product);
    for (const who of [mia.email, mia.email.toUpperCase(), mia.id]) {
      const { status, body } = await ori.browser.get(look(who));
      expect(status).toBe(200);
      expect((body as { person?: unknown }).person).toEqual({
        id: mia.id,
        status: "ACTIVE",
        plan: "free",
        restricted: false,
        operator: false,
        createdAt: expect.any(String),
        credits: { available: expect.any(Number), held: expect.any(Number) },
        counts: { generations: 1, requests: 0 },
      });
      expect(JSON.stringify(body)).not.toMatch(/canary|@/i);
    }
  });

  it("is in the person's activity with its reason before the answer is shown, under a handle §access.operators", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    await ori.browser.get(look(mia.id, "A bug in billing."));
    const [newest] = await activityOf(mia.browser);
    expect(newest).toMatchObject({ kind: "person.read" });
    expect(newest?.words).toMatch(
      /^One of us \(op-[0-9a-f]{8}\) looked at your account: .*A bug in billing\.$/,
    );
    expect(newest?.words).not.toContain(ori.id);
    expect(newest?.words).not.toContain(ori.email);
  });

  it("that cannot be written down shows nothing", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    const { client } = product.operators.table;
    const send = client.send.bind(client);
    Object.assign(client, {
      send: (command: { constructor: { name: string } }) =>
        command.constructor.name === "TransactWriteCommand"
          ? Promise.reject(new Error("no writing today"))
          : send(command as never),
    });
    const { status, body } = await ori.browser.get(look(mia.id));
    Object.assign(client, { send });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain(mia.id);
    expect(await activityOf(mia.browser)).toEqual([]);
  });

  it.each([
    ["without a reason", "/api/operator/people?q=a@example.org", 422],
    ["with hardly one", "/api/operator/people?q=a@example.org&reason=x", 422],
    ["for nobody in particular", "/api/operator/people?q=&reason=because", 422],
    ["for somebody unknown", "/api/operator/people?q=who@example.org&reason=because", 404],
    [
      "for an id of nobody",
      "/api/operator/people?q=usr_01ARZ3NDEKTSV4RRFFQ69G5FAV&reason=because",
      404,
    ],
  ])("%s is refused", async (_, path, status) => {
    const ori = await someOperator(product);
    expect((await ori.browser.get(path)).status).toBe(status);
  });
});
