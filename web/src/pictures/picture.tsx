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
  const [asked, setAsked] = useState<ImageView>();
  const { url, thumbnailUrl } = asked ?? image;
  const src = size === "full" ? url : thumbnailUrl;

  useEffect(() => {
    setState("loading");
    setAsked(undefined);
  }, [image.url]);

  const failed = async () => {
    if (asked) return setState("failed");
    // While the page was open the key to the images may have lapsed, or the image been moved to be
    // kept longer: asking again brings a new key, and its address.
    setState("renewing");
    try {
      const { images } = await api.generation(generation.id);
      setAsked(images.find(({ id }) => id === image.id) ?? image);
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
      key={src + !!asked}
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
