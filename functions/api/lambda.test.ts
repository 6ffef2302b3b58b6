import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { expect, it } from "vitest";
import type { ApiRequest } from "./http.ts";
import { lambdaHandler } from "./lambda.ts";

function event(overrides: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 {
  return {
    version: "2.0",
    rawPath: "/api/account",
    rawQueryString: "q=a%20b&limit=2",
    cookies: ["__Host-session=abc", "theme=dark=ish", "__Host-sessionX"],
    headers: {
      host: "abc.execute-api.eu-central-1.amazonaws.com",
      "x-origin-secret": "the secret",
      "x-forwarded-host": "nanaimg.app",
      "cloudfront-forwarded-proto": "https",
      "cloudfront-viewer-address": "2001:db8::1:443",
    },
    requestContext: { requestId: "r-1", http: { method: "GET" } },
    isBase64Encoded: false,
    ...overrides,
  } as APIGatewayProxyEventV2;
}

it("an event becomes the request the viewer made", async () => {
  let seen: ApiRequest | undefined;
  const handler = lambdaHandler(async (request) => {
    seen = request;
    return { status: 204 };
  }, "the secret");
  expect(
    await handler(event({ body: Buffer.from("{}").toString("base64"), isBase64Encoded: true })),
  ).toEqual({
    statusCode: 204,
    headers: { "cache-control": "no-store" },
  });
  expect(seen).toMatchObject({
    id: "r-1",
    method: "GET",
    path: "/api/account",
    query: { q: "a b", limit: "2" },
    cookies: { "__Host-session": "abc", theme: "dark=ish" },
    body: "{}",
    origin: "https://nanaimg.app",
    network: "2001:db8:0:0::/64",
  });
});

it("an answer keeps its cookies apart, each for this host alone §cookies.session", async () => {
  const handler = lambdaHandler(
    async () => ({
      status: 200,
      body: { a: 1 },
      headers: { "retry-after": "3" },
      cookies: [{ name: "__Host-session", value: "t", path: "/", maxAgeSeconds: 60 }],
    }),
    "the secret",
  );
  expect(await handler(event())).toEqual({
    statusCode: 200,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/json",
      "retry-after": "3",
    },
    cookies: ["__Host-session=t; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax"],
    body: '{"a":1}',
  });
});

it.each([undefined, "", "another secret", "the secreT"])(
  "what went around the distribution is refused: %s",
  async (secret) => {
    const handler = lambdaHandler(() => Promise.reject(new Error("reached")), "the secret");
    const headers = { ...event().headers, "x-origin-secret": secret };
    const answered = await handler(event({ headers }));
    expect(answered.statusCode).toBe(403);
    expect(JSON.parse(String(answered.body))).toMatchObject({
      error: { code: "request.origin" },
      requestId: "r-1",
    });
  },
);
