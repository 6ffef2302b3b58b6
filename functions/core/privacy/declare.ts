/** The words the inventory is written in. */
import type { Attributes } from "../../db/attribute.ts";
import type { RetentionClass } from "../retention.ts";

/** When a thing goes. `erasure`: with the account. Otherwise days of a class, from the named event. */
export type Keeping = "erasure" | { readonly class: RetentionClass; readonly from: string };

export interface Declaration {
  /** What it is, in words a person reads on the policy page. */
  readonly about: string;
  readonly subject: "person" | "visitor" | "none";
  readonly purposes: readonly ("service" | "security" | "billing" | "delivery")[];
  readonly basis: "contract" | "legitimate interest" | "legal obligation";
  readonly kept: Keeping;
  /** What enforces the keeping. */
  readonly enforcedBy: "delete" | "ttl" | "lifecycle" | "browser" | "queue" | "log group";
  /** Where it stands in a person's export, or why it does not. */
  readonly export: string | { readonly none: string };
}

export interface ItemDeclaration<A extends Attributes = Attributes> extends Declaration {
  readonly name: string;
  readonly attributes: A;
}

/** Declares a kind of item of the table, with all its attributes. */
export function item<A extends Attributes>(
  name: string,
  declaration: Declaration & { attributes: A },
): ItemDeclaration<A> {
  return { name, ...declaration };
}
