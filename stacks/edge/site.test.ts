import { describe, expect, test } from "vitest";
import { loadEdgeFunction, requestTo } from "./load.ts";

const files = Object.fromEntries(
  [
    "/index.html",
    "/404.html",
    "/create.html",
    "/de/index.html",
    "/de/create.html",
    "/favicon.svg",
  ].map((path) => [path, 1]),
);
const request = loadEdgeFunction("site-request", { constants: { files } });
const ask = (address: string) => request({ request: requestTo(address) });

describe("a clean address", () => {
  test.each([
    ["/", "/index.html"],
    ["/create", "/create.html"],
    ["/de", "/de/index.html"],
    ["/de/create", "/de/create.html"],
    ["/favicon.svg", "/favicon.svg"],
    ["/create?prompt=fox", "/create.html"],
  ])("%s shows %s", (address, file) => {
    expect(ask(address).uri).toBe(file);
  });

  test.each([
    ["/create/", "/create"],
    ["/create.html", "/create"],
    ["/index.html", "/"],
    ["/de/index.html", "/de"],
    ["/de/", "/de"],
    ["//", "/"],
    ["/create/?prompt=red%20fox&a=1&a=2&b", "/create?prompt=red%20fox&a=1&a=2&b"],
  ])("%s is led to %s", (address, location) => {
    const answer = ask(address);
    expect(answer.statusCode).toBe(301);
    expect(answer.headers.location?.value).toBe(location);
  });
});

describe("an address that does not exist", () => {
  test.each([
    "/nothing",
    "/wp-login.php",
    "/create/more",
    "/Create",
    "/%63reate",
    "/create.html.html",
    "/../create",
    "//evil.example/",
    "//evil.example/create.html",
    "/\\evil.example/",
    "/constructor",
    "/__proto__",
    "/toString",
  ])("%s shows the page that says so, and leads nowhere else", (address) => {
    const answer = ask(address);
    expect(answer.statusCode).toBeUndefined();
    expect(answer.uri).toBe("/404.html");
  });
});

describe("the page that says so", () => {
  const respond = (headers: Record<string, string>, statusCode = 200) =>
    loadEdgeFunction("site-response")({
      request: requestTo("/nothing"),
      response: { statusCode, headers: requestTo("/", headers).headers },
    });

  test("comes with status 404, and its mark stays inside", () => {
    const answer = respond({ "x-amz-meta-status": "404", "content-type": "text/html" });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers).toEqual({ "content-type": { value: "text/html" } });
  });

  test("is not sent again to a browser that has it", () => {
    expect(respond({ "x-amz-meta-status": "404" }, 304).statusCode).toBe(304);
  });

  test("is the only one that does", () => {
    expect(respond({ "content-type": "text/html" }).statusCode).toBe(200);
    expect(respond({ "x-amz-meta-status": "500" }).statusCode).toBe(200);
  });
});

test("the API learns the name people typed, whatever a viewer claims it to be", () => {
  const answer = loadEdgeFunction("api-request")({
    request: requestTo("/api/health", { host: "nanaimg.app", "x-forwarded-host": "evil.example" }),
  });
  expect(answer.headers["x-forwarded-host"]?.value).toBe("nanaimg.app");
});
