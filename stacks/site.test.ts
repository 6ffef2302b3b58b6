import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { assemblyOf, at, listAt, resourcesOf, synthTimeoutMs } from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";
import { patterns, readDistribution } from "./testing/distribution.ts";
import { pagePolicy } from "./testing/page-policy.ts";

let assembly: Assembly;
let distribution: ReturnType<typeof readDistribution>;
beforeAll(async () => {
  assembly = await assemblyOf("production");
  distribution = readDistribution(assembly);
}, synthTimeoutMs);

describe("pages", () => {
  const csp = (pattern: string) =>
    String(
      at(
        distribution.headersOf(pattern),
        "SecurityHeadersConfig",
        "ContentSecurityPolicy",
        "ContentSecurityPolicy",
      ),
    );

  test("load from their own origin only, with nothing inline §sharing.page", () => {
    expect(csp("*")).toBe(pagePolicy);
  });

  test("and everything else come with a policy that has no unsafe-inline, unsafe-eval or wildcard", () => {
    for (const pattern of patterns) expect(csp(pattern)).not.toMatch(/unsafe|\*|https?:/);
  });

  test("and everything else are never sniffed, framed, or asked for over plain HTTP again", () => {
    for (const pattern of patterns) {
      expect(at(distribution.headersOf(pattern), "SecurityHeadersConfig")).toMatchObject({
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: "DENY" },
        ReferrerPolicy: { ReferrerPolicy: "same-origin" },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
      });
    }
  });

  test("use no device feature and share no window", () => {
    const headers = Object.fromEntries(
      listAt(distribution.headersOf("*"), "CustomHeadersConfig", "Items").map(
        ({ Header, Value }) => [Header, Value],
      ),
    );
    expect(headers["Permissions-Policy"]).toContain("camera=()");
    expect(headers["Permissions-Policy"]).not.toMatch(/=\((?!\))/);
    expect(headers["Cross-Origin-Opener-Policy"]).toBe("same-origin");
  });

  test("have clean addresses for exactly the files that were built", () => {
    const code = distribution.edgeCode("*", "viewer-request");
    const [, files = ""] = /const files = (\{.*\});/.exec(code) ?? [];
    expect(Object.keys(JSON.parse(files))).toEqual([
      "/.well-known/security.txt",
      "/404.html",
      "/create.html",
      "/de/create.html",
      "/de/index.html",
      "/favicon.svg",
      "/history.html",
      "/index.html",
    ]);
  });
});

describe("what the site's files are cached as", () => {
  const uploads = () =>
    resourcesOf(assembly, "Custom::CDKBucketDeployment").map(({ id, Properties }) => ({
      id: id.replace(/CustomResource.*$/, ""),
      cacheControl: at(Properties, "SystemMetadata", "cache-control"),
      userMetadata: Properties.UserMetadata,
      prune: Properties.Prune,
    }));

  const contents = () =>
    resourcesOf(assembly, "Custom::CDKBucketDeployment").map(({ Properties }) => {
      const asset = String(at(Properties, "SourceObjectKeys", 0)).replace(/\.zip$/, "");
      const folder = join(assembly.assemblyDir, `asset.${asset}`);
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .toSorted();
    });

  test("each file is uploaded once", () => {
    expect(contents()).toEqual([
      ["_astro/page.3f2a.js"],
      [
        ".well-known/security.txt",
        "create.html",
        "de/create.html",
        "de/index.html",
        "favicon.svg",
        "history.html",
        "index.html",
      ],
      ["404.html"],
    ]);
  });

  test("names that hold a hash: a year; everything else: asked for each time", () => {
    expect(uploads()).toEqual([
      { id: "HashedAssets", cacheControl: "public, max-age=31536000, immutable", prune: false },
      { id: "Pages", cacheControl: "no-cache", prune: false },
      {
        id: "NotFoundPage",
        cacheControl: "no-cache",
        userMetadata: { status: "404" },
        prune: false,
      },
    ]);
  });
});
