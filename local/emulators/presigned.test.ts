import { afterAll, beforeAll, expect, it } from "vitest";
import { openLinks } from "../../functions/runtime/link.ts";
import { openBucket } from "../../functions/runtime/objects.ts";
import { type Services, startServices } from "../services.ts";

let services: Services;
let bucket: string;
beforeAll(async () => {
  services = await startServices();
  Object.assign(process.env, services.env);
  bucket = services.buckets.exports;
  await openBucket(bucket).put("a b/ü(1).txt", Buffer.from("hello"), {
    contentType: "text/plain",
    cacheControl: "no-store",
  });
});
afterAll(() => services.stop());

const link = (from: number) => openLinks(bucket)("a b/ü(1).txt", { seconds: 300, from });

it("a link opens its object", async () => {
  const response = await fetch(await link(Date.now()));
  expect([response.status, await response.text()]).toEqual([200, "hello"]);
});

it("a link past its time opens nothing", async () => {
  const response = await fetch(await link(Date.now() - 301_000));
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("Request has expired");
});

it.each([
  ["for longer", (url: URL) => url.searchParams.set("X-Amz-Expires", "999999")],
  ["with another signature", (url: URL) => url.searchParams.set("X-Amz-Signature", "0".repeat(64))],
  [
    "for another object",
    (url: URL) => {
      url.pathname = url.pathname.replace("1", "2");
    },
  ],
  ["without a date", (url: URL) => url.searchParams.delete("X-Amz-Date")],
])("a link that somebody changed opens nothing: %s", async (_, change) => {
  const url = new URL(await link(Date.now()));
  change(url);
  expect((await fetch(url)).status).toBe(403);
});
