import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../../functions/api/types.ts";
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/notices.ts";
import { account, api } from "../site.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";

interface Props {
  readonly version: string;
  readonly effectiveAt: string;
  /** What is different since the version that was accepted last. */
  readonly changes: readonly string[];
  /** Undefined where nothing goes on without an answer. */
  readonly onLater: (() => void) | undefined;
}

/** What changed, and the acceptance of exactly this version. */
export function PolicyDialog({ version, effectiveAt, changes, onLater }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [accepting, setAccepting] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => dialog.current?.showModal(), []);

  const accept = async () => {
    if (accepting) return;
    setAccepting(true);
    setError(undefined);
    try {
      const answer = await api.call<{ account: AccountView }>("POST", "/api/policy/accept", {
        version,
      });
      dialog.current?.close();
      account.set(answer.account);
      toast(t("policy.accepted"));
    } catch (problem) {
      setError(problem);
      setAccepting(false);
    }
  };

  return (
    <dialog
      class="confirm policy-dialog"
      ref={dialog}
      aria-labelledby="policy-title"
      onCancel={(event) => !onLater && event.preventDefault()}
      // Some browsers close at the second Escape whatever the first was told.
      onClose={() => (onLater ? onLater() : !accepting && dialog.current?.showModal())}
    >
      <h2 id="policy-title">{t("policy.title")}</h2>
      <p class="quiet">{t("policy.lead", { day: dayAndYear(Date.parse(effectiveAt)) })}</p>
      <ul class="policy-changes">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p class="small policy-reads">
        <a href="/privacy">{t("policy.read")}</a>
        <a href="/privacy/history">{t("policy.differences")}</a>
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      <div class="buttons">
        {onLater && (
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t("policy.later")}
          </button>
        )}
        <button
          type="button"
          class="button main"
          aria-disabled={accepting}
          onClick={() => void accept()}
        >
          {t(accepting ? "policy.accepting" : "policy.accept")}
        </button>
      </div>
      <p class="small quiet policy-otherwise">
        {t("policy.otherwise")} <a href="/history">{t("policy.history")}</a>,{" "}
        <a href="/account#export">{t("policy.export")}</a> or{" "}
        <a href="/account#delete">{t("policy.delete")}</a>.
      </p>
    </dialog>
  );
}
