/** What a person wrote to us and what we answered, newest first. */
import { useEffect, useState } from "preact/hooks";
import type { RequestPage, RequestView } from "../../../functions/api/types.ts";
import { dayAndTime, dayAndYear } from "../format/time.ts";
import { t } from "../messages/support.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { useAct } from "../ui/use-act.ts";
import { support } from "./requests.ts";

/** `taken` counts what was sent on this page; each asks for the list again. */
export function OwnRequests({ taken }: { taken: number }) {
  const [pages, setPages] = useState<readonly RequestPage[]>();
  const asking = useAct();
  const load = () => void asking.run(async () => setPages([await support.own()]));
  useEffect(load, [taken]);
  const items = pages?.flatMap((page) => page.items);
  const cursor = pages?.at(-1)?.nextCursor;

  return (
    <section class="own-requests" aria-labelledby="own-requests">
      <h2 id="own-requests">{t("requests.title")}</h2>
      {asking.error !== undefined && <ErrorNote error={asking.error} onRetry={load} />}
      {!items && asking.error === undefined && (
        <p class="skeleton line">
          <span class="visually-hidden">{t("requests.loading")}</span>
        </p>
      )}
      {items?.length === 0 && <p class="small quiet">{t("requests.none")}</p>}
      {items && items.length > 0 && (
        <ul class="ledger">
          {items.map((request) => (
            <li key={request.id}>
              <Request request={request} />
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
              void asking.run(async () => setPages([...pages, await support.own(cursor)]))
            }
          >
            {t("requests.more")}
          </button>
        </p>
      )}
    </section>
  );
}

function Request({ request }: { request: RequestView }) {
  const { topic, state, receivedAt, dueAt, messages } = request;
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
              <span class="numbers">{dayAndTime(Date.parse(at))}</span>
            </p>
            <p class="letter">{text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
