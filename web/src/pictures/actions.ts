/** What can be done with an image or with all of a generation. */
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { saveDraft } from "../composer/draft.ts";
import { t } from "../messages/index.ts";
import { toast } from "../ui/toast.tsx";

const longestName = 48;

/** "nana-img-a-red-fox-2.webp": the prompt's first words, safe on every file system. */
export function fileName(prompt: string, n: number, contentType: string): string {
  const words = prompt
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, longestName)
    .replace(/^-+|-+$/g, "");
  const ending = contentType === "image/jpeg" ? "jpg" : (contentType.split("/")[1] ?? "webp");
  return `nana-img-${words ? `${words}-` : ""}${n}.${ending}`;
}

export async function copyPrompt({ prompt }: GenerationView): Promise<void> {
  try {
    await navigator.clipboard.writeText(prompt);
    toast(t("image.copied"));
  } catch {
    toast(t("image.copy_failed"));
  }
}

/** The same settings, but not the seed: running again should draw something new. */
export function draftFrom(generation: GenerationView) {
  const { prompt, model, resolution, aspectRatio, count } = generation;
  return { prompt, model, resolution, aspectRatio, count, seed: "" };
}

/** Takes the settings to the studio, where the price is on the button. */
export function runAgainInStudio(generation: GenerationView): void {
  saveDraft(draftFrom(generation));
  location.assign("/create");
}

/** The generation without one of its images; its prompt stays, also when that was the last. */
export function without(generation: GenerationView, image: ImageView): GenerationView {
  return { ...generation, images: generation.images.filter(({ id }) => id !== image.id) };
}
