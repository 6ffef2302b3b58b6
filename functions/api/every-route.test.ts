/** What holds of every route of a person: a new one that is not named here fails. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "../../local/testing/browser.ts";
import { type Product, startProduct } from "../../local/testing/product.ts";
import { exported } from "../core/export/testing/exporter.ts";
import { policyVersion } from "../core/privacy/policy.ts";
import document from "./openapi.json" with { type: "json" };

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const order = { prompt: "a fox", model: "sketch", resolution: "512", aspectRatio: "1:1" };
const message = { topic: "other", message: "Hello" };

/** A body each takes, and what is answered while an erasure waits, and while use is restricted. */
const changing: Record<string, { body?: object; erasing: number; restricted: number }> = {
  "patch /api/account": { body: { name: "Mia B." }, erasing: 403, restricted: 200 },
  "put /api/account/consents": { body: { training: true }, erasing: 403, restricted: 403 },
  "put /api/account/restriction": { body: { restricted: true }, erasing: 403, restricted: 200 },
  "post /api/policy/accept": { body: { version: policyVersion }, erasing: 403, restricted: 200 },
  "post /api/support": { body: message, erasing: 403, restricted: 202 },
  "post /api/support/{id}/messages": { body: { message: "More" }, erasing: 403, restricted: 200 },
  "post /api/generations/quote": { body: order, erasing: 200, restricted: 200 },
  "post /api/generations": { body: order, erasing: 403, restricted: 403 },
  "patch /api/generations/{id}": { body: { favorite: true }, erasing: 403, restricted: 200 },
  "post /api/generations/{id}/cancel": { erasing: 409, restricted: 409 },
  // What only takes away, or takes along, is never refused.
  "post /api/account/exports": { body: {}, erasing: 202, restricted: 202 },
  "delete /api/account/exports/{id}": { erasing: 204, restricted: 204 },
  "delete /api/generations/{id}/images/{imageId}": { erasing: 204, restricted: 204 },
  "delete /api/generations/{id}": { erasing: 204, restricted: 204 },
  "delete /api/generations": { erasing: 204, restricted: 204 },
  "post /api/account/erasure/undo": { body: {}, erasing: 200, restricted: 200 },
  "delete /api/account": { body: { when: "grace" }, erasing: 202, restricted: 202 },
};

const operations = Object.entries(document.paths)
  .filter(([path]) => !path.startsWith("/api/operator/"))
  .flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { security?: object[] }>).map(
      ([method, { security }]) => ({ method, path, ofPerson: security !== undefined }),
    ),
  );

type Ids = Readonly<Record<string, string>>;

/** Somebody with an export, a request, and a generation with an image, and the numbers of all. */
async function owner(): Promise<{
  browser: Browser;
  userId: string;
  idsOf: (path: string) => Ids;
}> {
  const browser = await product.member();
  const { id: userId = "" } = (await browser.get("/api/account")).body;
  const generation = await browser.ordered();
  await product.work();
  const [image] = (await browser.generation(generation)).images;
  await exported(product, browser);
  const { body } = await browser.get("/api/account/exports");
  const [{ id: archive = "" } = {}] = body.items ?? [];
  const asked = (await browser.post("/api/support", message)).body as { request?: { id: string } };
  const idOf = (path: string) => {
    if (path.startsWith("/api/support/")) return asked.request?.id ?? "";
    return path.startsWith("/api/account/exports/") ? archive : generation;
  };
  const idsOf = (path: string) => ({
    id: idOf(path),
    imageId: image?.id ?? "",
  });
  return { browser, userId, idsOf };
}

function call(browser: Browser, operation: string, ids: (path: string) => Ids) {
  const [method = "", path = ""] = operation.split(" ");
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids(path)[name] ?? "none");
  const body = changing[operation]?.body;
  return browser.send(method.toUpperCase(), target, {
    ...(body ? { body } : {}),
    ...(operation === "post /api/generations" ? { headers: { "idempotency-key": "key-1" } } : {}),
  });
}

const rowsOf = async (userId: string) =>
  (await product.items()).filter(({ pk }) => pk === `USER#${userId}`);

it("whoever asks for what is another person's, on whichever route, finds nothing and changes nothing §usage.yours", async () => {
  const mia = await owner();
  const noa = await product.member("Noa");
  const before = await rowsOf(mia.userId);
  const named = operations.filter(({ path, ofPerson }) => ofPerson && path.includes("{"));
  expect(named.length).toBeGreaterThan(5);
  for (const { method, path } of named) {
    const { status } = await call(noa, `${method} ${path}`, mia.idsOf);
    expect([method, path, status]).toEqual([method, path, 404]);
  }
  expect(await rowsOf(mia.userId)).toEqual(before);
  for (const { path } of named.filter(({ method }) => method === "get")) {
    expect((await call(mia.browser, `get ${path}`, mia.idsOf)).status).toBeLessThan(400);
  }
});

it("every change is known here", () => {
  const all = operations.filter(({ method, path, ofPerson }) => {
    return method !== "get" && (ofPerson || path === "/api/support");
  });
  const names = all.map(({ method, path }) => `${method} ${path}`);
  expect(names.toSorted()).toEqual(Object.keys(changing).toSorted());
});

it("while an erasure waits, nothing new is written about the person on any route §erasure.fence", async () => {
  const mia = await owner();
  await mia.browser.send("DELETE", "/api/account", { body: { when: "grace" } });
  for (const [operation, { erasing }] of Object.entries(changing)) {
    const before = await rowsOf(mia.userId);
    const { status } = await call(mia.browser, operation, mia.idsOf);
    expect([operation, status]).toEqual([operation, erasing]);
    if (erasing === 403) expect([operation, await rowsOf(mia.userId)]).toEqual([operation, before]);
  }
});

it("while use is restricted, what makes something new is refused, and rights are not §restrict.hold §restrict.rights", async () => {
  const mia = await owner();
  const restriction = { body: { restricted: true } };
  await mia.browser.send("PUT", "/api/account/restriction", restriction);
  for (const [operation, { restricted }] of Object.entries(changing)) {
    const before = await rowsOf(mia.userId);
    const { status } = await call(mia.browser, operation, mia.idsOf);
    expect([operation, status]).toEqual([operation, restricted]);
    if (restricted === 403) expect(await rowsOf(mia.userId)).toEqual(before);
  }
  const lifted = { body: { restricted: false } };
  await mia.browser.post("/api/account/erasure/undo", {});
  expect((await mia.browser.send("PUT", "/api/account/restriction", lifted)).status).toBe(200);
});
