/** A generation on the studio's table: its frames large, its story beside them. */
import { useState } from "preact/hooks";
import type { GenerationView, ImageView } from "../../../functions/api/types.ts";
import { goes } from "../format/time.ts";
import { t } from "../messages/index.ts";
import { api, refreshBalance } from "../site.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Icon } from "../ui/icon.tsx";
import { copyPrompt, fileName } from "./actions.ts";
import { outcomeOf } from "./outcome.ts";
import { Pencil } from "./pencil.tsx";
import { altOf, Picture, ratioOf } from "./picture.tsx";
import { isOpen } from "./poll.ts";
import { useFollowing } from "./use-following.ts";
import { useNow } from "./use-now.ts";
import { EmptyFrame, Progress, type Stage } from "./waiting.tsx";

interface Props {
  readonly generation: GenerationView;
  /** The order is on its way: there is nothing to follow yet. */
  readonly sending?: boolean;
  readonly onChange: (generation: GenerationView) => void;
  readonly onGone: () => void;
  readonly onOpen: (image: ImageView) => void;
  readonly onAgain: () => void;
  readonly onDelete: () => void;
}

export function Strip(props: Props) {
  const { generation, sending = false, onChange, onGone, onOpen, onAgain, onDelete } = props;
  const open = sending || isOpen(generation);
  const now = useNow(open ? 250 : 30_000);
  const reachable = useFollowing(generation, !sending && isOpen(generation), onChange, onGone);
  const { cancelling, problem, cancel } = useCancel(generation, onChange);

  const stage: Stage = sending ? "sending" : cancelling ? "cancelling" : generation.progress.stage;
  const outcome = sending ? undefined : outcomeOf(generation);
  // What did not arrive leaves no hole once it is known that it will not come.
  const missing = open ? Math.max(0, generation.count - generation.images.length) : 0;
  const first = generation.images[0];
  const going = goes(Date.parse(generation.expiresAt), now);

  return (
    <article class="strip" aria-label={generation.prompt}>
      <div class="frames" data-count={open ? generation.count : generation.images.length}>
        {generation.images.map((image) => (
          <button
            type="button"
            class="frame"
            key={image.id}
            style={{ "--ratio": ratioOf(image) }}
            aria-label={t("image.open", { prompt: altOf(generation, image) })}
            onClick={() => onOpen(image)}
          >
            <Picture generation={generation} image={image} size="full" />
            <Pencil />
          </button>
        ))}
        {Array.from({ length: missing }, (_, n) => (
          <EmptyFrame key={`empty ${n}`} ratio={generation.aspectRatio} stage={stage} />
        ))}
      </div>
      <div class="strip-story">
        <p class="strip-prompt">{generation.prompt}</p>
        <p class="visually-hidden" role="status">
          {open ? t(`stage.${stage}`) : outcome?.text}
        </p>
        {open ? (
          <div class="strip-part" key="open">
            <Progress generation={generation} stage={stage} now={now} />
            {!reachable && <p class="small">{t("waiting.unreachable")}</p>}
            {problem !== undefined && <ErrorNote error={problem} />}
            {!sending && (
              <p>
                <button
                  type="button"
                  class="button small"
                  aria-disabled={cancelling}
                  onClick={() => void cancel()}
                >
                  {t("waiting.cancel")}
                </button>
              </p>
            )}
          </div>
        ) : (
          <div class="strip-part" key="ended">
            <p class={outcome?.short ? "" : "quiet small"}>{outcome?.text}</p>
            {first && (
              <p class="goes numbers" data-soon={going.soon ? "" : undefined}>
                {going.text}
              </p>
            )}
            <p class="strip-actions">
              {first && generation.images.length === 1 && (
                <a
                  class="plain"
                  href={first.url}
                  download={fileName(generation.prompt, 1, first.contentType)}
                >
                  <Icon name="download" /> {t("image.download")}
                </a>
              )}
              <button type="button" class="plain" onClick={onAgain}>
                <Icon name="again" /> {t("image.again")}
              </button>
              <button type="button" class="plain" onClick={() => void copyPrompt(generation)}>
                <Icon name="copy" /> {t("image.copy")}
              </button>
              <button type="button" class="plain danger" onClick={onDelete}>
                <Icon name="trash" /> {t("image.delete_record")}
              </button>
            </p>
          </div>
        )}
      </div>
    </article>
  );
}

function useCancel(generation: GenerationView, onChange: (generation: GenerationView) => void) {
  const [cancelling, setCancelling] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const cancel = async () => {
    if (cancelling) return;
    setCancelling(true);
    setProblem(undefined);
    try {
      onChange(await api.cancel(generation.id));
      await refreshBalance();
    } catch (error) {
      setProblem(error);
    }
    setCancelling(false);
  };
  return { cancelling, problem, cancel };
}
