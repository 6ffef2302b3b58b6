/** From API Gateway's event (payload 2.0) to the app and back. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { AppError } from "../core/error.ts";
import type { App } from "./app.ts";
import { type ApiAnswer, type ApiRequest, cookieHeader } from "./http.ts";
import { assertThroughDistribution } from "./middleware/origin.ts";

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Serves an app to events that came through the distribution, and to no others. */
export function lambdaHandler(app: App, originSecret: string): Handler {
  return async (event) => {
    try {
      assertThroughDistribution(event.headers["x-origin-secret"], originSecret);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, status } = error;
      const { requestId } = event.requestContext;
      return result({ status, body: { error: { code, message }, requestId } });
    }
    return result(await app(request(event)));
  };
}

function request(event: APIGatewayProxyEventV2): ApiRequest {
  const { headers } = event;
  const body = event.body ?? "";
  const scheme = headers["cloudfront-forwarded-proto"] ?? "https";
  return {
    id: event.requestContext.requestId,
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
    headers,
    cookies: Object.fromEntries((event.cookies ?? []).filter(isPair).map(parseCookie)),
    body: event.isBase64Encoded ? Buffer.from(body, "base64").toString() : body,
    origin: `${scheme}://${headers["x-forwarded-host"] ?? headers.host}`,
    network: networkOf(headers["cloudfront-viewer-address"] ?? ""),
  };
}

/**
 * What limits count as one network: an IPv4 address, or the /64 an IPv6 address is in, which is what
 * one household or server gets. `viewer` is `address:port`, as CloudFront writes it.
 */
function networkOf(viewer: string): string {
  const address = viewer.replace(/:\d+$/, "");
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0");
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

function isPair(cookie: string): boolean {
  return cookie.includes("=");
}

function parseCookie(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function result({ status, body, headers, cookies }: ApiAnswer): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      "cache-control": "no-store",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(cookies && cookies.length > 0 ? { cookies: cookies.map(cookieHeader) } : {}),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
