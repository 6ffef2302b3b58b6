/** How a generation ended, in words, and what it cost. */
import type { GenerationView } from "../../../functions/api/types.ts";
import { t } from "../messages/index.ts";
import { isOpen } from "./poll.ts";

export interface Outcome {
  readonly text: string;
  /** Something the person wanted is missing. */
  readonly short: boolean;
}

/** Undefined while it is still being made. */
export function outcomeOf(generation: GenerationView): Outcome | undefined {
  const { state, error, images, credits } = generation;
  if (isOpen(generation)) return undefined;
  if (state === "cancelled") return { text: t("outcome.cancelled"), short: true };
  if (error) return { text: error.message, short: true };
  if (state === "failed") return { text: t("outcome.failed"), short: true };
  if (images.length === 0)
    return { text: t("outcome.deleted", { count: generation.count }), short: true };
  const cost = t("outcome.charged", { count: credits.charged });
  return { text: `${t("outcome.done", { count: images.length })} ${cost}.`, short: false };
}
