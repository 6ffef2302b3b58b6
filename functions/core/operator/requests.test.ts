import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../../local/testing/product.ts";
import { emptyRequest } from "./requests.ts";
import { activityOf, root, someOperator, someone } from "./testing/people.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;

describe("a request", () => {
  async function asked(topic: string, message = "canary of words") {
    const mia = await someone(product);
    const { body } = await mia.browser.post("/api/support", { topic, message });
    return { mia, id: (body as unknown as { request: { id: string } }).request.id };
  }

  it("stands in the list by its deadline, without a word of it, and moves as it is handled", async () => {
    const ori = await someOperator(product);
    const other = await asked("billing");
    const child = await asked("child");
    const listed = async (state: string) => {
      const ids: string[] = [];
      let cursor = "";
      do {
        const path = `/api/operator/requests?limit=1&state=${state}${cursor}`;
        const { body } = await ori.browser.get(path);
        expect(JSON.stringify(body)).not.toContain("canary");
        const page = body as unknown as { items: { id: string }[]; nextCursor: string | null };
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
      } while (cursor);
      return ids;
    };
    const waiting = await listed("open");
    expect(waiting.indexOf(child.id)).toBeLessThan(waiting.indexOf(other.id));

    const path = `/api/operator/requests/${child.id}`;
    expect((await ori.browser.post(`${path}/answer`, { text: "Done." })).status).toBe(200);
    expect(await listed("open")).not.toContain(child.id);
    expect(await listed("answered")).toContain(child.id);
    expect((await ori.browser.post(`${path}/close`, {})).status).toBe(200);
    expect(await listed("closed")).toContain(child.id);
    const again = await ori.browser.post(`${path}/close`, {});
    expect([again.status, codeOf(again.body)]).toEqual([409, "support.closed"]);
    const bad = await ori.browser.get("/api/operator/requests?cursor=AAAA");
    expect([bad.status, codeOf(bad.body)]).toEqual([422, "cursor.invalid"]);
  });

  it("is read with a reason, which the person sees §access.operators", async () => {
    const ori = await someOperator(product);
    const { mia, id } = await asked("access");
    const path = `/api/operator/requests/${id}`;
    expect((await ori.browser.get(path)).status).toBe(422);
    const { body } = await ori.browser.get(`${path}?reason=${encodeURIComponent("To answer it.")}`);
    expect(JSON.stringify(body)).toContain("canary of words");
    expect((await activityOf(mia.browser))[0]?.words).toMatch(
      /read a request of yours.*To answer it\.$/,
    );
  });

  it("of a visitor leaves its trace at the request", async () => {
    const ori = await someOperator(product);
    const visitor = product.browser("198.51.100.9");
    const email = "stranger@example.org";
    const fields = { topic: "access", message: "Who am I to you?", email };
    const sent = await visitor.post("/api/support", fields);
    const { id } = (sent.body as unknown as { request: { id: string } }).request;
    const code = await product.codeFor(email);
    await visitor.post("/api/support/confirm", { id, code });
    const { status } = await ori.browser.get(`/api/operator/requests/${id}?reason=because`);
    expect(status).toBe(200);
    const notes = (await product.items()).filter(
      ({ pk, type }) => pk === `REQUEST#${id}` && type === "operatorAction",
    );
    expect(notes).toMatchObject([{ kind: "request.read", reason: "because" }]);
  });

  it("is put off once, with the reason mailed and the new day in words", async () => {
    const ori = await someOperator(product);
    const { mia, id } = await asked("export");
    const path = `/api/operator/requests/${id}/extend`;
    const body = { months: 2, reason: "It is very much." };
    expect((await ori.browser.post(path, { ...body, months: 3 })).status).toBe(422);
    expect((await ori.browser.post(path, body)).status).toBe(200);
    const again = await ori.browser.post(path, body);
    expect([again.status, codeOf(again.body)]).toEqual([409, "support.not_extendable"]);
    const [mail] = await product.services.mails(mia.email);
    expect(mail?.text).toContain("It is very much.");
    const [told] = await activityOf(mia.browser);
    for (const words of [mail?.text, told?.words]) {
      expect(words).toMatch(/\d{1,2} [A-Z][a-z]+ \d{4}/);
      expect(words).not.toMatch(/\d{4}-\d{2}/);
    }
  });

  it("leaves a trace of whatever is done with it §access.operators", async () => {
    const { operators } = product;
    const ori = await someOperator(product);
    const { mia, id } = await asked("object");
    const path = `/api/operator/requests/${id}`;
    await ori.browser.post(`${path}/extend`, { months: 1, reason: "We are asking around." });
    await ori.browser.post(`${path}/answer`, { text: "Done." });
    await ori.browser.post(`${path}/close`, {});
    for (let n = 0; n < 2; n++)
      await emptyRequest(operators, root, { id, reason: "You asked us." });
    const activity = await activityOf(mia.browser);
    expect(activity.map(({ kind }) => kind)).toEqual([
      "request.emptied",
      "request.closed",
      "request.answered",
      "request.extended",
    ]);
    expect(activity[3]?.words).toMatch(/put off.*We are asking around\.$/);
    expect(activity[0]?.words).toMatch(/You asked us\.$/);
  });

  it("for a right is not closed before it is answered; a question may be §contact.due", async () => {
    const ori = await someOperator(product);
    const close = async (topic: string) => {
      const { id } = await asked(topic);
      const { status, body } = await ori.browser.post(`/api/operator/requests/${id}/close`, {});
      return [status, codeOf(body)];
    };
    expect(await close("restrict")).toEqual([409, "support.unanswered"]);
    expect(await close("other")).toEqual([200, undefined]);
  });

  it("that does not exist is not found", async () => {
    const ori = await someOperator(product);
    for (const id of ["x", "req_01ARZ3NDEKTSV4RRFFQ69G5FAV"]) {
      const { status } = await ori.browser.post(`/api/operator/requests/${id}/close`, {});
      expect(status).toBe(404);
    }
  });
});
