/** The API: from a request to an answer. */
import { LinearRouter } from "hono/router/linear-router";
import { signedOut } from "../core/account/account.ts";
import { type Actor, anonymous } from "../core/actor.ts";
import type { DataContext, Log } from "../core/context.ts";
import { AppError, type ErrorCode } from "../core/error.ts";
import { findPerson } from "../core/session/session.ts";
import { lazy } from "../runtime/lazy.ts";
import type { ApiContext } from "./context.ts";
import type { Endpoint } from "./endpoint.ts";
import { type ApiAnswer, type ApiRequest, ErrorWithCookies } from "./http.ts";
import { assertOwnPage, assertOwnSite } from "./middleware/origin.ts";
import { sessionCookieName } from "./middleware/session-cookie.ts";
import { account } from "./routes/account.ts";
import { health } from "./routes/health.ts";

/**
 * The first part of a path below `/api/`, or the first two, names a file of endpoints. What every
 * page asks for comes with the app; the rest is loaded when it is asked for.
 */
const nouns: Nouns<ApiContext> = {
  account: async () => account,
  "account/activity": async () => (await import("./routes/account-activity.ts")).accountActivity,
  "account/consents": async () => (await import("./routes/account-consents.ts")).accountConsents,
  "account/erasure": async () => (await import("./routes/account-erasure.ts")).accountErasure,
  "account/exports": async () => (await import("./routes/account-exports.ts")).accountExports,
  "account/restriction": async () =>
    (await import("./routes/account-consents.ts")).accountRestriction,
  "account/stored": async () => (await import("./routes/account-stored.ts")).accountStored,
  auth: async () => (await import("./routes/auth.ts")).auth,
  events: async () => (await import("./routes/events.ts")).events,
  billing: async () => (await import("./routes/billing.ts")).billing,
  generations: async () => (await import("./routes/generations.ts")).generations,
  health: async () => health,
  models: async () => (await import("./routes/models.ts")).models,
  policy: async () => (await import("./routes/policy.ts")).policy,
  support: async () => (await import("./routes/support.ts")).support,
  "openapi.json": async () => (await import("./routes/openapi.ts")).openapi,
};

/** What every app reaches, whatever its endpoints do. */
interface ServingContext extends DataContext {
  readonly log: Log;
}

export type Nouns<Context> = Readonly<Record<string, () => Promise<Endpoint<Context>[]>>>;

/** Anything else in its place is somebody's own words. */
const methods = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

export type App = (request: ApiRequest) => Promise<ApiAnswer>;

/** The API that people use. */
export function createApp(context: ApiContext): App {
  return serve(context, nouns);
}

/** An app of any endpoints, over what they reach. */
export function serve<Context extends ServingContext>(
  context: Context,
  nouns: Nouns<Context>,
): App {
  const routers = new Map(
    Object.entries(nouns).map(([noun, load]) => [noun, lazy(async () => routerOf(await load()))]),
  );
  return async (request) => {
    const started = context.clock.now();
    let route = "none";
    let answered: ApiAnswer;
    try {
      assertOwnSite(request);
      const [, , noun = "", part] = request.path.split("/");
      const router = await (routers.get(`${noun}/${part}`) ?? routers.get(noun))?.();
      const matched = router && match(router, request);
      if (!matched) throw new AppError("route.not_found", "There is nothing at this address.");
      route = matched.endpoint.path;
      answered = await call(context, matched.endpoint, matched.params, request);
    } catch (error) {
      answered = explain(context, request, error);
    }
    context.log.info("answered", {
      requestId: request.id,
      method: methods.has(request.method) ? request.method : "other",
      route,
      status: answered.status,
      durationMs: context.clock.now() - started,
    });
    return answered;
  };
}

function routerOf<Context>(
  endpoints: readonly Endpoint<Context>[],
): LinearRouter<Endpoint<Context>> {
  const router = new LinearRouter<Endpoint<Context>>();
  for (const endpoint of endpoints) {
    router.add(
      endpoint.method.toUpperCase(),
      endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      endpoint,
    );
  }
  return router;
}

function match<Context>(router: LinearRouter<Endpoint<Context>>, request: ApiRequest) {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const [matches] = router.match(method, request.path);
  const first = matches[0];
  if (!first) return undefined;
  const [endpoint, params] = first;
  return { endpoint, params: params as Record<string, string> };
}

async function call<Context extends ServingContext>(
  context: Context,
  endpoint: Endpoint<Context>,
  params: Record<string, string>,
  request: ApiRequest,
): Promise<ApiAnswer> {
  const actor = await establish(context, endpoint, request);
  const { body, query, invalid = "request.invalid" } = endpoint;
  const values = body || query ? await decode(endpoint, request, invalid) : {};
  return endpoint.handle({
    context,
    actor,
    params,
    request,
    body: undefined,
    query: undefined,
    ...values,
  });
}

const operators = lazy(() => import("../core/operator/operator.ts"));

async function establish(
  context: ServingContext,
  { actor }: Pick<Endpoint, "actor">,
  request: ApiRequest,
): Promise<Actor> {
  if (actor === "anyone") return anonymous;
  const person = await findPerson(context, request.cookies[sessionCookieName]);
  if (!person) throw signedOut();
  if (actor === "person") return person;
  assertOwnPage(request);
  return (await operators()).requireOperator(context, person);
}

/** Asked through `lazy`, because even a repeated `import()` goes through Node's loader. */
const decoder = lazy(() => import("./middleware/decode.ts"));

async function decode(
  endpoint: Pick<Endpoint, "body" | "query" | "schema">,
  request: ApiRequest,
  invalid: ErrorCode,
) {
  const { decodeBody, decodeValue } = await decoder();
  const { body, query, schema } = endpoint;
  return {
    body: body && decodeBody(await schema(body), request.body, invalid),
    query: query && decodeValue(await schema(query), request.query, invalid),
  };
}

/** What callers learn of an error: ours in its own words, a surprise only by its request id. */
function explain(context: ServingContext, request: ApiRequest, error: unknown): ApiAnswer {
  const known = error instanceof AppError;
  if (!known) context.log.error("unexpected", { requestId: request.id, error });
  const shown = known
    ? error
    : new AppError("internal", "Something went wrong on our side. Try again in a moment.");
  const { code, message, details, status } = shown;
  const wait = details?.retryAfterSeconds;
  return {
    status,
    body: { error: { code, message, ...(details ? { details } : {}) }, requestId: request.id },
    ...(typeof wait === "number" ? { headers: { "retry-after": String(wait) } } : {}),
    ...(shown instanceof ErrorWithCookies ? { cookies: shown.cookies } : {}),
  };
}
