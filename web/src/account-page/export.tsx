/** The person's data, taken away: ask, watch it being written, download, remove. */
import { useEffect, useState } from "preact/hooks";
import type { ExportView } from "../../../functions/api/types.ts";
import { t } from "../messages/rights.ts";
import { account } from "../site.ts";
import { useStore } from "../store.ts";
import { Confirm, type Question } from "../ui/confirm.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import { More, usePages } from "../ui/use-pages.tsx";
import { ExportRow } from "./export-row.tsx";
import { rights } from "./requests.ts";
import { Section } from "./section.tsx";

/** How often a running export is looked at, in milliseconds. */
const lookEveryMs = 2_000;

export function Export({ keptDays }: { keptDays: number }) {
  const person = useStore(account);
  const list = usePages(rights.exports);
  const { items, error, refresh } = list;
  const asking = useAct();
  const [question, setQuestion] = useState<Question>();
  const running = items?.some(isRunning) ?? false;
  useLooking(running, refresh);

  const ask = () =>
    asking.run(async () => {
      await rights.askExport();
      await refresh();
      toast(t("export.asked"));
    });

  const askRemove = (one: ExportView) =>
    setQuestion({
      title: t("export.remove_title"),
      text: t("export.remove_text"),
      act: t("export.remove"),
      acting: t("export.removing"),
      onAct: async () => {
        await rights.removeExport(one.id);
        await refresh();
        toast(t("export.removed"));
      },
    });

  const idle = person && items && !running && !asking.acting;
  return (
    <Section id="export" title={t("export.title")}>
      <p class="quiet">{t("export.lead")}</p>
      <div class="ask">
        <button
          type="button"
          class="button main"
          aria-disabled={!idle}
          onClick={() => idle && void ask()}
        >
          {asking.acting ? t("export.asking") : t(running ? "export.running" : "export.ask")}
        </button>
        <p class="small quiet">{t("export.goes", { days: keptDays })}</p>
      </div>
      {asking.error !== undefined && <ErrorNote error={asking.error} />}
      {error !== undefined && <ErrorNote error={error} onRetry={() => void refresh()} />}
      <h3 class="visually-hidden">{t("export.list")}</h3>
      {items === undefined && error === undefined && <div class="skeleton export-skeleton" />}
      {items?.length === 0 && <p class="small quiet">{t("export.none")}</p>}
      {items && items.length > 0 && (
        <ul class="ledger exports">
          {items.map((one) => (
            <ExportRow key={one.id} view={one} onRemove={() => askRemove(one)} />
          ))}
        </ul>
      )}
      <More of={list} label={t("me.more")} />
      {question && <Confirm question={question} onClose={() => setQuestion(undefined)} />}
    </Section>
  );
}

export function isRunning({ state }: ExportView): boolean {
  return state === "waiting" || state === "writing";
}

function useLooking(running: boolean, look: () => Promise<void>): void {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => !document.hidden && void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [running]);
}
