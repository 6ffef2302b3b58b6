/** Opens images from any list of generations, and asks before something of it is deleted. */
import { useEffect, useState } from "preact/hooks";
import type { GenerationView, ImageView, ModelView } from "../../../functions/api/types.ts";
import { serverClock } from "../site.ts";
import type { Question } from "../ui/confirm.tsx";
import { wordsFor } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";
import { without } from "./actions.ts";
import type { Shown } from "./viewer.tsx";

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

type Dialogs = typeof import("./dialogs.ts");
/** A question, made once the words for it are there. */
interface Asking {
  readonly question: (dialogs: Dialogs) => Question;
}

/** So many images before the end the next page is fetched. */
const nearEnd = 4;
/** After this long the page's own pictures are on their way. */
const idleMs = 1_500;

export function useGallery(options: Options) {
  const { items, models, onChange, onRemove, onAgain, onNearEnd } = options;
  const [openId, setOpenId] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const dialogs = useDialogs(openId !== undefined || asking !== undefined);

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
    setAsking({
      question: ({ askDeleteImage }) =>
        askDeleteImage(generation, image, () => {
          setOpenId((all[at + 1] ?? all[at - 1])?.image.id);
          onChange(without(generation, image));
        }),
    });

  const deleteGeneration = (generation: GenerationView) =>
    setAsking({
      question: ({ askDeleteGeneration }) =>
        askDeleteGeneration(generation, () => {
          setOpenId(undefined);
          onRemove(generation);
        }),
    });

  return {
    open: (image: ImageView) => setOpenId(image.id),
    deleteGeneration,
    ask: (question: Question) => setAsking({ question: () => question }),
    /** To be drawn at the end of the page's own tree. */
    dialogs: dialogs && (
      <>
        {shown && (
          <dialogs.Viewer
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
        {asking && (
          <dialogs.Confirm
            question={asking.question(dialogs)}
            onClose={() => setAsking(undefined)}
          />
        )}
      </>
    ),
  };
}

/** The dialogs' script comes once the page has done its own work, or at the first need. */
function useDialogs(needed: boolean): Dialogs | undefined {
  const [dialogs, setDialogs] = useState<Dialogs>();
  const load = () =>
    import("./dialogs.ts").then(setDialogs, (error: unknown) => toast(wordsFor(error)));
  useEffect(() => {
    if (dialogs) return;
    if (needed) return void load();
    const timer = setTimeout(() => void import("./dialogs.ts").then(setDialogs, () => {}), idleMs);
    return () => clearTimeout(timer);
  }, [needed]);
  return dialogs;
}
