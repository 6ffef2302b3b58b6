import { useState } from "preact/hooks";
import { ApiError } from "../api.ts";
import { t } from "../messages/account.ts";
import { api, safeNext } from "../site.ts";
import { tell } from "../statistics/tell.ts";
import { CodeField, isCode } from "../ui/code-field.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { focusFirst, looksLikeEmail, type Problems } from "../ui/problems.ts";

interface Props {
  /** Where the code went; empty when this page does not know. */
  readonly sentTo: string;
  /** Asks for another code. Undefined when the page no longer has what that takes. */
  readonly onResend: (() => Promise<void>) | undefined;
}

export function CodeForm({ sentTo, onResend }: Props) {
  const [email, setEmail] = useState(sentTo);
  const [code, setCode] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);

  const submit = async () => {
    if (sending) return;
    const found: Record<string, string> = {};
    if (!looksLikeEmail(email)) found.email = t("sign_up.email_invalid");
    if (!isCode(code)) found.code = t("verify.code_invalid");
    setProblems(found);
    setError(undefined);
    if (Object.keys(found).length > 0) return focusFirst(found, ["email", "code"]);
    setSending(true);
    try {
      await api.verify({ email: email.trim(), code });
      tell("sign-up-finished");
      location.replace(safeNext(new URLSearchParams(location.search).get("next")));
    } catch (problem) {
      setSending(false);
      const wrong = problem instanceof ApiError && problem.code === "auth.code_invalid";
      if (wrong) setProblems({ code: problem.message });
      else setError(problem);
      document.getElementById("code")?.focus();
    }
  };

  return (
    <Form onSubmit={submit}>
      <div>
        <h1>{t("verify.title")}</h1>
        <p class="lead">
          {sentTo ? t("verify.sent", { email: sentTo }) : t("verify.sent_unknown")}
        </p>
      </div>
      {!sentTo && (
        <Field
          id="email"
          label={t("sign_up.email")}
          type="email"
          autoComplete="email"
          value={email}
          onValue={setEmail}
          problem={problems.email}
        />
      )}
      <CodeField label={t("verify.code")} value={code} onValue={setCode} problem={problems.code} />
      {error !== undefined && <ErrorNote error={error} />}
      <button type="submit" class="button main" aria-disabled={sending}>
        {sending ? t("verify.submitting") : t("verify.submit")}
      </button>
      <Resend onResend={onResend} />
    </Form>
  );
}

function Resend({ onResend }: Pick<Props, "onResend">) {
  const [state, setState] = useState<"rest" | "sending" | "sent">("rest");
  const [error, setError] = useState<unknown>();
  if (!onResend) {
    return (
      <p class="small quiet">
        {t("verify.start_over_hint")} <a href="/sign-up">{t("verify.start_over")}</a>
      </p>
    );
  }
  const resend = async () => {
    if (state === "sending") return;
    setState("sending");
    setError(undefined);
    try {
      await onResend();
      setState("sent");
    } catch (problem) {
      setError(problem);
      setState("rest");
    }
  };
  return (
    <div class="small quiet">
      <p>{t("verify.resend_hint")}</p>
      <p role="status">{state === "sent" && t("verify.resent")}</p>
      <button
        type="button"
        class="button small"
        aria-disabled={state === "sending"}
        onClick={() => void resend()}
      >
        {state === "sending" ? t("verify.resending") : t("verify.resend")}
      </button>
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}
