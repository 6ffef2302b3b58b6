/** Writing to us: the message; for visitors the code from the mail; then until when we answer. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ReceiptView } from "../../../functions/api/types.ts";
import { dayAndYear } from "../format/time.ts";
import { t } from "../messages/support.ts";
import { CodeStep } from "./code-step.tsx";
import { MessageStep } from "./message-step.tsx";

export interface Message {
  readonly topic: string;
  readonly message: string;
  readonly email: string;
}

const nothing: Message = { topic: "", message: "", email: "" };

interface Props {
  /** The topic that was pressed on the page or stands in its address; another object each time. */
  readonly asked: { readonly topic: string };
  /** Something new was taken: the list of requests is out of date. */
  readonly onTaken: () => void;
}

export function SupportForm({ asked, onTaken }: Props) {
  const [draft, setDraft] = useState(nothing);
  const [receipt, setReceipt] = useState<ReceiptView>();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { topic } = asked;
    if (topic) setDraft((before) => ({ ...before, topic }));
  }, [asked]);
  useEffect(() => {
    // What was a form is another one now: say so, and let the next key go to it.
    if (receipt) place.current?.focus();
  }, [receipt?.state]);

  const take = (taken: ReceiptView) => {
    setReceipt(taken);
    if (taken.state !== "unconfirmed") onTaken();
  };

  return (
    <div class="support-form" id="write" ref={place} tabIndex={-1}>
      {!receipt && <MessageStep draft={draft} onDraft={setDraft} onSent={take} />}
      {receipt?.state === "unconfirmed" && (
        <CodeStep
          id={receipt.id}
          sentTo={draft.email.trim()}
          onConfirmed={take}
          onBack={() => setReceipt(undefined)}
        />
      )}
      {receipt && receipt.state !== "unconfirmed" && (
        <div class="form">
          <div>
            <h2>{t("support.taken_title")}</h2>
            <p class="lead">{t("support.taken", { day: dayAndYear(Date.parse(receipt.dueAt)) })}</p>
          </div>
          <p>
            <button
              type="button"
              class="button"
              onClick={() => {
                setDraft(nothing);
                setReceipt(undefined);
              }}
            >
              {t("support.another")}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
