import { iso } from "../clock.ts";
import { goneBy, imageKey, thumbnailKey } from "../image/location.ts";
import { findModel, type Model } from "../model/catalogue.ts";
import type { Generation } from "../privacy/inventory.ts";
import type { GenerationView } from "./schema.ts";

/** A generation as its owner sees it. */
export function viewGeneration(generation: Generation): GenerationView {
  const model: Model | undefined = findModel(generation.model);
  const secondsPerImage = model?.expectedSeconds[generation.resolution] ?? 0;
  return {
    id: generation.id,
    state: generation.state,
    progress: {
      stage: generation.stage,
      fraction: generation.fraction,
      ...(generation.startedAt ? { startedAt: generation.startedAt } : {}),
      expectedSeconds: secondsPerImage * generation.count,
    },
    prompt: generation.prompt,
    model: generation.model,
    resolution: generation.resolution,
    aspectRatio: generation.aspectRatio,
    count: generation.count,
    seed: generation.seed,
    favorite: generation.favorite,
    credits: {
      quoted: generation.quoted,
      charged: generation.charged,
      refunded: generation.refunded,
    },
    ...(generation.error ? { error: generation.error } : {}),
    images: generation.images.map(({ n, ...image }) => ({
      ...image,
      url: `/${imageKey(generation, { n, ...image })}`,
      thumbnailUrl: `/${thumbnailKey(generation, { n, ...image })}`,
    })),
    createdAt: generation.createdAt,
    ...(generation.finishedAt ? { finishedAt: generation.finishedAt } : {}),
    expiresAt: generation.expiresAt,
    goneBy: iso(goneBy(generation.expiresAt)),
  };
}
