/** What a generation asks for, held against what its model can do. */
import { AppError } from "../error.ts";
import { findModel, type Model } from "../model/catalogue.ts";
import type { GenerationRequest } from "./schema.ts";

/** Something a person can see: not only spaces, controls and marks that show nothing. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

export interface Quote {
  readonly model: Model;
  /** Whole credits for one image, and for all of them. */
  readonly creditsPerImage: number;
  readonly credits: number;
}

/**
 * The price of an order, once every limit of its model holds.
 * @throws AppError generation.invalid, with what to change per field in `details.fields`.
 */
export function quote(request: GenerationRequest): Quote {
  const model: Model | undefined = findModel(request.model);
  if (!model) throw invalid({ model: "This model is not offered. Choose another." });
  const fields: Record<string, string> = {};
  const creditsPerImage = model.creditsPerImage[request.resolution];
  const characters = [...request.prompt].length;
  if (!visible.test(request.prompt)) fields.prompt = "Write what you want to see.";
  else if (characters > model.maxPromptCharacters)
    fields.prompt = `The prompt has ${characters} characters; ${model.label} reads at most ${model.maxPromptCharacters}.`;
  if (creditsPerImage === undefined)
    fields.resolution = `${model.label} makes ${model.resolutions.join(", ")}.`;
  if (!model.aspectRatios.includes(request.aspectRatio))
    fields.aspectRatio = `${model.label} makes ${model.aspectRatios.join(", ")}.`;
  if (request.count < 1 || request.count > model.maxCount)
    fields.count = `Choose from 1 to ${model.maxCount} images.`;
  if (request.references.length > model.maxReferences)
    fields.references =
      model.maxReferences === 0
        ? `${model.label} does not take reference pictures.`
        : `${model.label} takes at most ${model.maxReferences} reference pictures.`;
  if (creditsPerImage === undefined || Object.keys(fields).length > 0) throw invalid(fields);
  return { model, creditsPerImage, credits: creditsPerImage * request.count };
}

function invalid(fields: Record<string, string>): AppError {
  return new AppError("generation.invalid", Object.values(fields).join(" "), { fields });
}
