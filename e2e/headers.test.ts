/** The response headers browsers get, as the stacks set them on the distribution. */
import { describe, expect, it } from "vitest";
import { pagePolicy } from "../stacks/testing/page-policy.ts";
import { useSite } from "./site.ts";

const site = useSite();

// As a browser reads it; `stacks/site.test.ts` holds the template to the same, in CloudFront's terms.
const everywhere = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
};
const inert = "default-src 'none'; frame-ancestors 'none'; sandbox";

const headersOf = async (path: string) => {
  const response = await fetch(new URL(path, site.url));
  return { status: response.status, headers: Object.fromEntries(response.headers) };
};

describe("pages", () => {
  const addresses = [
    ...["/", "/create", "/history", "/sign-up", "/sign-in", "/verify"],
    ...["/privacy", "/support", "/account", "/operator"],
  ];

  it.each([...addresses.map((path) => [path, 200] as const), ["/nowhere", 404] as const])(
    "%s runs and loads only what is the site's own §sharing.page",
    async (path, expected) => {
      const { status, headers } = await headersOf(path);
      expect(status).toBe(expected);
      expect(headers).toMatchObject({
        ...everywhere,
        "content-security-policy": pagePolicy,
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers["permissions-policy"]).toMatch(
        /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
      );
      expect(headers["content-type"]).toMatch(/^text\/html/);
    },
  );

  it("are asked for again each time; what their hashed names name is kept for good", async () => {
    const page = await headersOf("/");
    expect(page.headers["cache-control"]).not.toContain("immutable");
    const html = await (await fetch(site.url)).text();
    const assets = [...html.matchAll(/\/_astro\/[\w.-]+/g)].map(([path]) => path);
    expect(assets.length).toBeGreaterThan(1);
    for (const path of new Set(assets)) {
      const { status, headers } = await headersOf(path);
      expect(status, path).toBe(200);
      expect(headers["cache-control"]).toMatch(/max-age=31536000, immutable/);
      expect(headers).toMatchObject(everywhere);
    }
  });

  it("hold no inline script, style or handler, whatever the policy", async () => {
    for (const path of addresses) {
      const html = await (await fetch(new URL(path, site.url))).text();
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=/i);
    }
  });
});

describe("the API's answers and images", () => {
  it("are nothing a browser would run, and are kept by nobody else", async () => {
    const api = await headersOf("/api/models");
    expect(api.status).toBe(200);
    expect(api.headers).toMatchObject({
      ...everywhere,
      "content-security-policy": inert,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });

    const mia = await site.visitor();
    const { images } = await mia.ended(await mia.ordered({ resolution: "512" }));
    const image = await mia.fetch(images[0]?.url ?? "");
    expect(image.status).toBe(200);
    expect(Object.fromEntries(image.headers)).toMatchObject({
      ...everywhere,
      "content-type": "image/webp",
      "content-security-policy": inert,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-cache",
    });
  });

  it("say nothing of what made them", async () => {
    for (const path of ["/", "/api/models", "/images/free/x/1/y.webp"]) {
      const { headers } = await headersOf(path);
      expect(Object.keys(headers)).not.toContain("x-powered-by");
      expect(Object.keys(headers).filter((name) => name.startsWith("x-amz-meta"))).toEqual([]);
    }
  });
});
