import type { ModelView } from "../../../functions/api/types.ts";
import { t } from "../messages/composer.ts";
import type { Draft } from "./draft.ts";

interface Props {
  readonly models: readonly ModelView[];
  readonly model: ModelView;
  readonly onDraft: (change: Partial<Draft>) => void;
}

/** Which model draws, and what it is. Nothing to choose while there is only one. */
export function ModelChoice({ models, model, onDraft }: Props) {
  if (models.length < 2) {
    return (
      <p class="composer-model tiny quiet">
        <strong>{model.label}</strong> {model.description}
      </p>
    );
  }
  return (
    <p class="composer-model tiny quiet">
      <label class="visually-hidden" for="model">
        {t("composer.model")}
      </label>
      <select
        id="model"
        class="input"
        value={model.id}
        onChange={(event) => onDraft({ model: event.currentTarget.value })}
      >
        {models.map(({ id, label }) => (
          <option value={id} key={id}>
            {label}
          </option>
        ))}
      </select>
      {model.description}
    </p>
  );
}
