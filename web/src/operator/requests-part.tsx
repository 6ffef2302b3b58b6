/** What people asked for, soonest deadline first. */
import { useState } from "preact/hooks";
import type { DocketPage, OperatorRequestView } from "../../../functions/api/types.ts";
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { serverClock } from "../site.ts";
import { More, usePages } from "../ui/use-pages.tsx";
import { ActDialog, type ActQuestion, reasonBlank } from "./act-dialog.tsx";
import { focusPart } from "./focus-part.ts";
import { OneRequest, requestWords } from "./one-request.tsx";
import { operator } from "./requests.ts";
import { type PartProps, useShownAgain } from "./shown-again.ts";
import { Trouble } from "./trouble.tsx";
import { WideTable } from "./wide-table.tsx";

const states = ["open", "answered", "closed"] as const;
const soonMs = 7 * 86_400_000;

export function RequestsPart({ shown: inSight }: PartProps) {
  const [state, setState] = useState<(typeof states)[number]>("open");
  const [shown, setShown] = useState<OperatorRequestView>();
  const [question, setQuestion] = useState<ActQuestion>();
  const list = usePages((cursor) => operator.requests(state, cursor), [state]);
  const { items, error, reload, refresh } = list;
  useShownAgain(inSight, () => void refresh());

  const askToRead = (one: DocketPage["items"][number]) =>
    setQuestion({
      of: requestWords(one),
      title: t("op.read_title"),
      text: t("op.read_text"),
      act: t("op.read"),
      blanks: [reasonBlank],
      onAct: async ({ reason = "" }) => {
        setShown(await operator.request(one.id, reason));
        // The request takes the dialog's place: coming back, nothing is asked.
        setQuestion(undefined);
        return undefined;
      },
    });

  if (shown) {
    return (
      <OneRequest
        request={shown}
        onBack={() => {
          setShown(undefined);
          reload();
          focusPart();
        }}
      />
    );
  }
  const now = serverClock.now();
  return (
    <>
      <fieldset class="choice">
        <legend class="visually-hidden">{t("op.state")}</legend>
        <div class="picks">
          {states.map((one) => (
            <label class="pick" key={one}>
              <input
                type="radio"
                name="state"
                value={one}
                checked={state === one}
                onChange={() => setState(one)}
              />
              <span>{t(`op.state.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Trouble error={error} onRetry={reload} />
      {!items && error === undefined && <div class="skeleton operator-skeleton" />}
      {items?.length === 0 && <p class="quiet">{t("op.no_requests")}</p>}
      {items && items.length > 0 && (
        <WideTable label={`${t("op.requests")}, ${t(`op.state.${state}`)}`}>
          <table class="dense">
            <thead>
              <tr>
                <th scope="col">{t("op.topic")}</th>
                <th scope="col">{t("op.due")}</th>
                <th scope="col">{t("op.received")}</th>
                <th scope="col">{t("op.from")}</th>
                <th>
                  <span class="visually-hidden">{t("op.read")}</span>
                </th>
              </tr>
            </thead>
            <tbody class="numbers">
              {items.map((one) => {
                const { id, topic, dueAt, receivedAt, personId, unsent } = one;
                const leftMs = Date.parse(dueAt) - now;
                const late = state === "open" && leftMs < 0;
                return (
                  <tr key={id}>
                    <th scope="row">
                      {t(`topic.${topic}`)}
                      {unsent && `, ${t("op.unsent")}`}
                    </th>
                    <td
                      data-soon={state === "open" && leftMs < soonMs ? "" : undefined}
                      data-late={late ? "" : undefined}
                    >
                      {dayAndYear(Date.parse(dueAt))}
                      {late && `, ${t("op.overdue")}`}
                    </td>
                    <td>{dayAndYear(Date.parse(receivedAt))}</td>
                    <td>{t(personId ? "op.member" : "op.visitor")}</td>
                    <td>
                      <button
                        type="button"
                        class="button small"
                        aria-label={`${t("op.read")}: ${t(`topic.${topic}`)}`}
                        onClick={() => askToRead(one)}
                      >
                        {t("op.read")}
                      </button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </WideTable>
      )}
      <More of={list} label={t("op.more")} />
      {question && <ActDialog question={question} onClose={() => setQuestion(undefined)} />}
    </>
  );
}
