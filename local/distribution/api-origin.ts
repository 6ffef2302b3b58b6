/** API Gateway's HTTP API as an origin: payload format 2.0 to a function and back. */
import { randomUUID } from "node:crypto";
import { accountId } from "../aws.ts";
import type { Outcome } from "../functions/instance.ts";
import type { RouteModel } from "../template/model.ts";
import { type Answer, type Headers, header, jsonError, type ViewerRequest } from "./message.ts";

/** What HTTP APIs take and answer at most ("Quotas for HTTP APIs"). */
const maxBodyBytes = 10 * 1024 * 1024;
const maxAnswerBytes = 10 * 1024 * 1024;
const integrationTimeoutMs = 30_000;

export interface ApiOptions {
  routes: readonly RouteModel[];
  invoke(functionName: string, event: unknown): Promise<Outcome>;
}

export async function fromApi(
  { routes, invoke }: ApiOptions,
  domain: string,
  request: ViewerRequest,
): Promise<Answer> {
  const route = findRoute(routes, request);
  if (!route) return jsonError(404, "Not Found");
  if (request.body.length > maxBodyBytes) return jsonError(413, "Request Entity Too Large");
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<"timeout">((resolve) => {
    timer = setTimeout(() => resolve("timeout"), integrationTimeoutMs);
  });
  const event = toEvent(request, domain, route);
  const outcome = await Promise.race([invoke(route.route.function, event), timeout]);
  clearTimeout(timer);
  if (outcome === "timeout") return jsonError(504, "Endpoint request timed out");
  if (!outcome.ok) return jsonError(500, "Internal Server Error");
  return toAnswer(outcome.value) ?? jsonError(500, "Internal Server Error");
}

interface Found {
  route: RouteModel;
  parameters: Record<string, string>;
}

/** The route that says most about the path, as API Gateway chooses it. */
function findRoute(routes: readonly RouteModel[], request: ViewerRequest): Found | undefined {
  const path = ({ routeKey }: RouteModel) => routeKey.split(" ")[1] ?? "";
  const longestFirst = routes.toSorted((one, other) => path(other).length - path(one).length);
  for (const route of longestFirst) {
    const [method = "", path = ""] = route.routeKey.split(" ");
    if (method !== "ANY" && method !== request.method) continue;
    const names: string[] = [];
    const pattern = path.replace(/\{(\w+)(\+?)\}/g, (_all, name: string, greedy: string) => {
      names.push(name);
      return greedy ? "(.+)" : "([^/]+)";
    });
    const match = new RegExp(`^${pattern}$`).exec(request.uri);
    if (!match) continue;
    const parameters = names.map((name, i): [string, string] => [name, match[i + 1] ?? ""]);
    return { route, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

function toEvent(request: ViewerRequest, domain: string, { route, parameters }: Found): object {
  const { headers, query } = request;
  const type = header(headers, "content-type") ?? "";
  const text = isText(type);
  const cookies = header(headers, "cookie")?.split(/;\s*/);
  const plain = [...headers].filter(([name]) => name !== "cookie");
  const now = new Date();
  return {
    version: "2.0",
    routeKey: route.routeKey,
    rawPath: decodePath(request.uri),
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers: {
      ...Object.fromEntries(plain.map(([name, values]) => [name, values.join(",")])),
      host: domain,
      "x-forwarded-for": request.address.ip,
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
      ...(request.body.length > 0 && { "content-length": String(request.body.length) }),
    },
    ...(query && { queryStringParameters: parseQuery(query) }),
    pathParameters: parameters,
    requestContext: {
      accountId,
      apiId: domain.split(".")[0],
      domainName: domain,
      domainPrefix: domain.split(".")[0],
      http: {
        method: request.method,
        path: decodePath(request.uri),
        protocol: "HTTP/1.1",
        sourceIp: request.address.ip,
        userAgent: header(headers, "user-agent") ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(request.body.length > 0 && { body: request.body.toString(text ? "utf8" : "base64") }),
    isBase64Encoded: request.body.length > 0 && !text,
  };
}

/** API Gateway hands the path over decoded. */
function decodePath(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function isText(type: string): boolean {
  return /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]*\+(json|xml))/i.test(
    type,
  );
}

function parseQuery(query: string): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    all[name] = name in all ? `${all[name]},${value}` : value;
  }
  return all;
}

interface Result {
  statusCode?: unknown;
  headers?: Record<string, unknown>;
  cookies?: unknown[];
  body?: unknown;
  isBase64Encoded?: boolean;
}

/** Undefined when API Gateway could make nothing of what the function returned. */
function toAnswer(value: unknown): Answer | undefined {
  if (typeof value !== "object" || value === null || !("statusCode" in value)) {
    // A value without a status is itself the body.
    return {
      status: 200,
      headers: new Map([["content-type", ["application/json"]]]),
      body: Buffer.from(typeof value === "string" ? value : JSON.stringify(value ?? null)),
    };
  }
  const { statusCode, headers = {}, cookies = [], body = "", isBase64Encoded } = value as Result;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const answer: Headers = new Map(
    Object.entries(headers ?? {}).map(([name, text]) => [name.toLowerCase(), [String(text)]]),
  );
  if (cookies.length > 0) answer.set("set-cookie", cookies.map(String));
  const text = typeof body === "string" ? body : JSON.stringify(body);
  if (text !== "" && !answer.has("content-type")) {
    answer.set("content-type", ["text/plain; charset=utf-8"]);
  }
  const bytes = Buffer.from(text, isBase64Encoded ? "base64" : "utf8");
  return bytes.length > maxAnswerBytes ? undefined : { status, headers: answer, body: bytes };
}
