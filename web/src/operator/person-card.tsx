/** What an operator sees of a person: no name, no address, no image. And the acts. */
import { useState } from "preact/hooks";
import type { PersonView } from "../../../functions/api/types.ts";
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { ActDialog, type ActQuestion, type Blank, reasonBlank } from "./act-dialog.tsx";
import { operator } from "./requests.ts";

interface Props {
  readonly person: PersonView;
  /** Whom the operator looked up, in the words they used: an address or the id. */
  readonly who: string;
  /** Looking again would leave another trace, so what has changed is told. */
  readonly onChange: (person: PersonView) => void;
}

const amountBlank: Blank = {
  id: "amount",
  label: t("op.amount"),
  numeric: true,
  check: (value) => {
    const amount = Number(value);
    const right = /^\d+$/.test(value.trim()) && amount >= 1 && amount <= 10_000;
    return right ? undefined : t("op.amount_wrong");
  },
};

const idBlank = (id: string, label: string): Blank => ({
  id,
  label,
  check: (value) => (value.trim() === "" ? t("op.id_missing") : undefined),
});

export function PersonCard({ person, who, onChange }: Props) {
  const { id, status, plan, restricted, createdAt, credits, counts } = person;
  const [question, setQuestion] = useState<ActQuestion>();
  const given = ({ granted, amount }: { granted: boolean; amount: number }) => {
    if (!granted) return t("op.granted_before");
    onChange({ ...person, credits: { ...credits, available: credits.available + amount } });
    return t("op.granted", { count: amount });
  };

  const of = who === id ? id : `${who}, ${id}`;
  const otherPlan = plan === "free" ? "paid" : "free";
  const acts: (ActQuestion & { readonly name: string })[] = [
    {
      name: t("op.grant"),
      title: t("op.grant_title"),
      text: t("op.grant_text"),
      act: t("op.grant"),
      blanks: [amountBlank, reasonBlank],
      onAct: async ({ amount = "", reason = "" }) =>
        given(await operator.grant(id, Number(amount), reason.trim())),
    },
    {
      name: t("op.plan"),
      title: t("op.plan_title", { plan: otherPlan }),
      text: t(otherPlan === "paid" ? "op.plan_text_paid" : "op.plan_text_free"),
      act: t("op.plan"),
      blanks: [reasonBlank],
      onAct: async ({ reason = "" }) => {
        const { changed } = await operator.plan(id, otherPlan, reason.trim());
        onChange({ ...person, plan: otherPlan });
        return t(changed ? "op.plan_done" : "op.plan_before");
      },
    },
    {
      name: t("op.refund"),
      title: t("op.refund_title"),
      text: t("op.refund_text"),
      act: t("op.refund"),
      blanks: [idBlank("generation", t("op.generation")), reasonBlank],
      onAct: async ({ generation = "", reason = "" }) =>
        given(await operator.refund(id, generation.trim(), reason.trim())),
    },
    {
      name: t("op.take_down"),
      title: t("op.take_down_title"),
      text: t("op.take_down_text"),
      act: t("op.take_down"),
      danger: true,
      blanks: [idBlank("image", t("op.image")), reasonBlank],
      onAct: async ({ image = "", reason = "" }) => {
        await operator.takeDown(id, image.trim(), reason.trim());
        return t("op.taken_down");
      },
    },
    {
      name: t("op.child"),
      title: t("op.child_title"),
      text: t("op.child_text"),
      act: t("op.child"),
      danger: true,
      blanks: [reasonBlank],
      onAct: async ({ reason = "" }) => {
        await operator.eraseChild(id, reason.trim());
        return t("op.child_done");
      },
    },
  ];
  const marks = [
    t(`op.person.status.${status}`),
    restricted && t("op.person.restricted"),
    person.operator && t("op.person.operator"),
  ];

  return (
    <div class="person-card">
      <dl class="person-facts numbers">
        <div>
          <dt>{t("op.person.id")}</dt>
          <dd>{id}</dd>
        </div>
        <div>
          <dt>{t("op.person.status")}</dt>
          <dd>{marks.filter(Boolean).join(", ")}</dd>
        </div>
        <div>
          <dt>{t("op.person.plan")}</dt>
          <dd>{plan}</dd>
        </div>
        <div>
          <dt>{t("op.person.since")}</dt>
          <dd>{dayAndYear(Date.parse(createdAt))}</dd>
        </div>
        <div>
          <dt>{t("op.person.credits")}</dt>
          <dd>{t("op.person.credits_of", credits)}</dd>
        </div>
        <div>
          <dt>{t("op.person.generations")}</dt>
          <dd>{counts.generations}</dd>
        </div>
        <div>
          <dt>{t("op.person.requests")}</dt>
          <dd>{counts.requests}</dd>
        </div>
      </dl>
      <p class="card-acts">
        {acts.map((act) => (
          <button
            type="button"
            key={act.name}
            class={`button small ${act.danger ? "bad" : ""}`}
            onClick={() => setQuestion(act)}
          >
            {act.name}
          </button>
        ))}
      </p>
      {question && (
        <ActDialog question={{ of, ...question }} onClose={() => setQuestion(undefined)} />
      )}
    </div>
  );
}
