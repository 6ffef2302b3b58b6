/** Opens images from any list of generations, and asks before something of it is deleted. */
import { useState } from "preact/hooks";
import type { GenerationView, ImageView, ModelView } from "../../../functions/api/types.ts";
import { serverClock } from "../site.ts";
import { Confirm, type Question } from "../ui/confirm.tsx";
import { askDeleteGeneration, askDeleteImage, without } from "./actions.ts";
import { type Shown, Viewer } from "./viewer.tsx";

interface Options {
  /** In the order the arrow keys go through. */
  readonly items: readonly GenerationView[];
  readonly models: readonly ModelView[];
  readonly onChange: (generation: GenerationView) => void;
  readonly onRemove: (generation: GenerationView) => void;
  readonly onAgain: (generation: GenerationView) => void;
  /** The viewer nears the end of what is loaded. */
  readonly onNearEnd?: () => void;
}

/** So many images before the end the next page is fetched. */
const nearEnd = 4;

export function useGallery(options: Options) {
  const { items, models, onChange, onRemove, onAgain, onNearEnd } = options;
  const [openId, setOpenId] = useState<string>();
  const [question, setQuestion] = useState<Question>();

  const now = serverClock.now();
  const all: Shown[] = items
    .filter(({ expiresAt }) => Date.parse(expiresAt) > now)
    .flatMap((generation) => generation.images.map((image) => ({ generation, image })));
  const at = all.findIndex(({ image }) => image.id === openId);
  const shown = all[at];

  const turnTo = (index: number) => {
    const target = all[index];
    if (!target) return undefined;
    return () => {
      setOpenId(target.image.id);
      if (index >= all.length - nearEnd) onNearEnd?.();
    };
  };

  const deleteImage = ({ generation, image }: Shown) =>
    setQuestion(
      askDeleteImage(generation, image, () => {
        setOpenId((all[at + 1] ?? all[at - 1])?.image.id);
        onChange(without(generation, image));
      }),
    );

  const deleteGeneration = (generation: GenerationView) =>
    setQuestion(
      askDeleteGeneration(generation, () => {
        setOpenId(undefined);
        onRemove(generation);
      }),
    );

  return {
    open: (image: ImageView) => setOpenId(image.id),
    deleteGeneration,
    ask: setQuestion,
    /** To be drawn at the end of the page's own tree. */
    dialogs: (
      <>
        {shown && (
          <Viewer
            shown={shown}
            modelLabel={
              models.find(({ id }) => id === shown.generation.model)?.label ??
              shown.generation.model
            }
            onPrevious={turnTo(at - 1)}
            onNext={turnTo(at + 1)}
            onClose={() => setOpenId(undefined)}
            onAgain={(generation) => {
              setOpenId(undefined);
              onAgain(generation);
            }}
            onDeleteImage={deleteImage}
            onDeleteGeneration={deleteGeneration}
          />
        )}
        {question && <Confirm question={question} onClose={() => setQuestion(undefined)} />}
      </>
    ),
  };
}
