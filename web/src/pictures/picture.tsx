/** One image in its frame: appears once it is whole, and says so when it cannot. */
import { useEffect, useState } from "preact/hooks";
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { t } from "../messages/index.ts";
import { api } from "../site.ts";

interface Props {
  readonly generation: GenerationView;
  readonly image: ImageView;
  /** Which file: the small one for sheets, the whole one for looking. */
  readonly size: "thumbnail" | "full";
  readonly lazy?: boolean;
}

type State = "loading" | "renewing" | "shown" | "failed";

export function Picture({ generation, image, size, lazy = false }: Props) {
  const [state, setState] = useState<State>("loading");
  const [attempt, setAttempt] = useState(0);
  const src = size === "full" ? image.url : image.thumbnailUrl;

  useEffect(() => {
    setState("loading");
    setAttempt(0);
  }, [src]);

  const failed = async () => {
    if (attempt > 0) return setState("failed");
    // The key to the images may have lapsed while the page was open: asking again brings a new one.
    setState("renewing");
    try {
      await api.generation(generation.id);
      setAttempt(1);
    } catch {
      setState("failed");
    }
  };

  if (state === "failed") {
    return (
      <span class="picture-lost tiny">
        {t("image.failed")}
        <span class="visually-hidden">: {generation.prompt}</span>
      </span>
    );
  }
  return (
    <img
      key={`${src} ${attempt}`}
      class="picture"
      data-shown={state === "shown" ? "" : undefined}
      src={src}
      width={image.width}
      height={image.height}
      alt={altOf(generation, image)}
      loading={lazy ? "lazy" : "eager"}
      decoding="async"
      draggable={size === "full"}
      onLoad={(event) => {
        // Decoded before it is shown, so that it develops in one go.
        const shown = () => setState("shown");
        event.currentTarget.decode().then(shown, shown);
      }}
      onError={() => void failed()}
    />
  );
}

export function altOf(generation: GenerationView, image: ImageView): string {
  const { images, prompt } = generation;
  if (images.length < 2) return prompt;
  const n = images.findIndex(({ id }) => id === image.id) + 1;
  return t("image.alt_numbered", { prompt, n, count: images.length });
}

/** Width over height. */
export function ratioOf({ width, height }: ImageView): number {
  return width / height;
}
