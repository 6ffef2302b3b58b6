/**
 * Links to objects, as S3 checks them: signed by us, and not past their time. fauxqs opens whatever
 * it is asked for; a link that never lapses here would hide that it does in AWS.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { secretAccessKey } from "../aws.ts";

/** Why S3 would not open the link; undefined when it would, or when the request is no link. */
export function refusalOfLink(
  { method = "GET", url = "/", headers }: IncomingMessage,
  nowMs: number,
): { code: string; message: string } | undefined {
  const { pathname, searchParams: query } = new URL(url, "http://s3");
  const signature = query.get("X-Amz-Signature");
  if (signature === null) return undefined;
  const date = query.get("X-Amz-Date") ?? "";
  const signedAtMs = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
  const lastsMs = Number(query.get("X-Amz-Expires")) * 1000;
  const scope = (query.get("X-Amz-Credential") ?? "").split("/").slice(1);
  if (Number.isNaN(signedAtMs) || !(lastsMs > 0) || scope.length !== 4) {
    return { code: "AuthorizationQueryParametersError", message: "The link is not whole" };
  }
  const signedHeaders = (query.get("X-Amz-SignedHeaders") ?? "").split(";");
  const canonicalQuery = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const request = [
    method,
    pathname,
    canonicalQuery,
    ...signedHeaders.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    signedHeaders.join(";"),
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const digest = createHash("sha256").update(request).digest("hex");
  const key = scope.reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const words = ["AWS4-HMAC-SHA256", date, scope.join("/"), digest].join("\n");
  if (hmac(key, words).toString("hex") !== signature) {
    return { code: "SignatureDoesNotMatch", message: "The link was not signed by us" };
  }
  if (nowMs > signedAtMs + lastsMs) return { code: "AccessDenied", message: "Request has expired" };
  return undefined;
}

export function refuseLink(
  response: ServerResponse,
  { code, message }: { code: string; message: string },
): void {
  response.writeHead(403, { "content-type": "application/xml" });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}

function hmac(key: Buffer | string, words: string): Buffer {
  return createHmac("sha256", key).update(words).digest();
}

/** RFC 3986, as signatures count it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
