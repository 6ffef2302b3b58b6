/** The first question of all. It says nothing of why, so that nobody is told what to answer. */
import { useState } from "preact/hooks";
import { ageYears, minimumAgeYears } from "../../../functions/core/account/age.ts";
import { t } from "../messages/account.ts";
import { language } from "../messages/translate.ts";
import { api, serverClock } from "../site.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Form } from "../ui/form.tsx";
import { dateOf, isTooYoung } from "./checks.ts";

interface Props {
  readonly onBorn: (birthDate: string) => void;
  readonly onRefused: () => void;
}

const monthName = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
const months = Array.from({ length: 12 }, (_, n) => monthName.format(Date.UTC(2024, n, 1)));

export function AgeStep({ onBorn, onRefused }: Props) {
  const [parts, setParts] = useState({ day: "", month: "", year: "" });
  const [problem, setProblem] = useState(false);
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const set = (part: Partial<typeof parts>) => {
    setParts({ ...parts, ...part });
    setProblem(false);
  };

  const submit = async () => {
    if (asking) return;
    setError(undefined);
    const birthDate = dateOf(parts);
    const age = birthDate === undefined ? undefined : ageYears(birthDate, serverClock.now());
    if (birthDate === undefined || age === undefined) return setProblem(true);
    setAsking(true);
    try {
      await api.askAge({ birthDate });
    } catch (refusal) {
      // A no needs no connection.
      if (isTooYoung(refusal) || age < minimumAgeYears) return onRefused();
      setError(refusal);
      return setAsking(false);
    }
    onBorn(birthDate);
  };

  const described = problem ? "birth-problem birth-hint" : "birth-hint";
  return (
    <Form onSubmit={submit}>
      <h1>{t("age.title")}</h1>
      <fieldset class="field" aria-describedby={described}>
        <legend class="visually-hidden">{t("age.title")}</legend>
        <div class="birth">
          <div class="field">
            <label for="birth-day">{t("age.day")}</label>
            <input
              id="birth-day"
              class="input numbers"
              inputMode="numeric"
              autoComplete="bday-day"
              maxLength={2}
              value={parts.day}
              aria-invalid={problem}
              onInput={(event) => set({ day: event.currentTarget.value.trim() })}
            />
          </div>
          <div class="field">
            <label for="birth-month">{t("age.month")}</label>
            <select
              id="birth-month"
              class="input"
              autoComplete="bday-month"
              value={parts.month}
              aria-invalid={problem}
              onChange={(event) => set({ month: event.currentTarget.value })}
            >
              <option value="">{t("age.choose")}</option>
              {months.map((name, n) => (
                <option key={name} value={String(n + 1)}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="birth-year">{t("age.year")}</label>
            <input
              id="birth-year"
              class="input numbers"
              inputMode="numeric"
              autoComplete="bday-year"
              maxLength={4}
              value={parts.year}
              aria-invalid={problem}
              onInput={(event) => set({ year: event.currentTarget.value.trim() })}
            />
          </div>
        </div>
        {problem && (
          <p class="problem" id="birth-problem" role="alert">
            {t("age.invalid")}
          </p>
        )}
        <p class="hint" id="birth-hint">
          {t("age.why")}
        </p>
      </fieldset>
      {error !== undefined && <ErrorNote error={error} />}
      <button type="submit" class="button main" aria-disabled={asking}>
        {t("age.continue")}
      </button>
    </Form>
  );
}
