import { beforeAll, describe, expect, test } from "vitest";
import {
  assemblyOf,
  at,
  listAt,
  resource,
  resourcesOf,
  synthTimeoutMs,
  target,
} from "../scripts/synth/testing.ts";
import type { Assembly } from "../scripts/synth.ts";
import { patterns, readDistribution } from "./testing/distribution.ts";

let assembly: Assembly;
let distribution: ReturnType<typeof readDistribution>;
beforeAll(async () => {
  assembly = await assemblyOf("production");
  distribution = readDistribution(assembly);
}, synthTimeoutMs);

const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

describe("the distribution", () => {
  test("has these behaviours and no others", () => {
    expect(
      listAt(distribution.config, "CacheBehaviors").map(({ PathPattern }) => PathPattern),
    ).toEqual(patterns.slice(1));
  });

  test("speaks TLS 1.2 at least, HTTP/2 and HTTP/3, under the product's name §encryption.travel", () => {
    expect(distribution.config.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: "TLSv1.2_2021",
      SslSupportMethod: "sni-only",
    });
    expect(distribution.config).toMatchObject({
      HttpVersion: "http2and3",
      Aliases: ["nanaimg.app"],
      PriceClass: "PriceClass_100",
    });
    for (const pattern of patterns) {
      expect(distribution.behaviour(pattern).ViewerProtocolPolicy).toMatch(
        /^(https-only|redirect-to-https)$/,
      );
    }
  });

  test("reads every bucket with a signature of its own, and no bucket is a website §encryption.firewall", () => {
    for (const origin of listAt(distribution.config, "Origins")) {
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
    expect(JSON.stringify(distribution.config)).not.toContain("s3-website");
  });

  test("keeps no log of who visits, and replaces nobody's errors", () => {
    expect(distribution.config).not.toHaveProperty("Logging");
    expect(distribution.config).not.toHaveProperty("CustomErrorResponses");
  });
});

describe("/api/*", () => {
  test("is cached nowhere and takes every method", () => {
    expect(distribution.behaviour("/api/*").CachePolicyId).toBe(cachingDisabled);
    expect(distribution.behaviour("/api/*").AllowedMethods).toHaveLength(7);
  });

  test("reaches the API with the secret header, which stands in no template", () => {
    const [header, ...more] = listAt(distribution.originOf("/api/*"), "OriginCustomHeaders");
    expect(more).toEqual([]);
    expect(header?.HeaderName).toBe("x-origin-secret");
    expect(JSON.stringify(header?.HeaderValue)).toContain("{{resolve:secretsmanager:");
    const lambda = resource(assembly, "AWS::Lambda::Function", "Api");
    expect(at(lambda.Properties, "Environment", "Variables", "ORIGIN_SECRET")).toEqual(
      header?.HeaderValue,
    );
  });

  test("tells the API the viewer's address, protocol and host name, and nothing about API Gateway's own", () => {
    const id = target(assembly, distribution.behaviour("/api/*").OriginRequestPolicyId);
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
    expect(distribution.edgeCode("/api/*", "viewer-request")).toContain("x-forwarded-host");
  });
});

describe("/images/*", () => {
  test("opens only with a cookie signed by our key §usage.yours", () => {
    const [group, ...more] = distribution.behaviour("/images/*").TrustedKeyGroups as unknown[];
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
    const images = distribution.originOf("/images/*").Id;
    const others = patterns.filter((pattern) => pattern !== "/images/*");
    for (const pattern of others) expect(distribution.originOf(pattern).Id).not.toBe(images);
  });

  test("is kept by no edge, and shown from no browser's cache without asking", () => {
    expect(distribution.behaviour("/images/*").CachePolicyId).toBe(cachingDisabled);
    expect(JSON.stringify(distribution.headersOf("/images/*"))).toContain("private, no-cache");
  });

  test("asks the edge for the time before it asks for the object", () => {
    expect(distribution.edgeCode("/images/*", "viewer-request")).toContain("Date.now()");
  });

  test("tells the edge nothing a viewer sent along", () => {
    expect(distribution.behaviour("/images/*")).not.toHaveProperty("OriginRequestPolicyId");
    expect(distribution.behaviour("/images/*")).not.toHaveProperty("AllowedMethods");
  });
});

test("every CloudFront Function runs on the current runtime and fits its limits", () => {
  for (const { Properties } of resourcesOf(assembly, "AWS::CloudFront::Function")) {
    expect(at(Properties, "FunctionConfig", "Runtime")).toBe("cloudfront-js-2.0");
    expect(Buffer.byteLength(String(Properties.FunctionCode))).toBeLessThan(10_240);
    expect(String(Properties.Name).length).toBeLessThanOrEqual(64);
  }
});
