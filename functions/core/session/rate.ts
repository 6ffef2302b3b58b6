/** Limits on how often something may be tried. */
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { update } from "../../db/write.ts";
import { day, epochSeconds, minute } from "../clock.ts";
import type { DataContext } from "../context.ts";
import { digest } from "../digest.ts";
import { AppError } from "../error.ts";
import { exportsPerDay } from "../export/limits.ts";
import { rate } from "../privacy/inventory.ts";
import { retentionDays } from "../retention.ts";

/** Tries allowed in a window, per kind of subject. Windows are fixed and aligned to the epoch. */
const limits = {
  "sign-up.address": { tries: 6, windowMs: 60 * minute },
  "sign-up.network": { tries: 300, windowMs: 60 * minute },
  "verify.network": { tries: 300, windowMs: 15 * minute },
  "verify.address": { tries: 10, windowMs: 15 * minute },
  "sign-in.address-and-network": { tries: 10, windowMs: 15 * minute },
  "sign-in.address": { tries: 60, windowMs: 15 * minute },
  "sign-in.network": { tries: 300, windowMs: 15 * minute },
  "step-up.person": { tries: 10, windowMs: 15 * minute },
  "export.person": { tries: exportsPerDay, windowMs: day },
  // Receipts are never removed while the account lasts. Taking something back is not counted.
  "allow.person": { tries: 60, windowMs: 60 * minute },
  // Reads all there is of a person.
  "stored.person": { tries: 120, windowMs: 60 * minute },
  "support.person": { tries: 10, windowMs: 60 * minute },
  "support.address": { tries: 5, windowMs: 60 * minute },
  "support.network": { tries: 60, windowMs: 60 * minute },
  "support.code": { tries: 10, windowMs: 15 * minute },
  "support.code-network": { tries: 300, windowMs: 15 * minute },
} as const;

export type Limit = keyof typeof limits;

/**
 * Counts a try and refuses it when the window is full. The count is kept under a digest of the
 * subject, so that no address stands in the table in the clear.
 *
 * @throws AppError rate.limited, with `retryAfterSeconds`.
 */
export async function countTry(
  context: DataContext,
  limit: Limit,
  ...subject: string[]
): Promise<void> {
  const { tries, windowMs } = limits[limit];
  const now = context.clock.now();
  const window = Math.floor(now / windowMs);
  const counted = await commitOne(
    context.table,
    update(rate, keys.rate(limit, digest(...subject), window), {
      add: { count: 1 },
      orCreate: true,
      ttl: epochSeconds(now + retentionDays.abuse * day),
    }),
  );
  if ((counted?.count ?? 0) <= tries) return;
  throw tooManyTries((window + 1) * windowMs, now);
}

/** @param until When the next window begins, in milliseconds since the epoch, as is `now`. */
export function tooManyTries(until: number, now: number): AppError {
  const retryAfterSeconds = Math.ceil((until - now) / 1000);
  return new AppError(
    "rate.limited",
    `Too many tries. Wait ${waitingTime(retryAfterSeconds)} and try again.`,
    { retryAfterSeconds },
  );
}

function waitingTime(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
