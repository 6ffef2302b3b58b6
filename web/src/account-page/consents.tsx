/** What the person allows: three switches, a pause for everything, and the receipts of it all. */

import type { ConsentsChange, ConsentsView } from "../../../functions/api/types.ts";
import { statements } from "../../../functions/core/consent/statement.ts";
import { ApiError } from "../api.ts";
import { dayYearAndTime } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { type Load, useLoad } from "../ui/use-load.ts";
import { rights } from "./requests.ts";
import { SwitchRow } from "./switch-row.tsx";

export function Consents() {
  const person = useStore(account);
  const consents = useLoad(rights.consents);
  const { value: view, error, reload } = consents;
  const leaving = person?.status === "ERASING";
  // Who is leaving can still take back what they allowed.
  const locked = (on: boolean | undefined) => leaving && on !== true;

  // A page older than the words in force shows those once the API has told it of them.
  const words = view?.statements ?? statements;
  const asking = async <Answer,>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === "consent.words_changed") reload();
      throw problem;
    }
  };

  const put = async (patch: ConsentsChange): Promise<ConsentsView> => {
    const shown = {
      training: words.training.id,
      analytics: words.analytics.id,
      reminders: words.reminders.id,
    };
    const next = await asking(rights.setConsents({ ...patch, shown }));
    consents.set(next);
    const before = account.get();
    if (before) {
      const { training, analytics, reminders } = next;
      account.set({ ...before, consents: { training, analytics }, reminders });
    }
    return next;
  };

  const setTraining = async (training: boolean) => {
    const { removedCopies = 0, trainingCopies } = await put({ training });
    if (training) return t("consent.training_on");
    if (trainingCopies > 0) return t("consent.training_off_soon");
    return removedCopies > 0
      ? t("consent.training_off", { count: removedCopies })
      : t("consent.training_off_none");
  };
  const setAnalytics = async (analytics: boolean) => {
    await put({ analytics });
    return t(analytics ? "consent.analytics_on" : "consent.analytics_off");
  };
  const setReminders = async (reminders: boolean) => {
    await put({ reminders });
    return t(reminders ? "consent.reminders_on" : "consent.reminders_off");
  };
  const setRestricted = async (restricted: boolean) => {
    account.set(await asking(rights.setRestriction({ restricted, shown: words.processing.id })));
    reload();
    return t(restricted ? "restrict.on" : "restrict.off");
  };

  return (
    <div class="block" id="choices">
      <h3>{t("consent.title")}</h3>
      <p class="quiet">{t("consent.lead")}</p>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      <div class="settings">
        <SwitchRow
          id="training"
          label={t("consent.training")}
          on={view?.training}
          onSwitch={setTraining}
          locked={locked(view?.training)}
        >
          <p>
            {words.training.words} {t("consent.training_text")}
          </p>
          {/* Held open until it is known, so that nothing below moves. */}
          <p class="numbers">
            <strong>{view ? copiesWords(view) : "\u00a0"}</strong>
          </p>
        </SwitchRow>
        <SwitchRow
          id="analytics"
          label={t("consent.analytics")}
          on={view?.analytics}
          onSwitch={setAnalytics}
          locked={locked(view?.analytics)}
        >
          <p>
            {words.analytics.words} {t("consent.analytics_text")}
          </p>
          {view?.signal && <p>{t("consent.analytics_gpc")}</p>}
        </SwitchRow>
        <SwitchRow
          id="reminders"
          label={t("consent.reminders")}
          on={view?.reminders}
          onSwitch={setReminders}
          locked={locked(view?.reminders)}
        >
          <p>
            {words.reminders.words} {t("consent.reminders_text")}
          </p>
        </SwitchRow>
        <SwitchRow
          id="restriction"
          label={t("restrict.switch")}
          on={person?.restricted}
          onSwitch={setRestricted}
          locked={leaving}
        >
          <p>
            {words.processing.words} {t("restrict.text")}
          </p>
        </SwitchRow>
      </div>
      <Receipts load={consents} />
    </div>
  );
}

function copiesWords({ trainingCopies }: ConsentsView): string {
  if (trainingCopies === 0) return t("consent.no_copies");
  return t("consent.copies", { count: trainingCopies });
}

function Receipts({ load }: { load: Load<ConsentsView> }) {
  const receipts = load.value?.receipts;
  return (
    <details class="receipts">
      <summary>
        {t("consent.receipts")}
        {receipts && <span class="quiet numbers"> {receipts.length}</span>}
      </summary>
      {receipts?.length === 0 && <p class="small quiet">{t("consent.no_receipts")}</p>}
      <ul class="ledger small">
        {receipts?.map((receipt) => (
          <li key={receipt.id}>
            <p>
              <strong>{t(`consent.purpose.${receipt.purpose}`)}</strong>{" "}
              {t(receipt.granted ? "consent.allowed" : "consent.refused")}
            </p>
            <p class="quiet">{receipt.statement}</p>
            <p class="tiny quiet numbers">
              {dayYearAndTime(Date.parse(receipt.at))},{" "}
              {t("consent.version", { version: receipt.policyVersion })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
