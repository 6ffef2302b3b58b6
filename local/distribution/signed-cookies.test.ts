import { generateKeyPairSync } from "node:crypto";
import { getSignedCookies } from "@aws-sdk/cloudfront-signer";
import { afterEach, expect, it } from "vitest";
import { setOffsetMs } from "../clock/patch.ts";
import type { ViewerRequest } from "./message.ts";
import { matches, refusal } from "./signed-cookies.ts";

const pair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const ours = pair();
const keys = new Map([["KEY", ours.publicKey]]);
const url = "http://localhost:3000/images/free/me/1.webp";

afterEach(() => setOffsetMs(0));

interface Grant {
  resource?: string;
  seconds?: number;
  privateKey?: string;
  keyPairId?: string;
  condition?: object;
  hashAlgorithm?: "SHA1" | "SHA256";
}

function cookiesOf(grant: Grant = {}): Record<string, string> {
  const until = Math.floor(Date.now() / 1_000) + (grant.seconds ?? 60);
  const policy = JSON.stringify({
    Statement: [
      {
        Resource: grant.resource ?? "http://localhost:3000/images/free/me/*",
        Condition: { DateLessThan: { "AWS:EpochTime": until }, ...grant.condition },
      },
    ],
  });
  const signed = getSignedCookies({
    keyPairId: grant.keyPairId ?? "KEY",
    privateKey: grant.privateKey ?? ours.privateKey,
    policy,
    ...(grant.hashAlgorithm && { hashAlgorithm: grant.hashAlgorithm }),
  });
  return Object.fromEntries(Object.entries(signed).map(([name, value]) => [name, String(value)]));
}

function code(cookies: Record<string, string>, at = url): string | undefined {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const request: ViewerRequest = {
    method: "GET",
    uri: new URL(at).pathname,
    query: "",
    headers: new Map([["cookie", [cookie.join("; ")]]]),
    body: Buffer.alloc(0),
    address: { ip: "127.0.0.1", port: 1 },
  };
  const answer = refusal(request, at, keys);
  return answer && /<Code>(\w+)/.exec(answer.body.toString())?.[1];
}

it("lets in whoever holds a signature over this address", () => {
  expect(code(cookiesOf())).toBeUndefined();
  expect(code(cookiesOf({ hashAlgorithm: "SHA256" }))).toBeUndefined();
});

it("refuses who has no cookie, or only some of the three", () => {
  expect(code({})).toBe("MissingKey");
  for (const name of ["CloudFront-Policy", "CloudFront-Signature"]) {
    const { [name]: _left, ...others } = cookiesOf();
    expect(code(others)).toBe("AccessDenied");
  }
});

it("refuses a signature by another key, one that was changed, and an unknown key", () => {
  expect(code(cookiesOf({ privateKey: pair().privateKey }))).toBe("AccessDenied");
  expect(code(cookiesOf({ keyPairId: "OTHER" }))).toBe("AccessDenied");
  const cookies = cookiesOf();
  const signature = cookies["CloudFront-Signature"] ?? "";
  const changed = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
  expect(code({ ...cookies, "CloudFront-Signature": changed })).toBe("AccessDenied");
});

it("refuses a policy that was changed after it was signed", () => {
  const theirs = cookiesOf({ resource: "http://localhost:3000/images/free/*" });
  expect(code({ ...cookiesOf(), "CloudFront-Policy": theirs["CloudFront-Policy"] ?? "" })).toBe(
    "AccessDenied",
  );
});

it("refuses another person's addresses, another host and another scheme", () => {
  for (const other of [
    "http://localhost:3000/images/free/you/1.webp",
    "http://localhost:3000/images/free/meandyou",
    "http://localhost:3001/images/free/me/1.webp",
    "https://localhost:3000/images/free/me/1.webp",
  ]) {
    expect(code(cookiesOf(), other)).toBe("AccessDenied");
  }
});

it("ends at the instant the policy names, by the machine's clock", () => {
  const cookies = cookiesOf({ seconds: 3_600 });
  setOffsetMs(3_590_000);
  expect(code(cookies)).toBeUndefined();
  setOffsetMs(3_601_000);
  expect(code(cookies)).toBe("AccessDenied");
});

it("minds where it may begin and from which addresses", () => {
  const later = Math.floor(Date.now() / 1_000) + 30;
  expect(code(cookiesOf({ condition: { DateGreaterThan: { "AWS:EpochTime": later } } }))).toBe(
    "AccessDenied",
  );
  expect(code(cookiesOf({ condition: { IpAddress: { "AWS:SourceIp": "10.0.0.0/8" } } }))).toBe(
    "AccessDenied",
  );
  expect(
    code(cookiesOf({ condition: { IpAddress: { "AWS:SourceIp": "127.0.0.0/8" } } })),
  ).toBeUndefined();
});

it("takes nothing but * and ? as wildcards", () => {
  expect(matches("http://a/*.webp", "http://a/b/c.webp")).toBe(true);
  expect(matches("http://a/?.webp", "http://a/bc.webp")).toBe(false);
  expect(matches("http://a.b/*", "http://axb/c")).toBe(false);
  expect(matches("*", "anything\nat all")).toBe(true);
});
