/** From an order to saved images: the model draws, every image is processed and kept at once. */
import { second } from "../clock.ts";
import type { DrawContext } from "../context.ts";
import { processImage } from "../image/process.ts";
import { dimensions, findModel, type Model } from "../model/catalogue.ts";
import { type Drawn, ProviderError } from "../model/provider.ts";
import type { Generation } from "../privacy/inventory.ts";
import { findSavedImages, type ImageRecord, saveImage } from "./files.ts";
import type { Outcome } from "./finish.ts";
import { ProgressReport } from "./progress.ts";
import type { Shortfall } from "./shortfall.ts";

/** The rest of the progress is saving. */
const drawingShare = 0.9;

/**
 * Whatever the model does, this answers: with the images that arrived and, if some are missing, why.
 * @throws Error only when our own storage fails; the message then comes again.
 */
export async function drawImages(
  context: DrawContext,
  of: Generation,
  owner: string,
): Promise<Outcome> {
  const images: ImageRecord[] = of.attempts > 1 ? await findSavedImages(context, of) : [];
  if (images.length === of.count) return { images };
  images.length = 0;

  const model: Model | undefined = findModel(of.model);
  if (!model) return { images, shortfall: { reason: "provider.failed" } };
  const progress = new ProgressReport(context, of, owner);
  const began = context.clock.now();
  let shortfall: Shortfall | undefined;
  try {
    for await (const drawn of drawing(context, of, model, progress)) {
      const processed = await processImage(drawn.bytes, model.digitalSourceType).catch((error) => {
        throw new ProviderError("failed", "not a picture", undefined, { cause: error });
      });
      progress.report(drawingShare + (1 - drawingShare) * (images.length / of.count), "saving");
      images.push(await saveImage(context, of, drawn.n, processed));
    }
    if (images.length < of.count) shortfall = { reason: "provider.failed" };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const code = error.failure;
    context.log.warn("the model did not deliver", { generationId: of.id, code, error });
    shortfall = { reason: `provider.${error.failure}`, category: error.category };
  } finally {
    await progress.settled();
  }
  context.metrics.milliseconds("ProviderTime", context.clock.now() - began);
  return { images, shortfall };
}

/** The model's images, ending with a ProviderError at the time-out or when it was taken away. */
async function* drawing(
  context: DrawContext,
  of: Generation,
  model: Model,
  progress: ProgressReport,
): AsyncGenerator<Drawn> {
  const leftMs = Math.max(0, Date.parse(of.deadline) - context.clock.now());
  const timeoutMs = Math.min(model.timeoutSeconds * second, leftMs);
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), progress.taken]);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // Losing the race must not count as an unhandled rejection once drawing is over.
  aborted.catch(() => {});
  const seen = new Set<number>();
  let images: AsyncIterator<Drawn> | undefined;
  try {
    const provider = await context.provider(model.id);
    images = provider
      .draw({
        ...{ prompt: of.prompt, resolution: of.resolution, aspectRatio: of.aspectRatio },
        ...dimensions(of.resolution, of.aspectRatio),
        ...{ count: of.count, seed: of.seed, signal },
        onProgress: (fraction) =>
          progress.report(Math.min(1, Math.max(0, fraction)) * drawingShare, "drawing"),
      })
      [Symbol.asyncIterator]();
    for (let arrived = 0; arrived < of.count; arrived++) {
      // A model that ignores the signal is left behind.
      const next = await Promise.race([images.next(), aborted]);
      if (next.done) return;
      yield accepted(next.value, of.count, seen);
    }
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw new ProviderError(
      signal.aborted ? "timeout" : "failed",
      "the model broke off",
      undefined,
      {
        cause: error,
      },
    );
  } finally {
    // Not awaited: a model that hangs would hold up the settlement.
    void images?.return?.().catch(() => {});
  }
}

/** @throws ProviderError for what was not ordered, or came before: it must not be charged. */
function accepted(drawn: Drawn, count: number, seen: Set<number>): Drawn {
  const { n, bytes } = drawn ?? {};
  const ordered = Number.isInteger(n) && n >= 0 && n < count && !seen.has(n);
  if (!ordered || !(bytes instanceof Uint8Array)) {
    throw new ProviderError("failed", "the model answered something that was not ordered");
  }
  seen.add(n);
  return drawn;
}
