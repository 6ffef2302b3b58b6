/**
 * CloudFront's signed cookies, checked as CloudFront checks them: the signature over the custom
 * policy, the address it names, and its dates. "Using signed cookies" in the CloudFront guide.
 */
import { createVerify } from "node:crypto";
import { BlockList, isIPv6 } from "node:net";
import { type Answer, cookiesOf, type ViewerRequest, xmlError } from "./message.ts";

interface Policy {
  Statement: {
    Resource?: string;
    Condition: {
      DateLessThan: { "AWS:EpochTime": number };
      DateGreaterThan?: { "AWS:EpochTime": number };
      IpAddress?: { "AWS:SourceIp": string };
    };
  }[];
}

/**
 * Undefined when the viewer may look, else CloudFront's refusal (403).
 *
 * @param keys public keys in PEM, by key pair id
 * @param url the whole address as the viewer typed it
 */
export function refusal(
  request: ViewerRequest,
  url: string,
  keys: ReadonlyMap<string, string>,
): Answer | undefined {
  const cookies = cookiesOf(request.headers);
  const keyPairId = cookies.get("CloudFront-Key-Pair-Id");
  const policy = cookies.get("CloudFront-Policy");
  const signature = cookies.get("CloudFront-Signature");
  if (!keyPairId) {
    return xmlError(403, "MissingKey", "Missing Key-Pair-Id query parameter or cookie value");
  }
  if (!policy || !signature) return denied;
  const key = keys.get(keyPairId);
  const text = decode(policy);
  const hash = cookies.get("CloudFront-Hash-Algorithm") === "SHA256" ? "RSA-SHA256" : "RSA-SHA1";
  if (!key || !verified(hash, text, decode(signature), key)) return denied;
  const statement = parse(text)?.Statement;
  // CloudFront takes exactly one statement.
  const [only] = statement ?? [];
  if (!only || statement?.length !== 1) {
    return xmlError(403, "MalformedPolicy", "Malformed Policy");
  }
  const nowSeconds = Date.now() / 1_000;
  const { DateLessThan: until, DateGreaterThan: from, IpAddress: ip } = only.Condition;
  const allowed =
    nowSeconds < until["AWS:EpochTime"] &&
    (!from || nowSeconds > from["AWS:EpochTime"]) &&
    (!ip || inRange(request.address.ip, ip["AWS:SourceIp"])) &&
    matches(only.Resource ?? "*", url);
  return allowed ? undefined : denied;
}

const denied = xmlError(403, "AccessDenied", "Access denied");

/** CloudFront's own base64: `+ = /` become `- _ ~`, which a cookie can hold. */
function decode(text: string): Buffer {
  return Buffer.from(text.replace(/-/g, "+").replace(/_/g, "=").replace(/~/g, "/"), "base64");
}

function verified(hash: string, text: Buffer, signature: Buffer, pem: string): boolean {
  return createVerify(hash).update(text).verify(pem, signature);
}

function parse(text: Buffer): Policy | undefined {
  try {
    const policy = JSON.parse(text.toString("utf8")) as Partial<Policy>;
    const complete =
      Array.isArray(policy.Statement) &&
      policy.Statement.every((one) =>
        Number.isFinite(one?.Condition?.DateLessThan?.["AWS:EpochTime"]),
      );
    return complete ? (policy as Policy) : undefined;
  } catch {
    return undefined;
  }
}

/** `*` stands for any text, `?` for one character. */
export function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${expression}$`, "s").test(text);
}

function inRange(ip: string, range: string): boolean {
  const [network = "", bits] = range.split("/");
  const family = isIPv6(network) ? "ipv6" : "ipv4";
  const list = new BlockList();
  list.addSubnet(network, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  return list.check(ip, isIPv6(ip) ? "ipv6" : "ipv4");
}
