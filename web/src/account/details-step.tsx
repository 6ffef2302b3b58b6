import { useState } from "preact/hooks";
import { ApiError } from "../api.ts";
import { t } from "../messages/account.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { focusFirst, type Problems } from "../ui/problems.ts";
import { type Details, detailProblems } from "./checks.ts";
import { PasswordField } from "./password-field.tsx";

interface Props {
  readonly details: Details;
  readonly onDetails: (details: Details) => void;
  /** Rejects with what the API or the connection said. */
  readonly onSubmit: () => Promise<void>;
  readonly onBack: () => void;
}

const fields = ["name", "email", "password"];

export function DetailsStep({ details, onDetails, onSubmit, onBack }: Props) {
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);

  const set = (part: Partial<Details>) => {
    onDetails({ ...details, ...part });
    const { [Object.keys(part)[0] ?? ""]: _, ...others } = problems;
    setProblems(others);
  };

  const submit = async () => {
    if (sending) return;
    const found = detailProblems(details);
    setProblems(found);
    setError(undefined);
    if (Object.keys(found).length > 0) return focusFirst(found, fields);
    setSending(true);
    try {
      await onSubmit();
    } catch (problem) {
      const named = problem instanceof ApiError ? problem.fields : {};
      setProblems(named);
      // Said beside the field is said enough, unless the field is not on this form.
      if (!fields.some((field) => named[field])) setError(problem);
      focusFirst(named, fields);
    }
    setSending(false);
  };

  return (
    <Form onSubmit={submit}>
      <h1>{t("sign_up.title")}</h1>
      <Field
        id="name"
        label={t("sign_up.name")}
        autoComplete="name"
        required
        maxLength={80}
        value={details.name}
        onValue={(name) => set({ name })}
        problem={problems.name}
        hint={t("sign_up.name_hint")}
      />
      <Field
        id="email"
        label={t("sign_up.email")}
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        value={details.email}
        onValue={(email) => set({ email })}
        problem={problems.email}
      />
      <PasswordField
        isNew
        value={details.password}
        onValue={(password) => set({ password })}
        problem={problems.password}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <p class="small quiet">
        {t("sign_up.privacy_before")}
        <a href="/privacy">{t("sign_up.privacy_link")}</a>
        {t("sign_up.privacy_after")}
      </p>
      <div class="form-end">
        <button type="submit" class="button main" aria-disabled={sending}>
          {sending ? t("sign_up.submitting") : t("sign_up.submit")}
        </button>
        <button type="button" class="plain" onClick={onBack}>
          {t("sign_up.back")}
        </button>
      </div>
    </Form>
  );
}
