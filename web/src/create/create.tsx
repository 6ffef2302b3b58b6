/** The studio: the composer, what is being made, and the latest of what was. */
import { useEffect, useState } from "preact/hooks";
import type { GenerationView, ModelView } from "../../../functions/api/types.ts";
import { Composer } from "../composer/composer.tsx";
import { orderOf, takePress } from "../composer/draft.ts";
import { promptId } from "../composer/ids.ts";
import { readiness } from "../composer/readiness.ts";
import { useDraft } from "../composer/use-draft.ts";
import { t } from "../messages/composer.ts";
import { draftFrom } from "../pictures/actions.ts";
import { Strip } from "../pictures/strip.tsx";
import { useGallery } from "../pictures/use-gallery.tsx";
import { api, billing, online } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";
import { Latest } from "./latest.tsx";
import { useQuote } from "./use-quote.ts";
import { useTable } from "./use-table.ts";

export interface CreateProps {
  /** The catalogue as it was when the site was built; the API's own replaces it. */
  readonly models: readonly ModelView[];
}

export function Create({ models: built }: CreateProps) {
  const models = useModels(built);
  const { draft, change, alive, model } = useDraft(models);
  const table = useTable();
  const available = useStore(billing)?.available;
  const quoted = useQuote(draft);
  const ready = readiness(draft, model, {
    available,
    quoted,
    online: useStore(online),
    sending: table.sending,
  });

  const press = (pressed?: string) => {
    if (!table.sending) void table.order(orderOf(draft), pressed);
  };

  // Pressed on the landing page by someone who was signed in: it goes on here, once.
  useEffect(() => {
    if (!alive || draft.prompt.trim() === "") return;
    const pressed = takePress();
    if (pressed) press(pressed);
  }, [alive]);

  const again = (generation: GenerationView) => {
    change(draftFrom(generation));
    document.getElementById(promptId)?.focus();
    toast(t("composer.again_ready"));
  };

  const { rows, latest } = table;
  const gallery = useGallery({
    items: [...rows.map(({ generation }) => generation), ...(latest ?? [])],
    models,
    onChange: table.change,
    onRemove: table.remove,
    onAgain: again,
  });

  return (
    <div class="studio wrap">
      <h1 class="visually-hidden">{t("create.title")}</h1>
      <div class="composer-place">
        <Composer
          models={models}
          model={model}
          draft={draft}
          readiness={ready}
          alive={alive}
          onDraft={change}
          onPress={() => press()}
        >
          {table.orderError !== undefined && (
            <ErrorNote error={table.orderError} onRetry={ready.ready ? () => press() : undefined} />
          )}
        </Composer>
      </div>
      <div class="table">
        {rows.map(({ key, generation, sending }) => (
          <Strip
            key={key}
            generation={generation}
            sending={sending}
            onChange={table.change}
            onGone={() => table.remove(generation)}
            onOpen={gallery.open}
            onAgain={() => again(generation)}
            onDelete={() => gallery.deleteGeneration(generation)}
          />
        ))}
        {table.listError !== undefined ? (
          <ErrorNote error={table.listError} onRetry={() => void table.load()} />
        ) : (
          <Latest items={latest} alone={rows.length === 0} onOpen={gallery.open} />
        )}
      </div>
      {gallery.dialogs}
    </div>
  );
}

function useModels(built: readonly ModelView[]): readonly ModelView[] {
  const [models, setModels] = useState(built);
  useEffect(() => {
    api.models().then(
      (offered) => {
        const same = JSON.stringify(offered) === JSON.stringify(built);
        if (!same && offered.length > 0) setModels(offered);
      },
      () => {
        // The built catalogue serves as well; the API checks every order anyway.
      },
    );
  }, []);
  return models;
}
