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
    cookies: Object.fromEntries((event.cookies ?? []).map(parseCookie)),
    body: event.isBase64Encoded ? Buffer.from(body, "base64").toString() : body,
    origin: `${scheme}://${headers["x-forwarded-host"] ?? headers.host}`,
    // `address:port`, and an IPv6 address has colons of its own.
    network: (headers["cloudfront-viewer-address"] ?? "").replace(/:\d+$/, ""),
  };
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
