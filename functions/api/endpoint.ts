/** One endpoint: what it takes, what it answers, and who may ask. Validates and documents alike. */
import type * as z from "zod";
import type { Actor, Person } from "../core/actor.ts";
import type { ErrorCode } from "../core/error.ts";
import type { ApiContext } from "./context.ts";
import type { ApiAnswer, ApiRequest } from "./http.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** What a handler gets: only what the endpoint declares is there to be used. */
export interface Call<Who extends Actor, Body, Query> {
  readonly context: ApiContext;
  readonly actor: Who;
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly request: ApiRequest;
}

interface Declared<Body extends z.ZodType, Query extends z.ZodType> {
  readonly method: Method;
  /** As the OpenAPI document writes it: `/api/generations/{id}`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly body?: Body;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status → schema of the body, or null for none. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  readonly errors?: readonly ErrorCode[];
  /** The code for a body or query of the wrong shape, when it is not `request.invalid`. */
  readonly invalid?: ErrorCode;
}

export interface Endpoint extends Declared<z.ZodType, z.ZodType> {
  readonly actor: "anyone" | "person";
  readonly handle: (call: Call<Actor, unknown, unknown>) => Promise<ApiAnswer>;
}

/** An endpoint anyone may call. */
export function forAnyone<Body extends z.ZodType, Query extends z.ZodType>(
  declared: Declared<Body, Query>,
  handle: (call: Call<Actor, z.output<Body>, z.output<Query>>) => Promise<ApiAnswer>,
): Endpoint {
  return { ...declared, actor: "anyone", handle: handle as Endpoint["handle"] };
}

/** An endpoint for who is signed in; anyone else gets 401 before the handler runs. */
export function forPerson<Body extends z.ZodType, Query extends z.ZodType>(
  declared: Declared<Body, Query>,
  handle: (call: Call<Person, z.output<Body>, z.output<Query>>) => Promise<ApiAnswer>,
): Endpoint {
  return { ...declared, actor: "person", handle: handle as Endpoint["handle"] };
}
