/** The catalogue as the API shows it, for pages drawn when the site is built. Never loaded by a browser. */
import type { ModelView } from "../../functions/api/types.ts";
import { models as catalogue, type Model } from "../../functions/core/model/catalogue.ts";

export const models: readonly ModelView[] = catalogue.map((model: Model) => ({
  id: model.id,
  label: model.label,
  description: model.description,
  provider: model.provider,
  resolutions: [...model.resolutions],
  aspectRatios: [...model.aspectRatios],
  maxReferences: model.maxReferences,
  maxCount: model.maxCount,
  maxPromptCharacters: model.maxPromptCharacters,
  creditsPerImage: model.creditsPerImage,
  expectedSeconds: model.expectedSeconds,
}));
