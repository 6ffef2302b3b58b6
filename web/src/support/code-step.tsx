import { useState } from "preact/hooks";
import type { ReceiptView } from "../../../functions/api/types.ts";
import { ApiError } from "../api.ts";
import { t } from "../messages/support.ts";
import { CodeField, isCode } from "../ui/code-field.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Form } from "../ui/form.tsx";
import { support } from "./requests.ts";

interface Props {
  readonly id: string;
  readonly sentTo: string;
  readonly onConfirmed: (receipt: ReceiptView) => void;
  readonly onBack: () => void;
}

/** A visitor proves the address: without it the message is not passed on. */
export function CodeStep({ id, sentTo, onConfirmed, onBack }: Props) {
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);

  const wrong = (words: string) => {
    setProblem(words);
    document.getElementById("code")?.focus();
  };
  const submit = async () => {
    if (sending) return;
    setError(undefined);
    if (!isCode(code)) return wrong(t("support.code_invalid"));
    setSending(true);
    try {
      onConfirmed(await support.confirm(id, code));
    } catch (failure) {
      setSending(false);
      const refused = failure instanceof ApiError && failure.code === "auth.code_invalid";
      if (refused) wrong(failure.message);
      else setError(failure);
    }
  };

  return (
    <Form onSubmit={submit}>
      <div>
        <h2>{t("support.code_title")}</h2>
        <p class="quiet">{t("support.code_lead", { email: sentTo })}</p>
      </div>
      <CodeField
        label={t("support.code")}
        value={code}
        onValue={(digits) => {
          setCode(digits);
          setProblem(undefined);
        }}
        problem={problem}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <div class="form-end">
        <button type="submit" class="button main" aria-disabled={sending}>
          {t(sending ? "support.confirming" : "support.confirm")}
        </button>
        <button type="button" class="plain" onClick={onBack}>
          {t("support.back")}
        </button>
      </div>
    </Form>
  );
}
