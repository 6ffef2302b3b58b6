/** What keeps the works going: the queues, and erasing again after a restore. */
import { useState } from "preact/hooks";
import { t } from "../messages/operator.ts";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import { useLoad } from "../ui/use-load.ts";
import { ActDialog, type ActQuestion } from "./act-dialog.tsx";
import { AuditList } from "./audit-list.tsx";
import { operator } from "./requests.ts";
import { type PartProps, useShownAgain } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";
import { WideTable } from "./wide-table.tsx";

export function UpkeepPart({ shown }: PartProps) {
  const { value: queues, error, reload } = useLoad(operator.queues);
  useShownAgain(shown, reload);
  const redriving = useAct();
  const [question, setQuestion] = useState<ActQuestion>();

  const redrive = (name: string) =>
    redriving.run(async () => {
      toast(t("op.redriven", { count: await operator.redrive(name) }));
      reload();
    });
  const replay: ActQuestion = {
    title: t("op.replay_title"),
    text: t("op.replay_text"),
    act: t("op.replay"),
    danger: true,
    blanks: [],
    onAct: async () => {
      const { back } = await operator.replay();
      return t("op.replayed", { count: back });
    },
  };

  return (
    <>
      <section>
        <div class="section-head">
          <h2>{t("op.queues")}</h2>
          <button type="button" class="plain" onClick={reload}>
            {t("op.reload")}
          </button>
        </div>
        <Trouble error={error} onRetry={reload} />
        <Trouble error={redriving.error} />
        {!queues && error === undefined && <div class="skeleton operator-skeleton" />}
        {queues && (
          <WideTable label={t("op.queues")}>
            <table class="dense">
              <thead>
                <tr>
                  <th scope="col">{t("op.queue")}</th>
                  <th scope="col" class="count">
                    {t("op.queue_waiting")}
                  </th>
                  <th scope="col" class="count">
                    {t("op.queue_working")}
                  </th>
                  <th scope="col" class="count">
                    {t("op.queue_dead")}
                  </th>
                  <th>
                    <span class="visually-hidden">{t("op.redrive")}</span>
                  </th>
                </tr>
              </thead>
              <tbody class="numbers">
                {queues.map(({ name, waiting, working, dead }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td class="count">{waiting}</td>
                    <td class="count">{working}</td>
                    <td class="count" data-late={dead > 0 ? "" : undefined}>
                      {dead}
                    </td>
                    <td>
                      <button
                        type="button"
                        class="button small"
                        aria-disabled={dead === 0 || redriving.acting}
                        aria-label={t("op.redrive_label", { name })}
                        onClick={() => dead > 0 && void redrive(name)}
                      >
                        {t("op.redrive")}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
      </section>
      <section class="upkeep-section">
        <h2>{t("op.tombstones")}</h2>
        <p class="small quiet">{t("op.tombstones_text")}</p>
        <p>
          <button type="button" class="button small bad" onClick={() => setQuestion(replay)}>
            {t("op.replay")}
          </button>
        </p>
      </section>
      <AuditList shown={shown} />
      {question && <ActDialog question={question} onClose={() => setQuestion(undefined)} />}
    </>
  );
}
