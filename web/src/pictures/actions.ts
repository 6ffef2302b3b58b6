/** What can be done with an image or with all of a generation. */
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { saveDraft } from "../composer/draft.ts";
import { t } from "../messages/index.ts";
import { api } from "../site.ts";
import type { Question } from "../ui/confirm.tsx";
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

export function askDeleteImage(
  generation: GenerationView,
  image: ImageView,
  onDeleted: () => void,
): Question {
  return {
    title: t("delete.image_title"),
    text: t("delete.image"),
    act: t("delete.confirm"),
    acting: t("delete.deleting"),
    onAct: async () => {
      await api.deleteImage(generation.id, image.id);
      onDeleted();
      toast(t("delete.done"));
    },
  };
}

export function askDeleteGeneration(generation: GenerationView, onDeleted: () => void): Question {
  const count = generation.images.length;
  return {
    title: t("delete.set_title"),
    text: count === 0 ? t("delete.record") : t("delete.set", { count }),
    act: t("delete.confirm"),
    acting: t("delete.deleting"),
    onAct: async () => {
      await api.deleteGeneration(generation.id);
      onDeleted();
      toast(t("delete.done"));
    },
  };
}

/** The generation without one of its images; its prompt stays, also when that was the last. */
export function without(generation: GenerationView, image: ImageView): GenerationView {
  return { ...generation, images: generation.images.filter(({ id }) => id !== image.id) };
}
