/** One request: what was written, and answering, taking longer or closing. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { OperatorRequestView } from "../../../functions/api/types.ts";
import { dayAndYear, dayYearAndTime } from "../format/time.ts";
import { t } from "../messages/operator.ts";
import { TextArea } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { toast } from "../ui/toast.tsx";
import { useAct } from "../ui/use-act.ts";
import { useUnsent } from "../ui/use-unsent.ts";
import { ActDialog, type ActQuestion, reasonBlank } from "./act-dialog.tsx";
import { operator } from "./requests.ts";
import { Trouble } from "./trouble.tsx";

interface Props {
  readonly request: OperatorRequestView;
  readonly onBack: () => void;
}

/** Tells one request from another. */
export function requestWords({
  topic,
  dueAt,
  id,
}: Pick<OperatorRequestView, "topic" | "dueAt" | "id">): string {
  return t("op.request_of", { topic: t(`topic.${topic}`), day: dayAndYear(Date.parse(dueAt)), id });
}

export function OneRequest({ request, onBack }: Props) {
  const { id, topic, state, dueAt, messages, personId, unsent } = request;
  const heading = useRef<HTMLHeadingElement>(null);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [question, setQuestion] = useState<ActQuestion>();
  const { acting, error, run } = useAct();
  useEffect(() => heading.current?.focus(), []);
  useUnsent(text.trim() !== "");

  const answer = () => {
    if (text.trim() === "") {
      setProblem(t("op.answer_missing"));
      return document.getElementById("answer")?.focus();
    }
    void run(async () => {
      await operator.answer(id, text.trim());
      toast(t("op.answered"));
      onBack();
    });
  };
  const extend: ActQuestion = {
    title: t("op.extend_title"),
    of: requestWords(request),
    text: t("op.extend_text"),
    act: t("op.extend"),
    blanks: [
      {
        id: "months",
        label: t("op.months"),
        numeric: true,
        check: (value) => (/^[12]$/.test(value.trim()) ? undefined : t("op.months_wrong")),
      },
      reasonBlank,
    ],
    onAct: async ({ months = "", reason = "" }) => {
      await operator.extend(id, Number(months), reason);
      onBack();
      return t("op.extended");
    },
  };
  const close: ActQuestion = {
    title: t("op.close_title"),
    of: requestWords(request),
    text: t("op.close_text"),
    act: t("op.close"),
    blanks: [],
    onAct: async () => {
      await operator.close(id);
      onBack();
      return t("op.closed");
    },
  };

  return (
    <div class="one-request">
      <p>
        <button type="button" class="plain" onClick={onBack}>
          {t("op.back")}
        </button>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {t(`topic.${topic}`)}
      </h2>
      <p class="small quiet numbers">
        {id}, {t(`op.state.${state}`)}, {t("op.due")} {dayAndYear(Date.parse(dueAt))}
        {personId && (
          <>
            , <a href={`#people=${personId}`}>{t("op.look_person")}</a>
          </>
        )}
      </p>
      {unsent && <p class="note">{t("op.unsent_text")}</p>}
      <ol class="letters">
        {messages.map(({ from, text: written, at }) => (
          <li key={`${at} ${from}`} data-from={from}>
            <p class="tiny quiet">
              {t(from === "us" ? "requests.us" : "op.person.words")},{" "}
              <span class="numbers">{dayYearAndTime(Date.parse(at))}</span>
            </p>
            <p class="letter">{written}</p>
          </li>
        ))}
      </ol>
      {state !== "closed" && (
        <Form onSubmit={answer}>
          <TextArea
            id="answer"
            label={t("op.answer")}
            rows={6}
            maxLength={5_000}
            value={text}
            onValue={(answer) => {
              setText(answer);
              setProblem(undefined);
            }}
            problem={problem}
          />
          <Trouble error={error} />
          <div class="form-end">
            <button type="submit" class="button main" aria-disabled={acting}>
              {t(acting ? "op.acting" : "op.answer_send")}
            </button>
            <button type="button" class="button" onClick={() => setQuestion(extend)}>
              {t("op.extend")}
            </button>
            <button type="button" class="button" onClick={() => setQuestion(close)}>
              {t("op.close")}
            </button>
          </div>
        </Form>
      )}
      {question && <ActDialog question={question} onClose={() => setQuestion(undefined)} />}
    </div>
  );
}
