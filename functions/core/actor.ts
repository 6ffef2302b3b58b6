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

export type Actor = Anonymous | Person;
export const anonymous: Anonymous = { kind: "anonymous" };
