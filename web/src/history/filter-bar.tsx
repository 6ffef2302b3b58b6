import { t } from "../messages/history.ts";
import { Icon } from "../ui/icon.tsx";
import type { Filter } from "./use-history.ts";

const states = ["", "succeeded", "failed", "cancelled"] as const;

interface Props {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Undefined while there is nothing to delete. */
  readonly onDeleteAll: (() => void) | undefined;
}

export function FilterBar({ filter, onFilter, onDeleteAll }: Props) {
  return (
    <search class="filter-bar">
      <div class="search-field">
        <label class="visually-hidden" for="history-search">
          {t("history.search")}
        </label>
        <Icon name="search" />
        <input
          id="history-search"
          class="input"
          type="search"
          placeholder={t("history.search")}
          maxLength={200}
          value={filter.q}
          onInput={(event) => onFilter({ ...filter, q: event.currentTarget.value })}
        />
      </div>
      <label class="visually-hidden" for="history-state">
        {t("history.state")}
      </label>
      <select
        id="history-state"
        class="input"
        value={filter.state}
        onChange={(event) =>
          onFilter({
            ...filter,
            state: states.find((state) => state === event.currentTarget.value) ?? "",
          })
        }
      >
        {states.map((state) => (
          <option key={state} value={state}>
            {t(`history.state.${state || "all"}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="plain danger"
        disabled={!onDeleteAll}
        onClick={() => onDeleteAll?.()}
      >
        <Icon name="trash" /> {t("history.delete_all")}
      </button>
    </search>
  );
}
