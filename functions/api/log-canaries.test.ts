/** Whatever goes wrong, and whatever is sent: nothing of a person comes into a log. */
import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { canary, scanEverything } from "../../local/testing/canary.ts";
import { holdingsOf } from "../../local/testing/holdings.ts";
import { type Product, startProduct } from "../../local/testing/product.ts";
import { ProviderError } from "../core/model/provider.ts";
import { policyVersion } from "../core/privacy/policy.ts";
import { scheduledHandler } from "../runtime/scheduled.ts";
import type { App } from "./app.ts";
import { lambdaHandler } from "./lambda.ts";

const address = "203.0.113.199";
const longAddress = "2001:db8:51f3:9a2e:77c1:1f:a3:5";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

async function logsWith(...words: string[]) {
  const found = await scanEverything(holdingsOf(product), words);
  return found.filter((sighting) => sighting.in === "log");
}

/** A request as the gateway hands it over, the viewer's address included. */
function request(
  app: App,
  method: string,
  path: string,
  sent: {
    query?: string;
    body?: string;
    headers?: Record<string, string>;
    cookies?: string[];
  } = {},
) {
  const event = {
    version: "2.0",
    rawPath: path,
    rawQueryString: sent.query ?? "",
    cookies: sent.cookies ?? [],
    headers: {
      host: "nanaimg.test",
      origin: "https://nanaimg.test",
      "x-origin-secret": "the secret",
      "content-type": "application/json",
      "cloudfront-viewer-address": `${address}:4711`,
      ...sent.headers,
    },
    requestContext: { requestId: randomUUID(), http: { method } },
    body: sent.body,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
  return lambdaHandler(app, "the secret")(event);
}

describe("no log holds what a person sent §device.logs", () => {
  it.each<
    [string, (words: string) => Parameters<typeof request> extends [App, ...infer R] ? R : never]
  >([
    ["in a path", (words) => ["GET", `/api/${words}/${words}`]],
    ["in the path of a thing", (words) => ["GET", `/api/generations/gen_${words}`]],
    ["in a query string", (words) => ["GET", "/api/generations", { query: `q=${words}` }]],
    [
      "in a header",
      (words) => ["GET", "/api/account", { headers: { "user-agent": words, referer: words } }],
    ],
    ["in a cookie", (words) => ["GET", "/api/account", { cookies: [`__Host-session=${words}`] }]],
    ["as a method", (words) => [words, "/api/account"]],
    [
      "in a body that is no JSON",
      (words) => ["POST", "/api/auth/sign-up", { body: `{"email":"${words}@example.com` }],
    ],
    [
      "in a body of the wrong shape",
      (words) => ["POST", "/api/auth/sign-in", { body: JSON.stringify({ [words]: words }) }],
    ],
    [
      "as a wrong password",
      (words) => [
        "POST",
        "/api/auth/sign-in",
        { body: JSON.stringify({ email: `${words}@example.com`, password: words }) },
      ],
    ],
    [
      "with the wrong type",
      (words) => [
        "POST",
        "/api/auth/sign-in",
        { body: words, headers: { "content-type": `text/${words}` } },
      ],
    ],
    [
      "from another site",
      (words) => [
        "POST",
        "/api/auth/sign-out",
        { headers: { origin: `https://${words}.example` } },
      ],
    ],
  ])("%s", async (_, make) => {
    const words = canary("sent");
    const before = product.logged.length;
    const { statusCode } = await request(product.app, ...make(words));
    expect(statusCode).toBeGreaterThanOrEqual(200);
    expect(product.logged.length).toBeGreaterThan(before);
    expect(await logsWith(words, address)).toEqual([]);
  });
});

describe("no log holds what an error quotes §device.logs", () => {
  it("of a mail that is refused", async () => {
    const words = canary("address");
    const refused = vi.spyOn(product.context.post, "send").mockImplementation(async ({ to }) => {
      const error = new Error(`not verified: ${to}, ${words}`);
      throw Object.assign(error, { name: "MessageRejected" });
    });
    const { statusCode } = await request(product.app, "POST", "/api/auth/sign-up", {
      body: JSON.stringify({
        name: words,
        email: `${words}@example.com`,
        password: words,
        birthDate: "1990-05-04",
        policyVersion,
      }),
    });
    refused.mockRestore();
    expect(statusCode).toBe(500);
    expect(product.logged.at(-2)).toContain("MessageRejected");
    expect(await logsWith(words, address)).toEqual([]);
  });

  it.each([
    ["that breaks off", (words: string) => new Error(`cannot draw ${words}\n    at ${words}`)],
    ["that refuses", (words: string) => new ProviderError("refused", `no ${words}`, "violence")],
  ])("of a model %s", async (_, make) => {
    const words = canary("prompt");
    const member = await product.member();
    product.provider = {
      draw: ({ prompt }) => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(make(prompt)) }),
      }),
    };
    const id = await member.ordered({ prompt: `a fox and ${words}` });
    await product.work();
    product.provider = undefined;
    expect((await member.generation(id)).state).toBe("failed");
    expect(product.logged.join("\n")).toContain("the model did not deliver");
    expect(await logsWith(words)).toEqual([]);
  });

  it("of the table, quoting what it was given", async () => {
    const words = canary("name");
    const member = await product.member();
    const { client } = product.context.table;
    const spy = vi.spyOn(client, "send").mockRejectedValue(
      Object.assign(new Error(`the value ${words} cannot be converted`), {
        name: "ValidationException",
      }),
    );
    const { status } = await member.patch("/api/account", { name: words });
    spy.mockRestore();
    expect(status).toBe(500);
    expect(product.logged.join("\n")).toContain("ValidationException");
    expect(await logsWith(words)).toEqual([]);
  });

  it("of a run by the clock, which leaves the function without its words", async () => {
    const words = canary("run");
    const run = scheduledHandler(
      {
        log: { ...product.context.log, begin: () => {} },
        metrics: { ...product.context.metrics, flush: () => {} },
      },
      () => Promise.reject(Object.assign(new Error(words), { name: "ValidationException" })),
    );
    await expect(run({}, { awsRequestId: "r-1" } as Parameters<typeof run>[1])).rejects.toThrow(
      /^the run failed; the line before says how$/,
    );
    expect(await logsWith(words)).toEqual([]);
  });
});

