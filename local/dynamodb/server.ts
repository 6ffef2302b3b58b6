/** DynamoDB's wire protocol over an engine: one POST per operation, named by a header. */
import {
  type Capacity,
  callerOf,
  type Endpoint,
  listen,
  openTraffic,
  readBody,
  type Traffic,
} from "../endpoint.ts";
import type { DynamoEngine, Json } from "./engine.ts";

const readOperations = new Set(["GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"]);

export function serveDynamo(
  engine: DynamoEngine,
  traffic: Traffic = openTraffic,
): Promise<Endpoint> {
  return listen(async (request, response) => {
    const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
    const call = { service: "dynamodb", operation, caller: callerOf(request) } as const;
    const input = parseJson(await readBody(request));
    if (!traffic.before(call)) {
      response.destroy();
      return;
    }
    if (!input || !operation) {
      send(400, { __type: "com.amazon.coral.service#SerializationException" });
      return;
    }
    const wanted = input.ReturnConsumedCapacity;
    const { status, body } = await engine.call(operation, {
      ...input,
      ...(usesCapacity.has(operation) && {
        ReturnConsumedCapacity: wanted === "INDEXES" ? "INDEXES" : "TOTAL",
      }),
    });
    const used = capacityOf(operation, body);
    // It is always asked for, to count it.
    if (wanted !== "INDEXES" && wanted !== "TOTAL") delete body.ConsumedCapacity;
    if (!traffic.after(call, used)) {
      response.destroy();
      return;
    }
    send(status, body);

    function send(status: number, body: Json): void {
      const text = JSON.stringify(body);
      response.writeHead(status, {
        "content-type": "application/x-amz-json-1.0",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    }
  });
}

const usesCapacity = new Set([
  ...readOperations,
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactWriteItems",
]);

function parseJson(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString("utf8")) as Json;
  } catch {
    return undefined;
  }
}

function capacityOf(operation: string, body: Json): Capacity {
  const list = [body.ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[];
  const units = list.reduce((sum, entry) => sum + (entry.CapacityUnits ?? 0), 0);
  return readOperations.has(operation)
    ? { readUnits: units, writeUnits: 0 }
    : { readUnits: 0, writeUnits: units };
}
