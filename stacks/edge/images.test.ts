import { describe, expect, test } from "vitest";
import { loadEdgeFunction, requestTo } from "./load.ts";

const expirySeconds = 1_800_000_000;
const generation = "gen_01JD9ZC8Y1B8X3N4Q5R6S7T8V9";
const token = "0123456789abcdef0123";
const file = `0-${token}-512x512.webp`;
const folder = `/images/free/k3f9a0c1d2e4/${expirySeconds}/${generation}`;
const before = expirySeconds * 1_000 - 1;

function ask(address: string, nowMs = before) {
  return loadEdgeFunction("image-request", { nowMs })({ request: requestTo(address) });
}

describe("an image's address", () => {
  test.each([`0-${token}-512x512.webp`, `12-${token}-2736x1536.thumb.webp`])(
    "opens %s until its expiry",
    (name) => {
      expect(ask(`${folder}/${name}`)).toEqual(requestTo(`${folder}/${name}`));
    },
  );

  test.each([0, 1, 1_000, 86_400_000])("is refused %i ms after the second it names", (ms) => {
    const refusal = ask(`${folder}/${file}`, expirySeconds * 1_000 + ms);
    expect(refusal.statusCode).toBe(403);
    expect(refusal.headers["cache-control"]?.value).toBe("no-store");
  });

  test.each([
    ["a query string", `${folder}/${file}?x=1`],
    ["an empty query name", `${folder}/${file}?Policy`],
    ["an encoded digit in the expiry", folder.replace("18000", "1%38000").concat(`/${file}`)],
    ["an encoded slash", folder.replace(`/${generation}`, `%2F${generation}`).concat(`/${file}`)],
    [
      "a second expiry in front",
      `/images/free/k3f9/9999999999/../${expirySeconds}/${generation}/${file}`,
    ],
    ["a doubled slash", `${folder}//${file}`],
    ["dots", `${folder}/../${file}`],
    ["an encoded dot", `${folder}/%2e%2e/${file}`],
    ["a folder", `${folder}/`],
    ["the root of the bucket", "/images/"],
    ["an expiry of too many digits", `/images/free/k3f9/99999999999/${generation}/${file}`],
    ["a negative expiry", `/images/free/k3f9/-800000000/${generation}/${file}`],
    ["an exponent", `/images/free/k3f9/1e99999999/${generation}/${file}`],
    ["another type of file", `${folder}/0-${token}-512x512.svg`],
    ["no token", `${folder}/0.webp`],
    ["a short token", `${folder}/0-0123456789abcdef-512x512.webp`],
    ["a line break at the end", `${folder}/${file}\n`],
    ["a generation id of another shape", `/images/free/k3f9/${expirySeconds}/gen_1/${file}`],
  ])("is refused with %s", (_, address) => {
    expect(ask(address, 0).statusCode).toBe(403);
  });
});
