/** The kinds of attribute an item can have. The inventory declares with these; codecs check with them. */

declare const shape: unique symbol;

/** A declared attribute whose value in the product has the type `T`. */
export interface Attribute<T, Optional extends boolean = boolean> {
  readonly kind: "text" | "whole" | "real" | "flag" | "list" | "record";
  readonly optional: Optional;
  /** What a list holds. */
  readonly of?: Attribute<unknown>;
  /** What a record holds. */
  readonly fields?: Attributes;
  readonly [shape]?: T;
}

export type Attributes = Readonly<Record<string, Attribute<unknown>>>;

type Required<A extends Attributes> = {
  [K in keyof A]: A[K]["optional"] extends true ? never : K;
}[keyof A];
type ValueOf<A> = A extends Attribute<infer T> ? T : never;

/** The type of an item made of these attributes. */
export type ValuesOf<A extends Attributes> = { [K in Required<A>]: ValueOf<A[K]> } & {
  [K in Exclude<keyof A, Required<A>>]?: ValueOf<A[K]> | undefined;
};

export const text = <T extends string = string>(): Attribute<T, false> => ({
  kind: "text",
  optional: false,
});
/** An integer, e.g. credits, pixels, bytes, epoch seconds. */
export const whole = (): Attribute<number, false> => ({ kind: "whole", optional: false });
export const real = (): Attribute<number, false> => ({ kind: "real", optional: false });
export const flag = (): Attribute<boolean, false> => ({ kind: "flag", optional: false });
export const list = <T>(of: Attribute<T>): Attribute<T[], false> => ({
  kind: "list",
  optional: false,
  of,
});
export const record = <A extends Attributes>(fields: A): Attribute<ValuesOf<A>, false> => ({
  kind: "record",
  optional: false,
  fields,
});
export const optional = <T>(attribute: Attribute<T>): Attribute<T, true> => ({
  ...(attribute as Attribute<T, true>),
  optional: true,
});
