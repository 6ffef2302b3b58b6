/** The two operations of SSM that functions use: `GetParameter` and `GetParameters`. */
import { accountId, region } from "../aws.ts";
import {
  callerOf,
  type Endpoint,
  listen,
  openTraffic,
  readBody,
  type Traffic,
} from "../endpoint.ts";
import type { Vault } from "./vault.ts";

export function serveParameters(vault: Vault, traffic: Traffic = openTraffic): Promise<Endpoint> {
  return listen(async (request, response) => {
    const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
    const call = { service: "ssm", operation, caller: callerOf(request) } as const;
    const input = JSON.parse((await readBody(request)).toString() || "{}") as {
      Name?: string;
      Names?: string[];
    };
    if (!traffic.before(call)) {
      response.destroy();
      return;
    }
    const [status, body] = answer(vault, operation, input);
    if (!traffic.after(call)) {
      response.destroy();
      return;
    }
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(body));
  });
}

function answer(
  vault: Vault,
  operation: string,
  { Name = "", Names = [] }: { Name?: string; Names?: string[] },
): [number, object] {
  const read = (name: string) => {
    const value = vault.parameter(name);
    if (value === undefined) return [];
    const arn = `arn:aws:ssm:${region}:${accountId}:parameter${name}`;
    return [{ Name: name, Type: "String", Value: value, Version: 1, ARN: arn, DataType: "text" }];
  };
  if (operation === "GetParameter") {
    const [parameter] = read(Name);
    return parameter
      ? [200, { Parameter: parameter }]
      : [400, { __type: "ParameterNotFound", message: `Parameter ${Name} not found.` }];
  }
  if (operation === "GetParameters") {
    const found = Names.flatMap(read);
    const known = new Set(found.map((parameter) => parameter.Name));
    return [
      200,
      { Parameters: found, InvalidParameters: Names.filter((name) => !known.has(name)) },
    ];
  }
  return [400, { __type: "UnknownOperationException", message: `There is no ${operation} here.` }];
}
