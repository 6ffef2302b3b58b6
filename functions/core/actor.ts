/** Who is asking. Established once, at the edge; everything owner-scoped takes a `Person`. */
import type { UserId } from "./id.ts";

export interface Anonymous {
  readonly kind: "anonymous";
}

export interface Person {
  readonly kind: "person";
  readonly userId: UserId;
  /** Digest of the session's token: names the session without giving it away. */
  readonly sessionDigest: string;
}

/** One of those who run the service, using the operators' tools. */
export interface Operator {
  readonly kind: "operator";
  /** Where and as whom they signed in, e.g. `account:usr_…`: told to nobody but operators. */
  readonly identity: string;
  /** What stands for them where a person reads it. */
  readonly handle: string;
}

export type Actor = Anonymous | Person | Operator;
export const anonymous: Anonymous = { kind: "anonymous" };
