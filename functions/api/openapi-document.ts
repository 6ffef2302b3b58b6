/** The OpenAPI document, made from the very schemas that validate. Runs at build time. */
import * as z from "zod";
import { type ErrorCode, statusOf } from "../core/error.ts";
import type { Endpoint } from "./endpoint.ts";
import { account } from "./routes/account.ts";
import { accountActivity } from "./routes/account-activity.ts";
import { accountConsents, accountRestriction } from "./routes/account-consents.ts";
import { accountErasure } from "./routes/account-erasure.ts";
import { accountExports } from "./routes/account-exports.ts";
import { accountStored } from "./routes/account-stored.ts";
import { auth } from "./routes/auth.ts";
import { billing } from "./routes/billing.ts";
import { events } from "./routes/events.ts";
import { generations } from "./routes/generations.ts";
import { health } from "./routes/health.ts";
import { models } from "./routes/models.ts";
import { openapi } from "./routes/openapi.ts";
import { operator } from "./routes/operator.ts";
import { policy } from "./routes/policy.ts";
import { support } from "./routes/support.ts";

/** Only what they say of themselves is looked at, not what they reach. */
type Described = Endpoint<never>;

const endpoints: readonly Described[] = [
  ...health,
  ...auth,
  ...account,
  ...accountActivity,
  ...accountConsents,
  ...accountErasure,
  ...accountExports,
  ...accountRestriction,
  ...accountStored,
  ...models,
  ...generations,
  ...billing,
  ...policy,
  ...events,
  ...support,
  ...operator,
  ...openapi,
];

/** OpenAPI 3.1. @see https://spec.openapis.org/oas/v3.1.1.html */
export async function openApiDocument(): Promise<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  schemas = { Error: errorSchema };
  for (const endpoint of endpoints) {
    paths[endpoint.path] ??= {};
    Object.assign(paths[endpoint.path] ?? {}, { [endpoint.method]: await operation(endpoint) });
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "nana img",
      version: "1",
      description:
        "JSON in and out. Unsafe methods need a same-origin Origin header. Times are ISO 8601 UTC, credits integers.",
    },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-session" } },
      schemas,
    },
  };
}

/** Filled while the paths are described. */
let schemas: Record<string, unknown> = {};

const errorSchema = {
  type: "object",
  required: ["error", "requestId"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { type: "string" },
        message: { type: "string", description: "For people." },
        details: { type: "object" },
      },
    },
    requestId: { type: "string" },
  },
};

async function operation(endpoint: Described) {
  const { summary, actor, body, answers } = endpoint;
  const responses: Record<string, unknown> = {};
  for (const [status, name] of Object.entries(answers)) {
    const shape = name && content(jsonSchema(await endpoint.schema(name), "output"));
    responses[status] = { description: summary, ...shape };
  }
  return {
    summary,
    ...(actor !== "anyone" ? { security: [{ session: [] }] } : {}),
    parameters: await parameters(endpoint),
    ...(body
      ? {
          requestBody: {
            required: true,
            ...content(jsonSchema(await endpoint.schema(body), "input")),
          },
        }
      : {}),
    responses: { ...responses, ...errors(endpoint) },
  };
}

async function parameters({ path, query, headers = {}, schema }: Described) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const properties = query ? (jsonSchema(await schema(query), "input").properties as object) : {};
  return [
    ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema })),
    ...Object.entries(headers).map(([name, description]) => ({
      ...{ name, in: "header", required: true, description },
      schema: { type: "string" },
    })),
  ];
}

/** Errors of one status stand together: the code tells them apart. */
function errors(endpoint: Described) {
  const codes: ErrorCode[] = [
    ...(endpoint.actor === "anyone" ? [] : (["auth.required"] as const)),
    ...(endpoint.actor === "operator" ? (["auth.step_up", "operator.required"] as const) : []),
    ...(endpoint.method === "get" ? [] : (["request.cross_site", "request.media_type"] as const)),
    ...(endpoint.body
      ? (["request.malformed", endpoint.invalid ?? "request.invalid"] as const)
      : []),
    ...(endpoint.errors ?? []),
  ];
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of.map((code) => `\`${code}\``).join(", "),
        ...content({ $ref: "#/components/schemas/Error" }),
      },
    ]),
  );
}

function content(schema: object) {
  return { content: { "application/json": { schema } } };
}

/** Named schemas (`.meta({ id })`) are moved to the document's components and referred to. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...whole } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const text = JSON.stringify(whole).replaceAll("#/$defs/", "#/components/schemas/");
  const { $defs = {}, id, ...rest } = JSON.parse(text);
  for (const [name, { id: __, ...definition }] of Object.entries<Record<string, unknown>>($defs)) {
    schemas[name] = definition;
  }
  if (!id) return rest;
  schemas[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}
