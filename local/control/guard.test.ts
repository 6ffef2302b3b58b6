import { expect, it } from "vitest";
import { refusalReason } from "./guard.ts";

const request = (method: string, headers: Record<string, string>) => ({
  method,
  uri: "/__local/clock",
  query: "",
  headers: new Map(
    Object.entries({ host: "localhost:3000", ...headers }).map(([name, value]) => [name, [value]]),
  ),
  body: Buffer.alloc(0),
  address: { ip: "127.0.0.1", port: 1 },
});

it.each([
  ["GET", {}],
  ["POST", {}],
  ["POST", { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }],
  ["POST", { host: "127.0.0.1:3000" }],
  ["GET", { host: "[::1]:3000" }],
  ["GET", { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
  ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
])("lets this machine in: %s %j", (method, headers) => {
  expect(refusalReason(request(method, headers))).toBeUndefined();
});

it.each([
  ["POST", { origin: "https://evil.example" }],
  ["POST", { origin: "http://localhost:4000" }],
  ["POST", { origin: "null" }],
  ["GET", { origin: "https://evil.example" }],
  ["GET", { host: "evil.example:3000" }],
  ["GET", { host: "localhost.evil.example" }],
  ["POST", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["GET", { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }],
])("keeps pages of elsewhere out: %s %j", (method, headers) => {
  expect(refusalReason(request(method, headers))).toMatch(/^Only for /);
});
