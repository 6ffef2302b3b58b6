/** A request and an answer on their way through the distribution. */

/** Names in lower case; a header that came several times has several values. */
export type Headers = Map<string, string[]>;

export interface ViewerRequest {
  method: string;
  /** As the viewer wrote it: not decoded. */
  uri: string;
  /** Without the question mark. */
  query: string;
  headers: Headers;
  body: Buffer;
  /** The viewer's address and port. */
  address: { ip: string; port: number };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

export function headersOf(raw: readonly string[]): Headers {
  const headers: Headers = new Map();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? "").toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), raw[i + 1] ?? ""]);
  }
  return headers;
}

export function header(headers: Headers, name: string): string | undefined {
  const values = headers.get(name);
  return values && values.length > 0 ? values.join(", ") : undefined;
}

/** Name → value of all cookies the viewer sent; of two with one name, the first. */
export function cookiesOf(headers: Headers): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? []).join("; ").split(/;\s*/)) {
    const at = pair.indexOf("=");
    if (at > 0 && !cookies.has(pair.slice(0, at)))
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return cookies;
}

/** An error as S3 and CloudFront write it. */
export function xmlError(status: number, code: string, message: string): Answer {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
  return { status, headers: new Map([["content-type", ["application/xml"]]]), body };
}

export function jsonError(status: number, message: string): Answer {
  return {
    status,
    headers: new Map([["content-type", ["application/json"]]]),
    body: Buffer.from(JSON.stringify({ message })),
  };
}
