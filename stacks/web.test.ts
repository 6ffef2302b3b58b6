import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  assemblyOf,
  at,
  listAt,
  type Properties,
  resource,
  resourcesOf,
  synthTimeoutMs,
  target,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";

let assembly: Assembly;
let distribution: Properties;
beforeAll(async () => {
  assembly = await assemblyOf("production");
  distribution = at(
    resource(assembly, "AWS::CloudFront::Distribution").Properties,
    "DistributionConfig",
  ) as Properties;
}, synthTimeoutMs);

const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

function behaviour(pattern: string): Properties {
  const found = [
    { PathPattern: "*", ...(distribution.DefaultCacheBehavior as Properties) },
    ...listAt(distribution, "CacheBehaviors"),
  ].find(({ PathPattern }) => PathPattern === pattern);
  if (!found) throw new Error(`no behaviour ${pattern}`);
  return found;
}

const patterns = ["*", "/_astro/*", "/api/*", "/images/*"];

function originOf(pattern: string): Properties {
  const id = behaviour(pattern).TargetOriginId;
  return listAt(distribution, "Origins").find(({ Id }) => Id === id) ?? {};
}

function headersOf(pattern: string) {
  const id = target(assembly, behaviour(pattern).ResponseHeadersPolicyId);
  const policy = resource(assembly, "AWS::CloudFront::ResponseHeadersPolicy", id);
  return at(policy.Properties, "ResponseHeadersPolicyConfig");
}

function edgeCode(pattern: string, eventType: string): string {
  const association = listAt(behaviour(pattern), "FunctionAssociations").find(
    ({ EventType }) => EventType === eventType,
  );
  const id = target(assembly, association?.FunctionARN);
  return String(resource(assembly, "AWS::CloudFront::Function", id).Properties.FunctionCode);
}

describe("the distribution", () => {
  test("has these behaviours and no others", () => {
    expect(listAt(distribution, "CacheBehaviors").map(({ PathPattern }) => PathPattern)).toEqual(
      patterns.slice(1),
    );
  });

  test("speaks TLS 1.2 at least, HTTP/2 and HTTP/3, under the product's name", () => {
    expect(distribution.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: "TLSv1.2_2021",
      SslSupportMethod: "sni-only",
    });
    expect(distribution).toMatchObject({
      HttpVersion: "http2and3",
      Aliases: ["nanaimg.app"],
      PriceClass: "PriceClass_100",
    });
    for (const pattern of patterns) {
      expect(behaviour(pattern).ViewerProtocolPolicy).toMatch(/^(https-only|redirect-to-https)$/);
    }
  });

  test("reads every bucket with a signature of its own, and no bucket is a website", () => {
    for (const origin of listAt(distribution, "Origins")) {
      if (!("S3OriginConfig" in origin)) continue;
      const control = resource(
        assembly,
        "AWS::CloudFront::OriginAccessControl",
        target(assembly, origin.OriginAccessControlId),
      );
      expect(at(control.Properties, "OriginAccessControlConfig")).toMatchObject({
        OriginAccessControlOriginType: "s3",
        SigningBehavior: "always",
        SigningProtocol: "sigv4",
      });
    }
    expect(JSON.stringify(distribution)).not.toContain("s3-website");
  });

  test("keeps no log of who visits, and replaces nobody's errors", () => {
    expect(distribution).not.toHaveProperty("Logging");
    expect(distribution).not.toHaveProperty("CustomErrorResponses");
  });
});

