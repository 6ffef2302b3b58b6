/** Looks at one image after the other, with what is known of it and what can be done with it. */
import { useEffect, useRef } from "preact/hooks";
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { dayAndTime, goes } from "../format/time.ts";
import { t } from "../messages/viewer.ts";
import { Icon } from "../ui/icon.tsx";
import { copyPrompt, fileName } from "./actions.ts";
import { Picture, ratioOf } from "./picture.tsx";
import { useNow } from "./use-now.ts";

export interface Shown {
  readonly generation: GenerationView;
  readonly image: ImageView;
}

interface Props {
  readonly shown: Shown;
  readonly modelLabel: string;
  /** Undefined at the ends. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
  readonly onAgain: (generation: GenerationView) => void;
  readonly onDeleteImage: (shown: Shown) => void;
  readonly onDeleteGeneration: (generation: GenerationView) => void;
}

/** A finger that moves less than so many pixels sideways wants something else. */
const swipeX = 48;

export function Viewer(props: Props) {
  const { shown, modelLabel, onPrevious, onNext, onClose } = props;
  const { generation, image } = shown;
  const dialog = useRef<HTMLDialogElement>(null);
  const touchedX = useRef(0);
  useEffect(() => dialog.current?.showModal(), []);

  const n = generation.images.findIndex(({ id }) => id === image.id) + 1;
  return (
    <dialog
      class="viewer"
      ref={dialog}
      style={{ "--ratio": ratioOf(image) }}
      aria-label={t("viewer.label")}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") onPrevious?.();
        if (event.key === "ArrowRight") onNext?.();
      }}
    >
      <div
        class="viewer-stage"
        onTouchStart={(event) => {
          touchedX.current = event.touches[0]?.clientX ?? 0;
        }}
        onTouchEnd={(event) => {
          const movedX = (event.changedTouches[0]?.clientX ?? 0) - touchedX.current;
          if (movedX > swipeX) onPrevious?.();
          if (movedX < -swipeX) onNext?.();
        }}
      >
        <div class="viewer-frame">
          <Picture key={image.id} generation={generation} image={image} size="full" />
        </div>
      </div>
      <Turn to="previous" onTurn={onPrevious} />
      <Turn to="next" onTurn={onNext} />
      <div class="viewer-side">
        <button
          type="button"
          class="round viewer-close"
          aria-label={t("viewer.close")}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
        <p class="viewer-prompt">{generation.prompt}</p>
        <div class="viewer-actions">
          <a
            class="button main"
            href={image.url}
            download={fileName(generation.prompt, n, image.contentType)}
          >
            <Icon name="download" /> {t("image.download")}
          </a>
          <button type="button" class="plain" onClick={() => void copyPrompt(generation)}>
            <Icon name="copy" /> {t("image.copy")}
          </button>
          <button type="button" class="plain" onClick={() => props.onAgain(generation)}>
            <Icon name="again" /> {t("image.again")}
          </button>
        </div>
        <Facts shown={shown} modelLabel={modelLabel} />
        <div class="viewer-deletes">
          <button type="button" class="plain danger" onClick={() => props.onDeleteImage(shown)}>
            <Icon name="trash" /> {t("image.delete")}
          </button>
          <button
            type="button"
            class="plain danger"
            onClick={() => props.onDeleteGeneration(generation)}
          >
            <Icon name="trash" /> {t("image.delete_set", { count: generation.images.length })}
          </button>
        </div>
      </div>
    </dialog>
  );
}

function Turn({ to, onTurn }: { to: "previous" | "next"; onTurn: (() => void) | undefined }) {
  return (
    <button
      type="button"
      class={`round turn ${to}`}
      aria-label={t(`viewer.${to}`)}
      // Stays where it is at the ends, so that the focus does not fall out.
      aria-disabled={!onTurn}
      onClick={() => onTurn?.()}
    >
      <Icon name={to} />
    </button>
  );
}

function Facts({ shown, modelLabel }: Pick<Props, "shown" | "modelLabel">) {
  const { generation, image } = shown;
  const now = useNow(30_000);
  const until = Date.parse(generation.expiresAt);
  const { text, soon } = goes(until, now);
  const exact = t("goes.exact", {
    until: dayAndTime(until),
    gone: dayAndTime(Date.parse(generation.goneBy)),
  });
  const { width, height } = image;
  const credits = t("outcome.charged", { count: generation.credits.charged });
  return (
    <dl class="facts numbers">
      <dt>{t("viewer.kept")}</dt>
      <dd>
        <span class="goes" data-soon={soon ? "" : undefined}>
          {text}
        </span>
        <span class="tiny quiet">{exact}</span>
      </dd>
      <dt>{t("viewer.made")}</dt>
      <dd>{dayAndTime(Date.parse(generation.createdAt))}</dd>
      <dt>{t("viewer.model")}</dt>
      <dd>{modelLabel}</dd>
      <dt>{t("viewer.size")}</dt>
      <dd>{t("viewer.pixels", { width: String(width), height: String(height) })}</dd>
      <dt>{t("viewer.seed")}</dt>
      <dd>{String(generation.seed)}</dd>
      <dt>{t("viewer.cost")}</dt>
      <dd>
        {generation.count > 1
          ? t("viewer.cost_of_all", { credits, count: generation.count })
          : credits}
      </dd>
    </dl>
  );
}
