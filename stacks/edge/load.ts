/** Runs a CloudFront Function's code as it stands, so that tests need no edge. */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

export interface EdgeValue {
  value: string;
  multiValue?: { value: string }[];
}

export interface EdgeRequest {
  method: string;
  uri: string;
  querystring: Record<string, EdgeValue>;
  headers: Record<string, EdgeValue>;
}

export interface EdgeResponse {
  statusCode: number;
  statusDescription?: string;
  headers: Record<string, EdgeValue>;
}

export interface EdgeEvent {
  request: EdgeRequest;
  response?: EdgeResponse;
}

export function loadEdgeFunction(
  name: string,
  options: { constants?: Record<string, unknown>; nowMs?: number } = {},
): (event: EdgeEvent) => EdgeRequest & EdgeResponse {
  const code = readFileSync(new URL(`./${name}.js`, import.meta.url), "utf8");
  const context = createContext({
    ...options.constants,
    Date: { now: () => options.nowMs ?? 0 },
  });
  runInContext(code, context);
  return (event) => {
    const answer: unknown = runInContext(`handler(${JSON.stringify(event)})`, context);
    // A copy, because objects of another realm never equal ours.
    return JSON.parse(JSON.stringify(answer));
  };
}

export function requestTo(address: string, headers: Record<string, string> = {}): EdgeRequest {
  const [uri = "", query = ""] = address.split("?");
  const querystring: Record<string, EdgeValue> = {};
  for (const part of query ? query.split("&") : []) {
    const [name = "", value = ""] = part.split("=");
    const known = querystring[name];
    if (known) known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }];
    else querystring[name] = { value };
  }
  return {
    method: "GET",
    uri,
    querystring,
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, { value }])),
  };
}
