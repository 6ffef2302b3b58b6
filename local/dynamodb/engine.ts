/** What both DynamoDB engines promise: one call in, one answer out, in DynamoDB's own JSON. */
export type Json = Record<string, unknown>;

/** An item or a key, in DynamoDB's own JSON: `{ pk: { S: "…" } }`. */
export type Item = Record<string, Json>;

export interface Answer {
  /** 200, or the HTTP status of a DynamoDB error whose `__type` names it. */
  status: number;
  body: Json;
}

export interface DynamoEngine {
  readonly name: "dynalite" | "dynamodb-local";
  call(operation: string, input: Json): Promise<Answer>;
  stop(): Promise<void>;
}

/** An error as DynamoDB sends it. */
export class DynamoError extends Error {
  readonly status: number;
  readonly body: Json;

  constructor(type: string, message: string, more: Json = {}) {
    super(message);
    this.name = type;
    this.status = 400;
    this.body = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more };
  }
}

export function validationError(message: string): DynamoError {
  const error = new DynamoError("ValidationException", message);
  error.body.__type = "com.amazon.coral.validate#ValidationException";
  return error;
}

/** Calls an operation and throws what DynamoDB answers when it refuses. */
export async function request(engine: DynamoEngine, operation: string, input: Json): Promise<Json> {
  const { status, body } = await engine.call(operation, input);
  if (status === 200) return body;
  const type = String(body.__type).split("#").pop() ?? "Error";
  throw new DynamoError(type, String(body.message ?? body.Message), body);
}
