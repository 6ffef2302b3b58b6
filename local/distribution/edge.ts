/** CloudFront Functions: the template's own code, run with the event CloudFront gives it. */
import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { createContext, Script } from "node:vm";
import { type Answer, cookiesOf, type Headers, type ViewerRequest } from "./message.ts";

interface Field {
  value: string;
  multiValue?: { value: string }[];
}
type Fields = Record<string, Field>;

interface EdgeRequest {
  method: string;
  uri: string;
  querystring: Fields;
  headers: Fields;
  cookies: Fields;
}

interface EdgeResponse {
  statusCode: number;
  statusDescription?: string;
  headers?: Fields;
  cookies?: Record<string, Field & { attributes?: string }>;
  body?: string | { encoding: "text" | "base64"; data: string };
}

interface EdgeEvent {
  request: EdgeRequest;
  response?: EdgeResponse;
}

type Handler = (event: object) => unknown;

export class EdgeFunction {
  readonly #handler: Handler;
  readonly #eventType: string;

  constructor(code: string, eventType: "viewer-request" | "viewer-response") {
    // A context of its own has its own Date, which would not follow the machine's clock.
    const context = createContext({ Date, console: { log: () => {} } });
    this.#handler = new Script(`${code}\nhandler;`).runInContext(context) as Handler;
    this.#eventType = eventType;
  }

  /** What the viewer's request becomes: another request, or the answer at once. */
  async request(request: ViewerRequest): Promise<{ request: ViewerRequest } | { answer: Answer }> {
    const result = (await this.#run(request, { request: toEdge(request) })) as
      | EdgeRequest
      | EdgeResponse;
    return "statusCode" in result
      ? { answer: fromEdgeResponse(result) }
      : { request: fromEdgeRequest(request, result) };
  }

  /** What the answer becomes. A function cannot see or change a body that came from the origin. */
  async response(request: ViewerRequest, answer: Answer): Promise<Answer> {
    const result = (await this.#run(request, {
      request: toEdge(request),
      response: {
        statusCode: answer.status,
        statusDescription: STATUS_CODES[answer.status] ?? "",
        headers: fields(answer.headers, "set-cookie"),
        cookies: {},
      },
    })) as EdgeResponse;
    const changed = fromEdgeResponse(result);
    const setCookie = answer.headers.get("set-cookie");
    if (setCookie) changed.headers.set("set-cookie", setCookie);
    return { ...changed, body: result.body === undefined ? answer.body : changed.body };
  }

  #run({ address }: ViewerRequest, event: EdgeEvent): unknown {
    return this.#handler({
      version: "1.0",
      context: {
        distributionDomainName: "localhost",
        distributionId: "LOCAL",
        eventType: this.#eventType,
        requestId: randomUUID(),
      },
      viewer: { ip: address.ip },
      ...event,
    });
  }
}

function toEdge(request: ViewerRequest): EdgeRequest {
  const querystring: Fields = {};
  for (const part of request.query.split("&").filter(Boolean)) {
    const at = part.indexOf("=");
    const [name, value] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    add(querystring, name, value);
  }
  const cookies = Object.fromEntries(
    [...cookiesOf(request.headers)].map(([name, value]) => [name, { value }]),
  );
  return {
    method: request.method,
    uri: request.uri,
    querystring,
    headers: fields(request.headers, "cookie"),
    cookies,
  };
}

function add(into: Fields, name: string, value: string): void {
  const there = into[name];
  if (!there) into[name] = { value };
  else there.multiValue = [...(there.multiValue ?? [{ value: there.value }]), { value }];
}

function fields(headers: Headers, except: string): Fields {
  const into: Fields = {};
  for (const [name, values] of headers) {
    if (name !== except) for (const value of values) add(into, name, value);
  }
  return into;
}

const valuesOf = ({ value, multiValue }: Field) => multiValue?.map((one) => one.value) ?? [value];

function toHeaders(from: Fields = {}): Headers {
  return new Map(
    Object.entries(from).map(([name, field]) => [name.toLowerCase(), valuesOf(field)]),
  );
}

function fromEdgeRequest(request: ViewerRequest, edge: EdgeRequest): ViewerRequest {
  const headers = toHeaders(edge.headers);
  const cookies = Object.entries(edge.cookies).map(([name, { value }]) => `${name}=${value}`);
  if (cookies.length > 0) headers.set("cookie", [cookies.join("; ")]);
  const query = Object.entries(edge.querystring)
    .flatMap(([name, field]) => valuesOf(field).map((value) => (value ? `${name}=${value}` : name)))
    .join("&");
  return { ...request, uri: edge.uri, query, headers };
}

function fromEdgeResponse(edge: EdgeResponse): Answer {
  const headers = toHeaders(edge.headers);
  const cookies = Object.entries(edge.cookies ?? {}).map(
    ([name, { value, attributes }]) => `${name}=${value}${attributes ? `; ${attributes}` : ""}`,
  );
  if (cookies.length > 0) headers.set("set-cookie", cookies);
  const body =
    typeof edge.body === "object"
      ? Buffer.from(edge.body.data, edge.body.encoding === "base64" ? "base64" : "utf8")
      : Buffer.from(edge.body ?? "");
  return { status: edge.statusCode, headers, body };
}
