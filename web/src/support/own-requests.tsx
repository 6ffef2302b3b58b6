/** What a person wrote to us and what we answered, newest first. */
import { useEffect } from "preact/hooks";
import type { RequestView } from "../../../functions/api/types.ts";
import { dayAndYear, dayYearAndTime } from "../format/time.ts";
import { t } from "../messages/support.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { More, usePages } from "../ui/use-pages.tsx";
import { MoreToSay } from "./more-to-say.tsx";
import { support } from "./requests.ts";

/** `taken` counts what was sent on this page; each asks for the list again. */
export function OwnRequests({ taken }: { taken: number }) {
  const list = usePages(support.own);
  const { items, error, reload, refresh } = list;
  useEffect(() => {
    if (taken > 0) reload();
  }, [taken]);

  return (
    <section class="own-requests" aria-labelledby="own-requests">
      <h2 id="own-requests">{t("requests.title")}</h2>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!items && error === undefined && (
        <p class="skeleton line">
          <span class="visually-hidden">{t("requests.loading")}</span>
        </p>
      )}
      {items?.length === 0 && <p class="small quiet">{t("requests.none")}</p>}
      {items && items.length > 0 && (
        <ul class="ledger">
          {items.map((request) => (
            <li key={request.id}>
              <Request request={request} onTaken={refresh} />
            </li>
          ))}
        </ul>
      )}
      <More of={list} label={t("requests.more")} />
    </section>
  );
}

interface Props {
  readonly request: RequestView;
  /** More was written to it. */
  readonly onTaken: () => Promise<void>;
}

function Request({ request, onTaken }: Props) {
  const { id, topic, state, receivedAt, dueAt, messages } = request;
  return (
    <details class="request">
      <summary>
        <span class="request-head">
          <strong>{t(`topic.${topic}`)}</strong>
          <span class="request-state small" data-state={state}>
            {t(`requests.state.${state}`)}
          </span>
        </span>
        <span class="small quiet numbers">
          {state === "open"
            ? t("requests.due", { day: dayAndYear(Date.parse(dueAt)) })
            : t("requests.received", { day: dayAndYear(Date.parse(receivedAt)) })}
        </span>
      </summary>
      <ol class="letters">
        {messages.map(({ from, text, at }) => (
          <li key={`${at} ${from}`} data-from={from}>
            <p class="tiny quiet">
              {t(from === "us" ? "requests.us" : "requests.you")},{" "}
              <span class="numbers">{dayYearAndTime(Date.parse(at))}</span>
            </p>
            <p class="letter">{text}</p>
          </li>
        ))}
      </ol>
      {state !== "closed" && <MoreToSay id={id} onTaken={onTaken} />}
    </details>
  );
}
