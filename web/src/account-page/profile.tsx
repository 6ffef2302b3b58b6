/** Name, address, theme and language. The name is corrected where it stands. */
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../api.ts";
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { useAct } from "../ui/use-act.ts";
import { rights } from "./requests.ts";
import { Section } from "./section.tsx";

const themes = ["system", "light", "dark"] as const;

export function Profile() {
  const person = useStore(account);
  return (
    <Section id="profile" title={t("profile.title")}>
      <div class="profile">
        <NameForm />
        <div class="field">
          <span class="label">{t("profile.email")}</span>
          <p class={person ? "profile-email" : "skeleton line"} title={person?.email}>
            {person?.email}
          </p>
          <p class="hint">{t("profile.email_hint")}</p>
        </div>
        <ThemeChoice />
        <div class="field">
          <span class="label">{t("profile.language")}</span>
          <p>{t("profile.language_name")}</p>
        </div>
      </div>
      <p class="small quiet profile-since">
        {person ? (
          t("profile.since", { day: dayAndYear(Date.parse(person.createdAt)) })
        ) : (
          <span class="skeleton line" />
        )}
      </p>
    </Section>
  );
}

function NameForm() {
  const person = useStore(account);
  const [name, setName] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState("");
  const { acting, error, run } = useAct();
  const shown = name ?? person?.name ?? "";
  const leaving = person?.status === "ERASING";
  const changed = person && !leaving && shown.trim() !== person.name;

  const save = () => {
    if (!changed) return;
    if (shown.trim() === "") return setProblem(t("profile.name_missing"));
    void run(async () => {
      try {
        account.set(await rights.rename(shown.trim()));
        setName(undefined);
        setSaid(t("profile.saved"));
      } catch (problem) {
        const named = problem instanceof ApiError ? problem.fields.name : undefined;
        if (!named) throw problem;
        setProblem(named);
      }
    });
  };

  return (
    <Form class="name-form" onSubmit={save}>
      <div class="name-line">
        <Field
          id="name"
          label={t("profile.name")}
          autoComplete="name"
          maxLength={80}
          disabled={!person || leaving}
          value={shown}
          onValue={(value) => {
            setName(value);
            setProblem(undefined);
            setSaid("");
          }}
          problem={problem}
          hint={t(leaving ? "profile.name_locked" : "profile.name_hint")}
        />
        <button type="submit" class="button" aria-disabled={!changed || acting}>
          {acting ? t("profile.saving") : t("profile.save")}
        </button>
      </div>
      <p class="small said" role="status">
        {said}
      </p>
      {error !== undefined && <ErrorNote error={error} />}
    </Form>
  );
}

/** The same choice as in the header; boot/theme.js listens to both and keeps them alike. */
function ThemeChoice() {
  const [theme, setTheme] = useState<string>();
  useEffect(() => {
    const read = () => setTheme(document.documentElement.dataset.theme ?? "system");
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return (
    // A form of its own: radio buttons of one name and form are one group.
    <form class="field">
      <fieldset class="field">
        <legend>{t("profile.theme")}</legend>
        <div class="picks">
          {themes.map((value) => (
            <label class="pick" key={value}>
              <input type="radio" name="theme" value={value} checked={theme === value} />
              <span data-words={t(`profile.theme_${value}`)}>{t(`profile.theme_${value}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="hint">{t("profile.theme_hint")}</p>
    </form>
  );
}
