import { describe, expect, test } from "vitest";
import { loadEdgeFunction, requestTo } from "./load.ts";

const expirySeconds = 1_800_000_000;
const generation = "gen_01JD9ZC8Y1B8X3N4Q5R6S7T8V9";
const folder = `/images/free/k3f9a0c1d2e4/${expirySeconds}/${generation}`;
const before = expirySeconds * 1_000 - 1;

function ask(address: string, nowMs = before) {
  return loadEdgeFunction("image-request", { nowMs })({ request: requestTo(address) });
}

describe("an image's address", () => {
  test.each(["0.webp", "3.thumb.webp", "12.png", "1.jpg"])("opens %s until its expiry", (file) => {
    expect(ask(`${folder}/${file}`)).toEqual(requestTo(`${folder}/${file}`));
  });

  test.each([0, 1, 1_000, 86_400_000])("is refused %i ms after the second it names", (ms) => {
    const refusal = ask(`${folder}/0.webp`, expirySeconds * 1_000 + ms);
    expect(refusal.statusCode).toBe(403);
    expect(refusal.headers["cache-control"]?.value).toBe("no-store");
  });

  test.each([
    ["a query string", `${folder}/0.webp?x=1`],
    ["an empty query name", `${folder}/0.webp?Policy`],
    ["an encoded digit in the expiry", folder.replace("18000", "1%38000").concat("/0.webp")],
    ["an encoded slash", folder.replace(`/${generation}`, `%2F${generation}`).concat("/0.webp")],
    [
      "a second expiry in front",
      `/images/free/k3f9/9999999999/../${expirySeconds}/${generation}/0.webp`,
    ],
    ["a doubled slash", `${folder}//0.webp`],
    ["dots", `${folder}/../0.webp`],
    ["an encoded dot", `${folder}/%2e%2e/0.webp`],
    ["a folder", `${folder}/`],
    ["the root of the bucket", "/images/"],
    ["an expiry of too many digits", `/images/free/k3f9/99999999999/${generation}/0.webp`],
    ["a negative expiry", `/images/free/k3f9/-800000000/${generation}/0.webp`],
    ["an exponent", `/images/free/k3f9/1e99999999/${generation}/0.webp`],
    ["another type of file", `${folder}/0.svg`],
    ["a line break at the end", `${folder}/0.webp\n`],
    ["a generation id of another shape", `/images/free/k3f9/${expirySeconds}/gen_1/0.webp`],
  ])("is refused with %s", (_, address) => {
    expect(ask(address, 0).statusCode).toBe(403);
  });
});
