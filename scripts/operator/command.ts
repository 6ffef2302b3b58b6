/** What a command of the operators' tools is. */
import type { ZodType } from "zod";
import type { Operator } from "../../functions/core/actor.ts";
import type { OperatorContext } from "../../functions/core/operator/context.ts";

/** One word of a command line: in its place, or as `--name`. */
export interface Option {
  readonly about: string;
  readonly schema: ZodType<unknown>;
}

export interface Given {
  readonly context: OperatorContext;
  readonly operator: Operator;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Command {
  readonly name: string;
  readonly does: string;
  /** In their order. */
  readonly words: Readonly<Record<string, Option>>;
  readonly options: Readonly<Record<string, Option>>;
  run(given: Given): Promise<unknown>;
}

type Values<O> = { readonly [K in keyof O]: O[K] extends { schema: ZodType<infer T> } ? T : never };

/** Declares a command; `run` gets what its words and options are, checked. */
export function command<
  W extends Readonly<Record<string, Option>>,
  O extends Readonly<Record<string, Option>>,
>(
  name: string,
  declared: {
    readonly does: string;
    readonly words: W;
    readonly options: O;
    run(given: Omit<Given, "values"> & { values: Values<W> & Values<O> }): Promise<unknown>;
  },
): Command {
  const run = (given: Given) =>
    declared.run({ ...given, values: given.values as Values<W> & Values<O> });
  return { ...declared, name, run };
}
