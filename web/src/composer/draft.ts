/** What stands in the composer, and how it survives a reload and the way through sign-up. */
import type {
  AspectRatio,
  GenerationRequestInput,
  ModelView,
  Resolution,
} from "../../../functions/api/types.ts";
import { readSession, removeSession, storageKeys, writeSession } from "../storage.ts";

export interface Draft {
  readonly prompt: string;
  readonly model: string;
  readonly resolution: Resolution;
  readonly aspectRatio: AspectRatio;
  readonly count: number;
  /** As typed; empty for a new seed each time. */
  readonly seed: string;
}

/** The draft with what the model cannot do replaced by what it can. */
export function fitted(draft: Partial<Draft>, models: readonly ModelView[]): Draft {
  const model = models.find(({ id }) => id === draft.model) ?? models[0];
  if (!model) throw new Error("there is no model to choose from");
  const { resolutions, aspectRatios, maxCount } = model;
  const count = Number.isInteger(draft.count) ? Number(draft.count) : 1;
  return {
    prompt: typeof draft.prompt === "string" ? draft.prompt : "",
    model: model.id,
    resolution: one(resolutions, draft.resolution, "1K"),
    aspectRatio: one(aspectRatios, draft.aspectRatio, "1:1"),
    count: Math.min(Math.max(count, 1), maxCount),
    seed: typeof draft.seed === "string" ? draft.seed : "",
  };
}

function one<Choice>(
  choices: readonly Choice[],
  wanted: Choice | undefined,
  usual: Choice,
): Choice {
  if (wanted !== undefined && choices.includes(wanted)) return wanted;
  return choices.includes(usual) ? usual : (choices[0] ?? usual);
}

/** The order the API takes. Call it only for a draft that is ready. */
export function orderOf({ seed, ...draft }: Draft): GenerationRequestInput {
  const order = { ...draft, prompt: draft.prompt.trim() };
  return seed.trim() === "" ? order : { ...order, seed: Number(seed) };
}

/** `pressed` is what the landing page hands over when a signed-in person pressed Generate there. */
interface Saved extends Partial<Draft> {
  readonly pressed?: string;
}

function saved(): Saved | undefined {
  const value = readSession(storageKeys.draft);
  return typeof value === "object" && value !== null ? value : undefined;
}

export function readDraft(): Partial<Draft> | undefined {
  return saved();
}

export function saveDraft(draft: Partial<Draft>, pressed?: string): void {
  writeSession(storageKeys.draft, pressed ? { ...draft, pressed } : draft);
}

export function forgetDraft(): void {
  removeSession(storageKeys.draft);
}

/**
 * The idempotency key of the press that brought the person here, once: a reload must not press again.
 */
export function takePress(): string | undefined {
  const { pressed, ...draft } = saved() ?? {};
  if (pressed) saveDraft(draft);
  return pressed;
}
