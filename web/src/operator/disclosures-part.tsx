/** Legal demands: written down by one operator, handed over only when another agrees. */
import { useEffect, useState } from "preact/hooks";
import type { DisclosurePage, DisclosureView } from "../../../functions/api/types.ts";
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { useAct } from "../ui/use-act.ts";
import { ActDialog, type ActQuestion } from "./act-dialog.tsx";
import { DemandForm } from "./demand-form.tsx";
import { operator } from "./requests.ts";
import { saveJson } from "./save-json.ts";
import { Trouble } from "./trouble.tsx";

export function DisclosuresPart() {
  const [pages, setPages] = useState<readonly DisclosurePage[]>();
  const [writing, setWriting] = useState(false);
  const [question, setQuestion] = useState<ActQuestion>();
  const asking = useAct();
  const load = () => void asking.run(async () => setPages([await operator.disclosures()]));
  useEffect(load, []);
  const items = pages?.flatMap((page) => page.items);
  const cursor = pages?.at(-1)?.nextCursor;

  const approve = ({ id, fields }: DisclosureView) =>
    setQuestion({
      title: t("op.approve_title"),
      text: t("op.approve_text", { fields: fields.join(", ") }),
      act: t("op.approve"),
      danger: true,
      blanks: [
        {
          id: "person",
          label: t("op.demand_person"),
          hint: t("op.approve_person_hint"),
          check: (value) => (value.trim() === "" ? t("op.demand_missing") : undefined),
        },
      ],
      onAct: async ({ person = "" }) => {
        saveJson(`disclosure-${id}.json`, await operator.approve(id, person));
        load();
        return t("op.approved");
      },
    });
  const refuse = ({ id }: DisclosureView) =>
    setQuestion({
      title: t("op.refuse_title"),
      text: t("op.refuse_text"),
      act: t("op.refuse"),
      blanks: [],
      onAct: async () => {
        await operator.refuse(id);
        load();
        return t("op.refused");
      },
    });

  if (writing) {
    return (
      <DemandForm
        onEnd={(written) => {
          setWriting(false);
          if (written) load();
        }}
      />
    );
  }
  return (
    <>
      <p>
        <button type="button" class="button" onClick={() => setWriting(true)}>
          {t("op.demand")}
        </button>
      </p>
      <Trouble error={asking.error} onRetry={load} />
      {!items && asking.error === undefined && <div class="skeleton operator-skeleton" />}
      {items?.length === 0 && <p class="quiet">{t("op.no_disclosures")}</p>}
      {items && items.length > 0 && (
        <ul class="ledger demands">
          {items.map((one) => (
            <li key={one.id}>
              <p>
                <strong>{one.authority}</strong>{" "}
                <span class="quiet small">
                  {one.reference}, {one.legalBasis}
                </span>
              </p>
              <p class="small">{one.fields.join(", ")}</p>
              <p class="small quiet numbers">
                {t(`op.disclosure.${one.state}`)}, {dayAndYear(Date.parse(one.requestedAt))}
                {one.sealedUntil &&
                  `, ${t("op.disclosure_sealed", { day: dayAndYear(Date.parse(one.sealedUntil)) })}`}
              </p>
              {one.state === "waiting" && (
                <p class="card-acts">
                  {one.mine ? (
                    <span class="small">{t("op.disclosure_mine")}</span>
                  ) : (
                    <button type="button" class="button small" onClick={() => approve(one)}>
                      {t("op.approve")}
                    </button>
                  )}
                  <button type="button" class="button small" onClick={() => refuse(one)}>
                    {t("op.refuse")}
                  </button>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {pages && cursor && (
        <p>
          <button
            type="button"
            class="button small"
            aria-disabled={asking.acting}
            onClick={() =>
              void asking.run(async () => setPages([...pages, await operator.disclosures(cursor)]))
            }
          >
            {t("op.more")}
          </button>
        </p>
      )}
      {question && <ActDialog question={question} onClose={() => setQuestion(undefined)} />}
    </>
  );
}
