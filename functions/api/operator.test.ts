import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../local/testing/product.ts";
import { hour, minute } from "../core/clock.ts";
import { setRole } from "../core/operator/role.ts";
import {
  activityOf,
  reason,
  root,
  someOperator,
  someone,
} from "../core/operator/testing/people.ts";
import { operator } from "./routes/operator.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const codeOf = (body: object) => (body as { error?: { code: string } }).error?.code;
const look = (who: string, why = reason) =>
  `/api/operator/people?${new URLSearchParams({ q: who, reason: why })}`;

describe("the tools open for operators only", () => {
  it("with a sign-in of this hour; nobody and anyone else get 401 and 403, before anything is looked at", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    for (const { method, path } of operator) {
      const body = method === "get" ? {} : { body: {} };
      const nobody = await product.browser().send(method.toUpperCase(), path, body);
      expect([path, nobody.status, codeOf(nobody.body)]).toEqual([path, 401, "auth.required"]);
      const member = await mia.browser.send(method.toUpperCase(), path, body);
      expect([path, member.status, codeOf(member.body)]).toEqual([path, 403, "operator.required"]);
    }
    expect((await ori.browser.get("/api/operator/queues")).status).toBe(200);
    product.clock.advance(hour + minute);
    for (const { method, path } of operator) {
      const body = method === "get" ? {} : { body: {} };
      const late = await ori.browser.send(method.toUpperCase(), path, body);
      expect([path, late.status, codeOf(late.body)]).toEqual([path, 401, "auth.step_up"]);
    }
  });

  it("from our own pages only: a link elsewhere makes nobody look anybody up", async () => {
    const mia = await someone(product);
    const ori = await someOperator(product);
    for (const [site, status] of [
      ["cross-site", 403],
      ["same-site", 403],
      ["none", 403],
      ["same-origin", 200],
    ] as const) {
      const headers = { "sec-fetch-site": site };
      const looked = await ori.browser.send("GET", look(mia.id), { headers });
      expect([site, looked.status]).toEqual([site, status]);
    }
    expect(await activityOf(mia.browser)).toHaveLength(1);
  });

  it("until the role is taken away, which the person sees", async () => {
    const ori = await someOperator(product);
    await setRole(product.operators, root, { who: ori.email, isOperator: false, reason });
    expect((await ori.browser.get("/api/operator/queues")).status).toBe(403);
    expect((await activityOf(ori.browser)).map(({ kind }) => kind)).toEqual([
      "role.revoked",
      "role.granted",
    ]);
  });

  it("not while their account waits to be erased", async () => {
    const ori = await someOperator(product);
    const asked = await ori.browser.send("DELETE", "/api/account", { body: { when: "grace" } });
    expect(asked.status).toBe(202);
    const { status, body } = await ori.browser.get("/api/operator/queues");
    expect([status, codeOf(body)]).toEqual([403, "operator.required"]);
  });

  it("taken away also from who is about to erase their account, and could undo that", async () => {
    const ori = await someOperator(product);
    const asked = await ori.browser.send("DELETE", "/api/account", { body: { when: "grace" } });
    expect(asked.status).toBe(202);
    await setRole(product.operators, root, { who: ori.id, isOperator: false, reason });
    expect((await ori.browser.post("/api/account/erasure/undo", {})).status).toBe(200);
    const { status, body } = await ori.browser.get("/api/operator/queues");
    expect([status, codeOf(body)]).toEqual([403, "operator.required"]);
  });
});
