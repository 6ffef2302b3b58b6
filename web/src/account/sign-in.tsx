import { useEffect, useState } from "preact/hooks";
import { t } from "../messages/account.ts";
import { account, api, safeNext } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { focusFirst, looksLikeEmail, type Problems } from "../ui/problems.ts";
import { PasswordField } from "./password-field.tsx";

/** For what needs a fresh sign-in: the session there is goes on until the new one takes its place. */
function isAgain(): boolean {
  return new URLSearchParams(location.search).has("again");
}

export function SignInPage() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const [search, setSearch] = useState("");
  useEffect(() => setSearch(location.search), []);

  const goOn = () => location.replace(safeNext(new URLSearchParams(location.search).get("next")));
  const known = useStore(account);
  useEffect(() => {
    if (known && !isAgain()) goOn();
  }, [known]);

  const submit = async () => {
    if (sending) return;
    const found: Record<string, string> = {};
    if (!looksLikeEmail(email)) found.email = t("sign_up.email_invalid");
    if (password === "") found.password = t("sign_up.password_missing");
    setProblems(found);
    setError(undefined);
    if (Object.keys(found).length > 0) return focusFirst(found, ["email", "password"]);
    setSending(true);
    try {
      await api.signIn({ email: email.trim(), password });
      goOn();
    } catch (problem) {
      setError(problem);
      setSending(false);
    }
  };

  return (
    <>
      <Form onSubmit={submit}>
        <h1>{t("sign_in.title")}</h1>
        <Field
          id="email"
          label={t("sign_up.email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
          problem={problems.email}
        />
        <PasswordField
          isNew={false}
          value={password}
          onValue={setPassword}
          problem={problems.password}
        />
        {error !== undefined && <ErrorNote error={error} />}
        <button type="submit" class="button main" aria-disabled={sending}>
          {sending ? t("sign_in.submitting") : t("sign_in.submit")}
        </button>
      </Form>
      <p class="small quiet">
        {t("sign_in.no_account")} <a href={`/sign-up${search}`}>{t("sign_in.make_account")}</a>
        <br />
        {t("sign_in.have_code")} <a href={`/verify${search}`}>{t("sign_in.enter_code")}</a>
      </p>
    </>
  );
}