describe("a whole visit", () => {
  it("leaves no name, address, password, code, token or prompt in any log §device.logs", async () => {
    const [name, mine, password, prompt] = ["name", "address", "password", "prompt"].map(canary);
    const email = `${mine}@example.com`;
    const browser = product.browser(longAddress);
    await browser.signUp({ name, email, password });
    const code = await product.codeFor(email);
    await browser.verify(email, "000000");
    await browser.verify(email, code);
    const id = await browser.ordered({ prompt });
    await product.work();
    await browser.patch(`/api/generations/${id}`, { favorite: true });
    await browser.delete(`/api/generations/${id}`);
    const token = browser.cookies.get("__Host-session") ?? "none";
    await browser.post("/api/auth/sign-out");
    await browser.post("/api/auth/sign-in", { email, password });
    await product.sweep();
    const words = [name, mine, password, prompt, token].map(String);
    expect(await logsWith(...words, longAddress)).toEqual([]);
    expect(product.logged.some((line) => new RegExp(`\\b${code}\\b`).test(line))).toBe(false);
  });

  it("leaves the viewer's full address nowhere at all §device.network", async () => {
    expect(await scanEverything(holdingsOf(product), [address, longAddress])).toEqual([]);
  });

  it("leaves the password nowhere at all, and its hash only with the account §account.hash", async () => {
    const password = canary("password");
    const browser = product.browser();
    const email = `${randomUUID()}@example.com`;
    await browser.signUp({ email, password });
    await browser.verify(email, await product.codeFor(email));
    await browser.post("/api/auth/sign-in", { email, password });
    expect(await scanEverything(holdingsOf(product), [password])).toEqual([]);
    const hashes = (await product.items()).filter((item) => "hash" in item);
    const passwords = hashes.filter(({ type }) => type === "password");
    expect(passwords.every(({ hash }) => String(hash).startsWith("$argon2id$"))).toBe(true);
    expect(passwords.length).toBeGreaterThan(0);
  });
});
