/** The site's statistics: totals of days, about nobody. */
import { useEffect, useState } from "preact/hooks";
import type { AnalyticsView } from "../../../functions/api/types.ts";
import { t } from "../messages/operator.ts";
import { serverClock } from "../site.ts";
import { useAct } from "../ui/use-act.ts";
import { DayChart } from "./day-chart.tsx";
import { operator } from "./requests.ts";
import { type Row, ShareList } from "./share-list.tsx";
import { type PartProps, useShownAgain } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";

const spans = [7, 30, 90] as const;
const dayMs = 86_400_000;
const lists = [
  "pages",
  "events",
  "referrers",
  "devices",
  "browsers",
  "systems",
  "languages",
  "screens",
] as const;

export function StatisticsPart({ shown }: PartProps) {
  const [days, setDays] = useState<(typeof spans)[number]>(30);
  const [view, setView] = useState<AnalyticsView>();
  const asking = useAct();
  const load = () => {
    const now = serverClock.now();
    const from = dateOf(now - (days - 1) * dayMs);
    void asking.run(async () => setView(await operator.analytics(from, dateOf(now))));
  };
  useEffect(load, [days]);
  useShownAgain(shown, load);

  const views = view?.days.reduce((sum, day) => sum + day.views, 0) ?? 0;
  const visitors = view?.days.reduce((sum, day) => sum + day.visitors, 0) ?? 0;
  const rows: Partial<Record<(typeof lists)[number], readonly Row[]>> = view
    ? { ...view, events: eventsOf(view) }
    : {};

  return (
    <>
      <fieldset class="choice">
        <legend class="visually-hidden">{t("op.days")}</legend>
        <div class="picks">
          {spans.map((span) => (
            <label class="pick" key={span}>
              <input
                type="radio"
                name="days"
                value={span}
                checked={days === span}
                onChange={() => setDays(span)}
              />
              <span>{t(`op.days_${span}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Trouble error={asking.error} onRetry={load} />
      {!view && asking.error === undefined && <div class="skeleton chart-skeleton" />}
      {view && (
        <>
          <DayChart days={view.days} sums={t("op.sums", { views, visitors })} />
          {views === 0 && <p class="quiet">{t("op.no_numbers")}</p>}
          <div class="shares">
            {lists.map((name) => (
              <ShareList key={name} title={t(`op.${name}`)} rows={rows[name] ?? []} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** The day in UTC, as the counts are kept: "2026-11-23". */
function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function eventsOf({ days }: AnalyticsView): Row[] {
  const sums = new Map<string, number>();
  for (const { events } of days) {
    for (const [name, count] of Object.entries(events)) {
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  return [...sums].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
