/** Whether Generate can be pressed, and if not, why. */
import type { ModelView } from "../../../functions/api/types.ts";
import { t } from "../messages/composer.ts";
import type { Draft } from "./draft.ts";

export interface Situation {
  /** Credits that can be spent; undefined while it is not known, and then nothing is refused for it. */
  readonly available: number | undefined;
  /** The price the API named for these settings; undefined while only the catalogue has spoken. */
  readonly quoted: number | undefined;
  readonly online: boolean;
  readonly sending: boolean;
}

export interface Readiness {
  readonly ready: boolean;
  /** What stands on the button. */
  readonly label: string;
  readonly credits: number;
  /** The field that has to change first. */
  readonly mend?: "prompt" | "seed";
}

const largestSeed = 4_294_967_295;
/** The counter shows once so little of the limit is left. */
const counterFrom = 0.8;

export function readiness(draft: Draft, model: ModelView, situation: Situation): Readiness {
  const credits = situation.quoted ?? (model.creditsPerImage[draft.resolution] ?? 0) * draft.count;
  const no = (label: string, mend?: "prompt" | "seed"): Readiness =>
    mend ? { ready: false, label, credits, mend } : { ready: false, label, credits };

  if (situation.sending) return no(t("composer.sending"));
  if (draft.prompt.trim() === "") return no(t("composer.write_first"), "prompt");
  if (charactersLeft(draft.prompt, model) < 0) return no(t("composer.shorten_first"), "prompt");
  if (!seedIsValid(draft.seed)) return no(t("composer.seed_first"), "seed");
  if (!situation.online) return no(t("composer.offline_first"));
  if (situation.available !== undefined && situation.available < credits) {
    return no(t("composer.credits_first", { count: credits, available: situation.available }));
  }
  return { ready: true, label: t("composer.generate", { count: credits }), credits };
}

/** Counted as the API counts: by code points, the spaces around the prompt left out. */
export function charactersLeft(prompt: string, model: ModelView): number {
  return model.maxPromptCharacters - [...prompt.trim()].length;
}

/** The counter's words, or undefined while the limit is far. */
export function counter(prompt: string, model: ModelView): string | undefined {
  const left = charactersLeft(prompt, model);
  if (left > model.maxPromptCharacters * (1 - counterFrom)) return undefined;
  return left < 0 ? t("composer.over", { count: -left }) : t("composer.left", { count: left });
}

export function seedIsValid(seed: string): boolean {
  const text = seed.trim();
  return text === "" || (/^\d{1,10}$/.test(text) && Number(text) <= largestSeed);
}
