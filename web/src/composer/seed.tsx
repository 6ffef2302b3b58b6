import { useEffect, useState } from "preact/hooks";
import { t } from "../messages/composer.ts";
import { seedId } from "./ids.ts";
import { seedIsValid } from "./readiness.ts";

interface Props {
  /** Undefined leaves alone what stands in the field. */
  readonly value: string | undefined;
  readonly onChange: (seed: string) => void;
}

/** For those who know what a seed is; folded away for everyone else. */
export function Seed({ value, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const valid = seedIsValid(value ?? "");
  // A seed that counts must not be out of sight.
  useEffect(() => {
    if (value) setOpen(true);
  }, [value]);
  return (
    <details class="seed" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="tiny">{t("composer.seed")}</summary>
      <div class="field">
        <label class="visually-hidden" for={seedId}>
          {t("composer.seed")}
        </label>
        <input
          id={seedId}
          class="input numbers"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={value}
          aria-invalid={!valid}
          aria-describedby="seed-hint"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <p id="seed-hint" class={valid ? "hint" : "problem"}>
          {valid ? t("composer.seed_hint") : t("composer.seed_invalid")}
        </p>
      </div>
    </details>
  );
}
