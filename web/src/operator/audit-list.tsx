/** What the daily checks of what is kept have found: counts, about nobody. */
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { useLoad } from "../ui/use-load.ts";
import { operator } from "./requests.ts";
import { type PartProps, useShownAgain } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";
import { WideTable } from "./wide-table.tsx";

const findings = ["expired", "orphaned", "unattended", "unknown"] as const;

export function AuditList({ shown }: PartProps) {
  const { value: audits, error, reload } = useLoad(operator.audits);
  useShownAgain(shown, reload);
  return (
    <section class="upkeep-section">
      <h2>{t("op.audits")}</h2>
      <p class="small quiet">{t("op.audits_text")}</p>
      <Trouble error={error} onRetry={reload} />
      {audits?.length === 0 && <p class="small quiet">{t("op.no_audits")}</p>}
      {audits && audits.length > 0 && (
        <WideTable label={t("op.audits")}>
          <table class="dense numbers">
            <thead>
              <tr>
                <th scope="col">{t("op.audit_day")}</th>
                <th scope="col" class="count">
                  {t("op.audit_looked")}
                </th>
                {findings.map((finding) => (
                  <th scope="col" class="count" key={finding}>
                    {t(`op.audit.${finding}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {audits.map(({ day, state, stores }) => {
                const sum = (of: "looked" | (typeof findings)[number]) =>
                  stores.reduce((all, store) => all + store[of], 0);
                return (
                  <tr key={day}>
                    <th scope="row">
                      {dayAndYear(Date.parse(day), "UTC")}
                      {state === "running" && `, ${t("op.audit_running")}`}
                    </th>
                    <td class="count">{sum("looked").toLocaleString()}</td>
                    {findings.map((finding) => (
                      <td class="count" key={finding} data-late={sum(finding) > 0 ? "" : undefined}>
                        {sum(finding).toLocaleString()}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  );
}
