/** Legal demands: written down by one operator, handed over only when another agrees. */
import { useState } from "preact/hooks";
import type { DisclosureView } from "../../../functions/api/types.ts";
import { fieldWords } from "../../../functions/core/disclosure/field.ts";
import { dayAndYear, endOfDay } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { serverClock } from "../site.ts";
import { More, usePages } from "../ui/use-pages.tsx";
import { ActDialog, type ActQuestion } from "./act-dialog.tsx";
import { DemandForm } from "./demand-form.tsx";
import { focusPart } from "./focus-part.ts";
import { operator } from "./requests.ts";
import { saveJson } from "./save-json.ts";
import { type PartProps, useShownAgain } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";

type Asked = NonNullable<DisclosureView["sealAsked"]>;

export function DisclosuresPart({ shown }: PartProps) {
  const [writing, setWriting] = useState(false);
  const [question, setQuestion] = useState<ActQuestion>();
  const list = usePages(operator.disclosures);
  const { items, error, reload, refresh } = list;
  useShownAgain(shown, () => void refresh());

  const approve = (one: DisclosureView) =>
    setQuestion({
      of: nameOf(one),
      title: t("op.approve_title"),
      text: t("op.approve_text", { fields: fieldsOf(one) }),
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
        saveJson(`disclosure-${one.id}.json`, await operator.approve(one.id, person));
        void refresh();
        return t("op.approved");
      },
    });
  const refuse = (one: DisclosureView) =>
    setQuestion({
      of: nameOf(one),
      title: t("op.refuse_title"),
      text: t("op.refuse_text"),
      act: t("op.refuse"),
      blanks: [],
      onAct: async () => {
        await operator.refuse(one.id);
        void refresh();
        return t("op.refused");
      },
    });

  const askSeal = (one: DisclosureView) =>
    setQuestion({
      of: nameOf(one),
      title: t("op.seal_title"),
      text: t("op.seal_text"),
      act: t("op.seal"),
      blanks: [
        {
          id: "until",
          label: t("op.seal_until"),
          hint: t("op.seal_until_hint"),
          type: "date",
          check: (value) => (value === "" ? t("op.seal_until_wrong") : undefined),
        },
        {
          id: "reason",
          label: t("op.seal_reason"),
          hint: t("op.seal_reason_hint"),
          check: (value) => (value.trim().length < 3 ? t("op.demand_missing") : undefined),
        },
      ],
      onAct: async ({ until = "", reason = "" }) => {
        await operator.askSeal(one.id, endOfDay(until), reason);
        void refresh();
        return t("op.seal_asked");
      },
    });
  const approveSeal = (one: DisclosureView, { until, reason }: Asked) =>
    setQuestion({
      of: nameOf(one),
      title: t("op.seal_approve_title"),
      text: t("op.seal_approve_text", { day: dayAndYear(Date.parse(until)), reason }),
      act: t("op.seal_approve"),
      danger: true,
      blanks: [],
      onAct: async () => {
        await operator.approveSeal(one.id, until);
        void refresh();
        return t("op.seal_approved");
      },
    });

  if (writing) {
    return (
      <DemandForm
        onEnd={(written) => {
          setWriting(false);
          if (written) reload();
          focusPart();
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
      <Trouble error={error} onRetry={reload} />
      {!items && error === undefined && <div class="skeleton operator-skeleton" />}
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
              <p class="small">{fieldsOf(one)}</p>
              <p class="small quiet numbers">
                {t(`op.disclosure.${one.state}`)}, {dayAndYear(Date.parse(one.requestedAt))}
                {one.sealedUntil &&
                  `, ${t("op.disclosure_sealed", { day: dayAndYear(Date.parse(one.sealedUntil)) })}`}
              </p>
              {isSealed(one) && (
                <Seal
                  of={one}
                  onAsk={() => askSeal(one)}
                  onApprove={(asked) => approveSeal(one, asked)}
                />
              )}
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
      <More of={list} label={t("op.more")} />
      {question && <ActDialog question={question} onClose={() => setQuestion(undefined)} />}
    </>
  );
}

function isSealed({ state, sealedUntil }: DisclosureView): boolean {
  return state !== "refused" && Date.parse(sealedUntil ?? "") > serverClock.now();
}

function fieldsOf({ fields }: DisclosureView): string {
  return fields.map((field) => fieldWords[field]).join(", ");
}

function nameOf({ authority, reference, legalBasis, requestedAt }: DisclosureView): string {
  const day = dayAndYear(Date.parse(requestedAt));
  return t("op.demand_of", { authority, reference, legalBasis, day });
}

interface SealProps {
  readonly of: DisclosureView;
  readonly onAsk: () => void;
  readonly onApprove: (asked: Asked) => void;
}

/** What becomes of a seal that has not ended. */
function Seal({ of, onAsk, onApprove }: SealProps) {
  const { sealAsked: asked } = of;
  return (
    <>
      {asked && (
        <p class="small">
          {t("op.seal_waits", { day: dayAndYear(Date.parse(asked.until)), reason: asked.reason })}
        </p>
      )}
      <p class="card-acts">
        {asked &&
          (asked.mine ? (
            <span class="small">{t("op.disclosure_mine")}</span>
          ) : (
            <button type="button" class="button small" onClick={() => onApprove(asked)}>
              {t("op.seal_approve")}
            </button>
          ))}
        <button type="button" class="button small" onClick={onAsk}>
          {t("op.seal")}
        </button>
      </p>
    </>
  );
}
