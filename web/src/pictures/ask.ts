/** What is asked before an image or a whole entry is deleted. */
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { t } from "../messages/viewer.ts";
import { api } from "../site.ts";
import type { Question } from "../ui/confirm.tsx";
import { toast } from "../ui/toast.tsx";

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
