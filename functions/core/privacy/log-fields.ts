/**
 * The fields a log line may have, and what each holds. An allow-list: anything else is dropped before
 * it is written. Never a prompt, an address, a token, a network or a name.
 */
export const logFields = {
  requestId: "text",
  generationId: "text",
  /** A queue's own name for a message. */
  messageId: "text",
  method: "text",
  /** The route's pattern, never the path itself. */
  route: "text",
  status: "number",
  code: "text",
  durationMs: "number",
  count: "number",
  /** The kind of item, as the inventory names it. */
  kind: "text",
  state: "text",
  model: "text",
  /** Becomes `errorFields`. */
  error: "error",
} as const satisfies Record<string, "text" | "number" | "error">;

type Holds = { text: string; number: number; error: unknown };

export type LogFields = { readonly [F in keyof typeof logFields]?: Holds[(typeof logFields)[F]] };

/** What is written of an error. */
export const errorFields = ["error", "errorMessage", "errorAt", "errorCause"] as const;

/** What the logger itself puts on every line. */
export const lineFields = ["level", "message", "timestamp", "service", "sampling_rate"] as const;

/** What the API's gateway writes of a request. No path, query, address or user agent. */
export const accessLogFields = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  method: "$context.httpMethod",
  route: "$context.routeKey",
  status: "$context.status",
  responseBytes: "$context.responseLength",
  latencyMs: "$context.responseLatency",
  integrationStatus: "$context.integration.status",
  integrationError: "$context.integration.error",
} as const;

/** What metrics are told apart by, besides the function that counts. */
export const metricDimensions = ["kind", "model", "outcome"] as const;
export type MetricDimension = (typeof metricDimensions)[number];
