/** What operators do with a person's account, as the person reads it. */
export const actionKinds = [
  "person.read",
  "request.read",
  "request.answered",
  "request.extended",
  "request.closed",
  "request.emptied",
  "credits.granted",
  "credits.refunded",
  "image.removed",
  "plan.changed",
  "account.erased",
  "role.granted",
  "role.revoked",
] as const;
export type ActionKind = (typeof actionKinds)[number];
