/** Every error a caller can see: `noun.reason` → HTTP status. The only table of its kind. */
const statuses = {
  "request.malformed": 400,
  "request.invalid": 422,
  "request.too_large": 413,
  "request.media_type": 415,
  "request.cross_site": 403,
  "request.origin": 403,
  "route.not_found": 404,
  "auth.required": 401,
  "auth.invalid": 401,
  "auth.code_invalid": 401,
  "auth.step_up": 401,
  "age.too_young": 403,
  "account.not_active": 403,
  "account.erasing": 403,
  "account.restricted": 403,
  "consent.words_changed": 409,
  "erasure.begun": 409,
  "policy.outdated": 409,
  "announcement.not_material": 409,
  "rate.limited": 429,
  "credit.insufficient": 402,
  "credit.frozen": 403,
  "idempotency.conflict": 409,
  "idempotency.missing": 400,
  "generation.invalid": 422,
  "generation.not_found": 404,
  "generation.not_cancellable": 409,
  "image.not_found": 404,
  "export.not_found": 404,
  "export.not_ready": 409,
  "export.expired": 410,
  "cursor.invalid": 422,
  "operator.required": 403,
  "operator.own_account": 403,
  "person.not_found": 404,
  "support.not_found": 404,
  "support.closed": 409,
  "support.full": 409,
  "support.unanswered": 409,
  "support.not_extendable": 409,
  "credit.nothing_charged": 409,
  "disclosure.not_found": 404,
  "disclosure.not_waiting": 409,
  "disclosure.not_sealed": 409,
  "disclosure.other_person": 409,
  "disclosure.second_operator": 403,
  "queue.not_found": 404,
  internal: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof statuses;

/** What a program needs to react to an error, e.g. `{ fields: { prompt: "…" } }` or `{ retryAfterSeconds: 30 }`. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The one error class callers see. `message` is shown to people: short, concrete, no blame.
 * Anything else that is thrown is a surprise and becomes `internal`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, details?: ErrorDetails) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.status = statuses[code];
    this.details = details;
  }
}

export function errorCodes(): ErrorCode[] {
  return Object.keys(statuses) as ErrorCode[];
}

export function statusOf(code: ErrorCode): number {
  return statuses[code];
}
