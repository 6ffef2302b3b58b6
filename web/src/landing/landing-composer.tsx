/** The composer on the landing page: Generate takes the draft to the studio, or to sign-up first. */
import { useEffect, useState } from "preact/hooks";
import type { ModelView } from "../../../functions/api/types.ts";
import { ApiError } from "../api.ts";
import { Composer } from "../composer/composer.tsx";
import { saveDraft } from "../composer/draft.ts";
import { promptId } from "../composer/ids.ts";
import { readiness } from "../composer/readiness.ts";
import { useDraft } from "../composer/use-draft.ts";
import { t } from "../messages/composer.ts";
import { account, api, billing, online } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";

export interface LandingComposerProps {
  readonly models: readonly ModelView[];
}

export function LandingComposer({ models }: LandingComposerProps) {
  const { draft, change, alive, model } = useDraft(models);
  const [opening, setOpening] = useState(false);
  const [error, setError] = useState<unknown>();
  const ready = readiness(draft, model, {
    available: useStore(billing)?.available,
    quoted: undefined,
    online: useStore(online),
    sending: false,
  });

  // The pictures below offer their words.
  useEffect(() => {
    const take = ({ target }: MouseEvent) => {
      const sample = target instanceof Element && target.closest<HTMLElement>("[data-prompt]");
      if (!sample) return;
      change({ prompt: sample.dataset.prompt ?? "" });
      document.getElementById(promptId)?.focus();
    };
    addEventListener("click", take);
    return () => removeEventListener("click", take);
  }, []);

  const open = async () => {
    if (opening) return;
    setOpening(true);
    setError(undefined);
    try {
      if (!account.get()) account.set(await api.account());
      // Pressed once, here: the studio carries it out under this name.
      saveDraft(draft, crypto.randomUUID());
      location.assign("/create");
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 401) {
        saveDraft(draft);
        location.assign("/sign-up");
        return;
      }
      setError(problem);
      setOpening(false);
    }
  };

  return (
    <Composer
      models={models}
      model={model}
      draft={draft}
      readiness={opening ? { ...ready, ready: false, label: t("composer.opening") } : ready}
      alive={alive}
      onDraft={change}
      onPress={() => void open()}
    >
      {error !== undefined && <ErrorNote error={error} onRetry={() => void open()} />}
    </Composer>
  );
}
