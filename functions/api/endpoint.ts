/** One endpoint: what it takes, what it answers, and who may ask. Validates and documents alike. */
import type * as z from "zod";
import type { Actor, Operator, Person } from "../core/actor.ts";
import type { ErrorCode } from "../core/error.ts";
import type { OperatorContext } from "../core/operator/context.ts";
import { lazy } from "../runtime/lazy.ts";
import type { ApiContext } from "./context.ts";
import type { ApiAnswer, ApiRequest } from "./http.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** A module of schemas. Loaded when something is to be validated: most reads never need one. */
export type Schemas = Readonly<Record<string, unknown>>;
type NameIn<S> = { [K in keyof S]: S[K] extends z.ZodType ? K : never }[keyof S] & string;
type Output<S, K> = K extends keyof S
  ? S[K] extends z.ZodType
    ? z.output<S[K]>
    : never
  : undefined;

/** What a handler gets: only what the endpoint declares is there to be used. */
export interface Call<Who extends Actor, Body, Query, Context = ApiContext> {
  readonly context: Context;
  readonly actor: Who;
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly request: ApiRequest;
}

/** What an endpoint says of itself. Schemas are named as their module exports them. */
interface Declared<Name extends string, Body extends Name, Query extends Name> {
  readonly method: Method;
  /** As the OpenAPI document writes it: `/api/generations/{id}`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly body?: Body;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status → schema of the body, or null for none. */
  readonly answers: Readonly<Record<number, Name | null>>;
  readonly errors?: readonly ErrorCode[];
  /** The code for a body or query of the wrong shape, when it is not `request.invalid`. */
  readonly invalid?: ErrorCode;
}

export interface Endpoint<Context = ApiContext> extends Declared<string, string, string> {
  readonly actor: "anyone" | "person" | "operator";
  readonly schema: (name: string) => Promise<z.ZodType>;
  readonly handle: (call: Call<Actor, unknown, unknown, Context>) => Promise<ApiAnswer>;
}

/** Makes endpoints over one module of schemas. */
export function endpoints<S extends Schemas>(schemas: () => Promise<S>) {
  const load = lazy(schemas);
  const schema = async (name: string) => (await load())[name] as z.ZodType;
  return {
    /** An endpoint anyone may call. */
    forAnyone<Body extends NameIn<S> = never, Query extends NameIn<S> = never>(
      declared: Declared<NameIn<S>, Body, Query>,
      handle: (call: Call<Actor, Output<S, Body>, Output<S, Query>>) => Promise<ApiAnswer>,
    ): Endpoint {
      return { ...declared, schema, actor: "anyone", handle: handle as Endpoint["handle"] };
    },

    /** An endpoint for who is signed in; anyone else gets 401 before the handler runs. */
    forPerson<Body extends NameIn<S> = never, Query extends NameIn<S> = never>(
      declared: Declared<NameIn<S>, Body, Query>,
      handle: (call: Call<Person, Output<S, Body>, Output<S, Query>>) => Promise<ApiAnswer>,
    ): Endpoint {
      return { ...declared, schema, actor: "person", handle: handle as Endpoint["handle"] };
    },

    /** An endpoint for operators who signed in within the hour; anyone else gets 401 or 403. */
    forOperator<Body extends NameIn<S> = never, Query extends NameIn<S> = never>(
      declared: Declared<NameIn<S>, Body, Query>,
      handle: (
        call: Call<Operator, Output<S, Body>, Output<S, Query>, OperatorContext>,
      ) => Promise<ApiAnswer>,
    ): Endpoint<OperatorContext> {
      const erased = handle as Endpoint<OperatorContext>["handle"];
      return { ...declared, schema, actor: "operator", handle: erased };
    },
  };
}
