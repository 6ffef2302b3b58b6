/** What is stored of the person, by kind: how much now, since when, until when. */
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/rights.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { useLoad } from "../ui/use-load.ts";
import { rights } from "./requests.ts";

/** One kind of thing, as the inventory declares it. Written when the site is built. */
export interface StoredKind {
  readonly name: string;
  readonly about: string;
  readonly kept: string;
}

export interface StoredGroup {
  readonly title: string;
  readonly kinds: readonly StoredKind[];
}

export function Stored({ groups }: { groups: readonly StoredGroup[] }) {
  const { value: counts, error, reload } = useLoad(rights.stored);
  return (
    <div class="block">
      <h3 id="stored-title">{t("privacy.stored")}</h3>
      <p class="quiet">{t("privacy.stored_lead")}</p>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      <table class="stored" aria-labelledby="stored-title">
        <thead class="tiny quiet">
          <tr>
            <th scope="col">{t("privacy.what")}</th>
            <th scope="col">{t("privacy.kept")}</th>
            <th scope="col" class="count">
              {t("privacy.count")}
            </th>
          </tr>
        </thead>
        {groups.map(({ title, kinds }) => (
          <tbody key={title}>
            <tr class="stored-group">
              <th scope="rowgroup" colSpan={3}>
                {title}
              </th>
            </tr>
            {kinds.map(({ name, about, kept }) => {
              const found = counts?.kinds[name];
              return (
                <tr key={name}>
                  <th scope="row">{about}</th>
                  <td class="quiet" data-label={`${t("privacy.kept")}:`}>
                    {kept}
                  </td>
                  <td class="count numbers">
                    {counts ? <Count {...found} /> : !error && <span class="skeleton count-line" />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
      <p class="small">
        <a href="/privacy">{t("privacy.policy")}</a>
      </p>
    </div>
  );
}

function Count({
  count = 0,
  more = false,
  since,
}: {
  count?: number;
  more?: boolean;
  since?: string | undefined;
}) {
  if (count === 0) return <span class="quiet">{t("privacy.none")}</span>;
  return (
    <>
      {more ? t("privacy.at_least", { count }) : count.toLocaleString()}
      {since && (
        <span class="since tiny quiet">
          {t("privacy.since", { day: dayAndYear(Date.parse(since)) })}
        </span>
      )}
    </>
  );
}
