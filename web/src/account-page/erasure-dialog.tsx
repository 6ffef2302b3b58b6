/** The last question before an account is deleted: when, and the password. */
import { useState } from "preact/hooks";
import type { ErasureView } from "../../../functions/api/types.ts";
import { ApiError } from "../api.ts";
import { t } from "../messages/rights.ts";
import { Answers, Dialog, useDialog } from "../ui/dialog.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { rights } from "./requests.ts";

export interface ErasureDialogProps {
  readonly graceDays: number;
  /** The days of grace are running: all that is left to choose is now. */
  readonly now: boolean;
  readonly onErased: (erasure: ErasureView) => void;
  readonly onClose: () => void;
}

export function ErasureDialog({ graceDays, now, onErased, onClose }: ErasureDialogProps) {
  const dialog = useDialog();
  const [when, setWhen] = useState<"grace" | "now">(now ? "now" : "grace");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [acting, setActing] = useState(false);

  const wrong = (words: string) => {
    setProblem(words);
    document.getElementById("erase-password")?.focus();
  };
  const erase = async () => {
    if (acting) return;
    setError(undefined);
    if (password === "") return wrong(t("erase.password_missing"));
    setActing(true);
    try {
      const erasure = await rights.erase({ password, when });
      dialog.current?.close();
      onErased(erasure);
    } catch (failure) {
      setActing(false);
      const step = failure instanceof ApiError && failure.status === 401;
      if (step) wrong(t("erase.password_wrong"));
      else setError(failure);
    }
  };

  const takeDataFirst = () => {
    dialog.current?.close();
    location.hash = "export";
  };

  return (
    <Dialog
      dialog={dialog}
      class="confirm erase-dialog"
      name="erase-dialog"
      acting={acting}
      onClose={onClose}
    >
      <Form onSubmit={erase}>
        <div>
          <h2 id="erase-dialog-title">{t("erase.dialog_title")}</h2>
          <p class="offer">
            <span class="quiet">{t("erase.offer")}</span>
            <button type="button" class="button small" onClick={takeDataFirst}>
              {t("erase.offer_link")}
            </button>
          </p>
        </div>
        {!now && (
          <fieldset class="whens">
            <legend class="label">{t("erase.when")}</legend>
            {(["grace", "now"] as const).map((choice) => (
              <label class="when" key={choice}>
                <input
                  type="radio"
                  name="when"
                  value={choice}
                  checked={when === choice}
                  onChange={() => setWhen(choice)}
                />
                <span>
                  <strong>{t(`erase.${choice}`, { days: graceDays })}</strong>
                  <span class="small quiet">{t(`erase.${choice}_text`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {now && <p>{t("erase.now_text")}</p>}
        <Field
          id="erase-password"
          label={t("erase.password")}
          type={shown ? "text" : "password"}
          autoComplete="current-password"
          autoCapitalize="off"
          spellcheck={false}
          maxLength={1_024}
          value={password}
          onValue={(value) => {
            setPassword(value);
            setProblem(undefined);
          }}
          problem={problem}
          inside={
            <button
              type="button"
              class="plain"
              aria-pressed={shown}
              aria-label={t("erase.show_label")}
              onClick={() => setShown(!shown)}
            >
              {t(shown ? "erase.hide" : "erase.show")}
            </button>
          }
        />
        {error !== undefined && <ErrorNote error={error} />}
        <Answers
          dialog={dialog}
          keep={t("erase.keep")}
          act={t(acting ? "erase.going" : "erase.go")}
          acting={acting}
          danger
        />
      </Form>
    </Dialog>
  );
}
