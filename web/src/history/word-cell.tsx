import type { GenerationView } from "../../../functions/api/types.ts";
import { t } from "../messages/history.ts";
import { outcomeOf } from "../pictures/outcome.ts";
import { isOpen } from "../pictures/poll.ts";
import { useFollowing } from "../pictures/use-following.ts";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly generation: GenerationView;
  readonly onChange: (generation: GenerationView) => void;
  readonly onGone: () => void;
  readonly onDelete: () => void;
}

/** A frame without a picture: it is being made, it failed, or its pictures are deleted. */
export function WordCell({ generation, onChange, onGone, onDelete }: Props) {
  const open = isOpen(generation);
  useFollowing(generation, open, onChange, onGone);
  return (
    <li class="cell words">
      <div class="frame" data-waiting={open ? "" : undefined}>
        <p class="word-prompt">{generation.prompt}</p>
        <p class="tiny quiet">
          {open ? <a href="/create">{t("history.being_made")}</a> : outcomeOf(generation)?.text}
        </p>
        {!open && (
          <button
            type="button"
            class="plain square danger"
            aria-label={`${t("image.delete_record")}: ${generation.prompt}`}
            onClick={onDelete}
          >
            <Icon name="trash" />
          </button>
        )}
      </div>
      <span class="goes">&nbsp;</span>
    </li>
  );
}
