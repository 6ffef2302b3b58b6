/** The words the inventory is written in. */
import type { Attributes } from "../../db/attribute.ts";
import type { ImageClass, RetentionClass } from "../retention.ts";
import type { ClauseId } from "./clause.ts";

/** Whom it is about. */
export type Subject = "person" | "visitor" | "operator" | "none";

export type Category =
  | "identity"
  | "credential"
  | "preference"
  | "content"
  | "usage"
  | "technical"
  | "billing"
  | "correspondence"
  /** What we wrote down about how a thing was handled. */
  | "record";

export type Purpose =
  | "service"
  | "delivery"
  | "billing"
  | "security"
  | "support"
  | "analytics"
  | "training"
  | "rights"
  | "law";

export type Basis = "contract" | "consent" | "legitimate interest" | "legal obligation";

/**
 * When a thing goes: with the account, with the consent it rests on, when a new version takes its
 * place, or after days of a class (minutes, for what is shorter) from the named event. `never`: we
 * pass it on and keep nothing.
 */
export type Keeping =
  | "erasure"
  | "withdrawal"
  | "replaced"
  | "never"
  | { readonly class: RetentionClass; readonly from: string }
  /** As long as the images it belongs to, which is a matter of their owner's plan. */
  | { readonly classes: readonly ImageClass[]; readonly from: string }
  | { readonly minutes: number; readonly from: string };

/** The classes of retention by which a thing may be kept; none if something else ends it. */
export function classesOf(kept: Keeping): readonly RetentionClass[] {
  if (typeof kept === "string") return [];
  if ("classes" in kept) return kept.classes;
  return "class" in kept ? [kept.class] : [];
}

/**
 * What erasing an account does to it: removed, left to lapse by itself, kept without a way back to
 * the person, or kept because a law says so.
 */
export type Erasure = "delete" | "expire" | "unlink" | { readonly retained: string };

export interface Declaration {
  /** What it is, in words a person reads on the policy page. */
  readonly about: string;
  readonly subject: Subject;
  readonly category: Category;
  readonly purposes: readonly Purpose[];
  readonly basis: Basis;
  readonly kept: Keeping;
  /** What enforces the keeping. */
  readonly enforcedBy:
    | "delete"
    | "ttl"
    | "lifecycle"
    | "browser"
    | "queue"
    | "log group"
    | "recovery window"
    | "nothing to keep";
  /** Who else gets to hold it, as `recipients.ts` names them. */
  readonly recipients: readonly Recipient[];
  /** Where it stands in a person's export, or why it does not. */
  readonly export: string | { readonly none: string };
  readonly erasure: Erasure;
  /** The promises of the policy it serves. */
  readonly clauses: readonly ClauseId[];
}

/** Others who process for us. */
export type Recipient = "hosting" | "mail" | "model" | "payment" | "identity";

/** What is different about some fields of a thing. The rest is as the whole. */
export type Differences<Field extends string = string> = {
  readonly [F in Field]?: Partial<Declaration>;
};

export interface ItemDeclaration<A extends Attributes = Attributes> extends Declaration {
  readonly name: string;
  readonly attributes: A;
  readonly fields?: Differences<keyof A & string>;
}

/** Anything stored outside the table. `fields` names what it is made of. */
export interface PlaceDeclaration extends Declaration {
  readonly name: string;
  readonly fields?: Differences;
}

/** Declares a kind of item of the table, with all its attributes. */
export function item<A extends Attributes>(
  name: string,
  declaration: Declaration & { attributes: A; fields?: Differences<keyof A & string> },
): ItemDeclaration<A> {
  return { name, ...declaration };
}

/** What is about nobody. */
export const impersonal = {
  subject: "none",
  category: "technical",
  purposes: ["service"],
  basis: "legitimate interest",
  recipients: ["hosting"],
  export: { none: "Says nothing about you." },
} as const satisfies Partial<Declaration>;

/** What most things about a person have in common. */
export const personal = {
  subject: "person",
  basis: "contract",
  enforcedBy: "delete",
  recipients: ["hosting"],
  erasure: "delete",
} as const satisfies Partial<Declaration>;

/** Of a field that says how far our work on a thing is, and nothing about anyone. */
export const internal = {
  category: "record",
  recipients: ["hosting"],
  export: { none: "Says how far our own work is, and nothing about you." },
} as const satisfies Partial<Declaration>;
