/** Why images are missing, in words a person understands. */
import type { Generation } from "../privacy/inventory.ts";
import type { FailureReason } from "./schema.ts";

export interface Shortfall {
  readonly reason: FailureReason;
  /** For a refusal: what it was about. */
  readonly category?: string | undefined;
}

/** The message says what happened, what arrived, and what it cost. */
export function explain(
  { reason, category }: Shortfall,
  arrived: number,
  of: Generation,
  refunded: number,
): { code: FailureReason; message: string } {
  const what = {
    "provider.refused": category
      ? `The model refused this prompt: it ${category}.`
      : "The model refused this prompt.",
    "provider.failed": "The model could not finish this picture.",
    "provider.timeout": "The model took too long.",
    deadline: "This took too long, so we stopped it.",
    "account.erasing": "Your account was to be erased, so we stopped.",
    "account.restricted": "You restricted the use of your data, so we stopped.",
  }[reason];
  const money =
    arrived === 0
      ? "Nothing was charged."
      : `${arrived} of ${of.count} images arrived; ${credits(refunded)} came back to you.`;
  return { code: reason, message: `${what} ${money}` };
}

function credits(amount: number): string {
  return amount === 1 ? "1 credit" : `${amount} credits`;
}
