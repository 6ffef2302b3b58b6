/** Who looked at the person's data and why, and what was decided about it. */
import { useState } from "preact/hooks";
import { dayAndTime } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { useAct } from "../ui/use-act.ts";
import { useLoad } from "../ui/use-load.ts";
import { rights } from "./requests.ts";
import { Section } from "./section.tsx";

export function Activity() {
  const first = useLoad(rights.activity);
  const [later, setLater] = useState<Awaited<ReturnType<typeof rights.activity>>[]>([]);
  const more = useAct();
  const pages = first.value ? [first.value, ...later] : [];
  const items = pages.flatMap((page) => page.items);
  const cursor = pages.at(-1)?.nextCursor;

  return (
    <Section id="activity" title={t("activity.title")}>
      <p class="quiet">{t("activity.lead")}</p>
      {first.error !== undefined && <ErrorNote error={first.error} onRetry={first.reload} />}
      {pages.length === 0 && first.error === undefined && (
        <div class="skeleton activity-skeleton" />
      )}
      {first.value && items.length === 0 && <p class="small quiet">{t("activity.none")}</p>}
      {items.length > 0 && (
        <ul class="ledger small activity">
          {items.map(({ at, kind, words }) => (
            <li key={`${at} ${kind} ${words}`}>
              <p>{words}</p>
              <p class="tiny quiet numbers">{dayAndTime(Date.parse(at))}</p>
            </li>
          ))}
        </ul>
      )}
      {more.error !== undefined && <ErrorNote error={more.error} />}
      {cursor && (
        <p>
          <button
            type="button"
            class="button small"
            aria-disabled={more.acting}
            onClick={() =>
              void more.run(async () => setLater([...later, await rights.activity(cursor)]))
            }
          >
            {t("me.more")}
          </button>
        </p>
      )}
    </Section>
  );
}
