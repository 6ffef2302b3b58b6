/** The composer: one object, the same on the landing page and in the studio. */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { AspectRatio, ModelView } from "../../../functions/api/types.ts";
import { t } from "../messages/composer.ts";
import { Icon } from "../ui/icon.tsx";
import { Choice } from "./choice.tsx";
import type { Draft } from "./draft.ts";
import { promptId, seedId } from "./ids.ts";
import { ModelChoice } from "./model-choice.tsx";
import { RatioFrame } from "./ratio-frame.tsx";
import { counter, type Readiness } from "./readiness.ts";
import { Seed } from "./seed.tsx";

interface Props {
  readonly models: readonly ModelView[];
  readonly model: ModelView;
  readonly draft: Draft;
  readonly readiness: Readiness;
  /** False until the page's script has taken over what was typed before it came. */
  readonly alive: boolean;
  readonly onDraft: (change: Partial<Draft>) => void;
  readonly onPress: () => void;
  /** What stands below the button's row: an error, when there is one. */
  readonly children?: ComponentChildren;
}

export function Composer(props: Props) {
  const { models, model, draft, readiness, alive, onDraft, onPress, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(false);
  // Undefined leaves alone what the person typed or chose before the script came.
  const live = <Value,>(value: Value) =>
    alive || typeof document === "undefined" ? value : undefined;
  const words = counter(draft.prompt, model);

  const press = () => {
    if (readiness.ready) {
      setOpen(false);
      onPress();
      return;
    }
    if (readiness.mend === "seed") setOpen(true);
    const field = readiness.mend && form.current?.querySelector(`#${idOf(readiness.mend)}`);
    if (field instanceof HTMLElement) field.focus();
  };

  return (
    <form
      class="composer"
      ref={form}
      aria-label={t("composer.label")}
      data-open={open ? "" : undefined}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <label class="visually-hidden" for={promptId}>
        {t("composer.prompt")}
      </label>
      <textarea
        id={promptId}
        class="composer-prompt"
        rows={3}
        placeholder={t("composer.placeholder")}
        value={live(draft.prompt)}
        aria-describedby="prompt-counter"
        aria-invalid={readiness.mend === "prompt" && draft.prompt.trim() !== ""}
        onInput={(event) => onDraft({ prompt: event.currentTarget.value })}
        onKeyDown={(event) => {
          const enter = event.key === "Enter" && (event.ctrlKey || event.metaKey);
          if (!enter || event.repeat || event.isComposing) return;
          event.preventDefault();
          press();
        }}
      />
      <p id="prompt-counter" class="composer-counter tiny numbers" hidden={!words}>
        {words}
      </p>

      <div class="composer-settings" id="composer-settings">
        <Choice
          legend={t("composer.shape")}
          name="aspectRatio"
          choices={model.aspectRatios}
          value={live(draft.aspectRatio)}
          onChoose={(aspectRatio) => onDraft({ aspectRatio })}
          beside={t(`ratio.${draft.aspectRatio}`)}
          className="ratios"
        >
          {(ratio: AspectRatio) => (
            <>
              <RatioFrame ratio={ratio} />
              <span class="visually-hidden">{t(`ratio.${ratio}`)}</span>
            </>
          )}
        </Choice>
        <Choice
          legend={t("composer.size")}
          name="resolution"
          choices={model.resolutions}
          value={live(draft.resolution)}
          onChoose={(resolution) => onDraft({ resolution })}
        />
        <Choice
          legend={t("composer.count")}
          name="count"
          choices={Array.from({ length: model.maxCount }, (_, n) => n + 1)}
          value={live(draft.count)}
          onChoose={(count) => onDraft({ count })}
        />
        <Seed value={live(draft.seed)} onChange={(seed) => onDraft({ seed })} />
      </div>

      <div class="composer-foot">
        <ModelChoice models={models} model={model} onDraft={onDraft} />
        <button
          type="button"
          class="composer-toggle plain"
          aria-expanded={open}
          aria-controls="composer-settings"
          aria-label={`${t("composer.settings")}: ${t("composer.summary", {
            shape: t(`ratio.${draft.aspectRatio}`),
            size: draft.resolution,
            count: draft.count,
          })}`}
          onClick={() => setOpen(!open)}
        >
          <RatioFrame ratio={draft.aspectRatio} />
          <span class="numbers">
            {draft.resolution} × {draft.count}
          </span>
          <Icon name="sliders" />
        </button>
        <button
          type="submit"
          class="button main composer-button"
          aria-disabled={!readiness.ready}
          // The second click of a double click is no second press.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
        >
          {readiness.label}
        </button>
      </div>
      {children}
    </form>
  );
}

function idOf(field: "prompt" | "seed"): string {
  return field === "prompt" ? promptId : seedId;
}
