/** Who looked at the person's data and why, and what was decided about it. */
import { dayYearAndTime } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { More, usePages } from "../ui/use-pages.tsx";
import { rights } from "./requests.ts";
import { Section } from "./section.tsx";

export function Activity() {
  const list = usePages(rights.activity);
  const { items, error, reload } = list;

  return (
    <Section id="activity" title={t("activity.title")}>
      <p class="quiet">{t("activity.lead")}</p>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!items && error === undefined && <div class="skeleton activity-skeleton" />}
      {items?.length === 0 && <p class="small quiet">{t("activity.none")}</p>}
      {items && items.length > 0 && (
        <ul class="ledger small activity">
          {items.map(({ at, kind, words }) => (
            <li key={`${at} ${kind} ${words}`}>
              <p>{words}</p>
              <p class="tiny quiet numbers">{dayYearAndTime(Date.parse(at))}</p>
            </li>
          ))}
        </ul>
      )}
      <More of={list} label={t("me.more")} />
    </Section>
  );
}
