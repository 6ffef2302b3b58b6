/** What goes in and comes out of a generation, as callers see it. Validates and documents. */
import * as z from "zod";
import { aspectRatios, resolutions } from "../model/catalogue.ts";

/** Longer than any model's own limit, so that a model's limit gives the clearer message. */
const promptCharacters = 10_000;

/** Shape only; whether the chosen model can do it is `checkOrder`'s business, with a kinder message. */
export const GenerationRequest = z
  .strictObject({
    prompt: z
      .string()
      .max(promptCharacters)
      .refine((text) => text.isWellFormed() && !text.includes("\0"), "Use whole characters only.")
      .describe("What to draw, in your own words."),
    model: z.string().max(64),
    resolution: z.enum(resolutions),
    aspectRatio: z.enum(aspectRatios),
    count: z.int().default(1).describe("How many images; the model's own limit applies."),
    references: z.array(z.string().max(64)).max(32).default([]),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .optional()
      .describe("Same seed, same picture, where the model can."),
  })
  .meta({ id: "GenerationRequest" });
export type GenerationRequest = z.infer<typeof GenerationRequest>;
export type GenerationRequestInput = z.input<typeof GenerationRequest>;

export const QuoteView = z.object({ credits: z.int() }).meta({ id: "Quote" });
export type QuoteView = z.infer<typeof QuoteView>;

export const generationStates = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export const GenerationState = z.enum(generationStates);
export type GenerationState = z.infer<typeof GenerationState>;

/** The stages people see while they wait, in order. */
export const generationStages = ["waiting", "drawing", "saving", "done"] as const;

/** Why a generation ended without all its images. */
export const failureReasons = [
  "provider.refused",
  "provider.failed",
  "provider.timeout",
  "deadline",
  "account.restricted",
  "account.erasing",
] as const;
export type FailureReason = (typeof failureReasons)[number];

export const ImageView = z
  .object({
    id: z.string(),
    url: z.string().describe("Path on this origin; opens with the viewer's own signed cookie."),
    thumbnailUrl: z.string(),
    width: z.int(),
    height: z.int(),
    bytes: z.int(),
    contentType: z.string(),
  })
  .meta({ id: "Image" });
export type ImageView = z.infer<typeof ImageView>;

export const GenerationView = z
  .object({
    id: z.string(),
    state: GenerationState,
    progress: z.object({
      stage: z.enum(generationStages),
      fraction: z.number().min(0).max(1),
      startedAt: z.iso.datetime().optional().describe("When drawing began."),
      expectedSeconds: z
        .number()
        .describe("What the whole order usually takes once drawing began."),
    }),
    prompt: z.string(),
    model: z.string(),
    resolution: z.enum(resolutions),
    aspectRatio: z.enum(aspectRatios),
    count: z.int(),
    seed: z.int(),
    favorite: z.boolean(),
    credits: z.object({ quoted: z.int(), charged: z.int(), refunded: z.int() }),
    error: z
      .object({ code: z.enum(failureReasons), message: z.string() })
      .optional()
      .describe("Present when images are missing; says why, for people."),
    images: z.array(ImageView),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    expiresAt: z.iso.datetime().describe("From this instant the images can no longer be opened."),
    goneBy: z.iso.datetime().describe("By this instant the files are physically removed."),
  })
  .meta({ id: "Generation" });
export type GenerationView = z.infer<typeof GenerationView>;

export const GenerationAnswer = z.object({ generation: GenerationView });
export const GenerationPage = z
  .object({
    items: z.array(GenerationView),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "GenerationPage" });
export type GenerationPage = z.infer<typeof GenerationPage>;

export const GenerationPatch = z.strictObject({ favorite: z.boolean() });

export const GenerationFilter = z.object({
  cursor: z.string().max(1_024).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  q: z.string().max(200).optional().describe("Text that occurs in the prompt."),
  model: z.string().max(64).optional(),
  favorite: z.stringbool().optional(),
  state: GenerationState.optional(),
});
export type GenerationFilter = z.infer<typeof GenerationFilter>;

export const ModelView = z
  .object({
    id: z.string(),
    label: z.string(),
    description: z.string(),
    provider: z.string(),
    resolutions: z.array(z.enum(resolutions)),
    aspectRatios: z.array(z.enum(aspectRatios)),
    maxReferences: z.int(),
    maxCount: z.int(),
    maxPromptCharacters: z.int(),
    creditsPerImage: z.partialRecord(z.enum(resolutions), z.int()),
    expectedSeconds: z.partialRecord(z.enum(resolutions), z.number()),
  })
  .meta({ id: "Model" });
export type ModelView = z.infer<typeof ModelView>;
export const ModelPage = z.object({ items: z.array(ModelView), nextCursor: z.null() });
