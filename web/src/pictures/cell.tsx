/** One place on the contact sheet. */
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { goes } from "../format/time.ts";
import { t } from "../messages/index.ts";
import { Pencil } from "./pencil.tsx";
import { altOf, Picture, ratioOf } from "./picture.tsx";

interface Props {
  readonly generation: GenerationView;
  readonly image: ImageView;
  readonly now: number;
  readonly onOpen: () => void;
}

export function Cell({ generation, image, now, onOpen }: Props) {
  const { text, soon, gone } = goes(Date.parse(generation.expiresAt), now);
  return (
    <li class="cell" style={{ "--ratio": ratioOf(image) }}>
      <button
        type="button"
        class="frame"
        disabled={gone}
        aria-label={t("image.open", { prompt: altOf(generation, image) })}
        onClick={onOpen}
      >
        {gone ? (
          <span class="picture-lost tiny">{t("image.gone")}</span>
        ) : (
          <Picture generation={generation} image={image} size="thumbnail" lazy />
        )}
        <Pencil />
      </button>
      <time class="goes numbers" data-soon={soon ? "" : undefined} dateTime={generation.expiresAt}>
        {text}
      </time>
    </li>
  );
}