describe("pages", () => {
  const csp = (pattern: string) =>
    String(
      at(
        headersOf(pattern),
        "SecurityHeadersConfig",
        "ContentSecurityPolicy",
        "ContentSecurityPolicy",
      ),
    );

  test("load from their own origin only, with nothing inline", () => {
    const directives = Object.fromEntries(
      csp("*")
        .split("; ")
        .map((directive) => {
          const [name = "", ...sources] = directive.split(" ");
          return [name, sources.join(" ")];
        }),
    );
    expect(directives).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": "'self' data: blob:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "manifest-src": "'self'",
      "form-action": "'self'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
    });
  });

  test("and everything else come with a policy that has no unsafe-inline, unsafe-eval or wildcard", () => {
    for (const pattern of patterns) expect(csp(pattern)).not.toMatch(/unsafe|\*|https?:/);
  });

  test("and everything else are never sniffed, framed, or asked for over plain HTTP again", () => {
    for (const pattern of patterns) {
      expect(at(headersOf(pattern), "SecurityHeadersConfig")).toMatchObject({
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: "DENY" },
        ReferrerPolicy: { ReferrerPolicy: "same-origin" },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
      });
    }
  });

  test("use no device feature and share no window", () => {
    const headers = Object.fromEntries(
      listAt(headersOf("*"), "CustomHeadersConfig", "Items").map(({ Header, Value }) => [
        Header,
        Value,
      ]),
    );
    expect(headers["Permissions-Policy"]).toContain("camera=()");
    expect(headers["Permissions-Policy"]).not.toMatch(/=\((?!\))/);
    expect(headers["Cross-Origin-Opener-Policy"]).toBe("same-origin");
  });

  test("have clean addresses for exactly the files that were built", () => {
    const code = edgeCode("*", "viewer-request");
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

describe("/api/*", () => {
  test("is cached nowhere and takes every method", () => {
    expect(behaviour("/api/*").CachePolicyId).toBe(cachingDisabled);
    expect(behaviour("/api/*").AllowedMethods).toHaveLength(7);
  });

  test("reaches the API with the secret header, which stands in no template", () => {
    const [header, ...more] = listAt(originOf("/api/*"), "OriginCustomHeaders");
    expect(more).toEqual([]);
    expect(header?.HeaderName).toBe("x-origin-secret");
    expect(JSON.stringify(header?.HeaderValue)).toContain("{{resolve:secretsmanager:");
    const lambda = resource(assembly, "AWS::Lambda::Function", "Api");
    expect(at(lambda.Properties, "Environment", "Variables", "ORIGIN_SECRET")).toEqual(
      header?.HeaderValue,
    );
  });

  test("tells the API the viewer's address, protocol and host name, and nothing about API Gateway's own", () => {
    const id = target(assembly, behaviour("/api/*").OriginRequestPolicyId);
    const policy = at(
      resource(assembly, "AWS::CloudFront::OriginRequestPolicy", id).Properties,
      "OriginRequestPolicyConfig",
    );
    const headers = at(policy, "HeadersConfig", "Headers") as string[];
    expect(headers).toEqual(
      expect.arrayContaining([
        "CloudFront-Viewer-Address",
        "CloudFront-Forwarded-Proto",
        "X-Forwarded-Host",
        "Content-Type",
        "Idempotency-Key",
        "Origin",
        "Sec-Fetch-Site",
      ]),
    );
    expect(headers.map((header) => header.toLowerCase())).not.toContain("host");
    expect(headers.length).toBeLessThanOrEqual(10);
    expect(at(policy, "CookiesConfig", "CookieBehavior")).toBe("all");
    expect(at(policy, "QueryStringsConfig", "QueryStringBehavior")).toBe("all");
    expect(edgeCode("/api/*", "viewer-request")).toContain("x-forwarded-host");
  });
});

describe("/images/*", () => {
  test("opens only with a cookie signed by our key", () => {
    const [group, ...more] = behaviour("/images/*").TrustedKeyGroups as unknown[];
    expect(more).toEqual([]);
    const keyGroup = resource(assembly, "AWS::CloudFront::KeyGroup", target(assembly, group));
    const [key] = at(keyGroup.Properties, "KeyGroupConfig", "Items") as unknown[];
    const publicKey = resource(assembly, "AWS::CloudFront::PublicKey", target(assembly, key));
    const parameter = target(assembly, at(publicKey.Properties, "PublicKeyConfig", "EncodedKey"));
    const defaults = assembly.stacks.map(
      ({ template }) => template.Parameters?.[parameter]?.Default,
    );
    expect(defaults).toContain("/nana-img/production/image-key/public");
  });

  test("is the only behaviour that reaches the images", () => {
    const images = originOf("/images/*").Id;
    const others = patterns.filter((pattern) => pattern !== "/images/*");
    for (const pattern of others) expect(originOf(pattern).Id).not.toBe(images);
  });

  test("is kept by no edge, and no longer by a browser than the picture lives", () => {
    expect(behaviour("/images/*").CachePolicyId).toBe(cachingDisabled);
    expect(edgeCode("/images/*", "viewer-response")).toContain("immutable");
  });

  test("asks the edge for the time before it asks for the object", () => {
    expect(edgeCode("/images/*", "viewer-request")).toContain("Date.now()");
  });

  test("tells the edge nothing a viewer sent along", () => {
    expect(behaviour("/images/*")).not.toHaveProperty("OriginRequestPolicyId");
    expect(behaviour("/images/*")).not.toHaveProperty("AllowedMethods");
  });
});

test("every CloudFront Function runs on the current runtime and fits its limits", () => {
  for (const { Properties } of resourcesOf(assembly, "AWS::CloudFront::Function")) {
    expect(at(Properties, "FunctionConfig", "Runtime")).toBe("cloudfront-js-2.0");
    expect(Buffer.byteLength(String(Properties.FunctionCode))).toBeLessThan(10_240);
    expect(String(Properties.Name).length).toBeLessThanOrEqual(64);
  }
});
