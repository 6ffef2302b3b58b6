import { ApiError, UnreachableError } from "../api.ts";
import { t } from "../messages/index.ts";

/** What to tell people about an error: the API's own words, or that there was no answer. */
export function wordsFor(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  if (error instanceof UnreachableError) {
    return error.offline ? t("error.offline_short") : t("error.unreachable");
  }
  return t("error.unexpected");
}

interface Props {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Said instead of the error's own words. */
  readonly words?: string | undefined;
}

/** An error in words, with what to do about it and the id that finds it in the log. */
export function ErrorNote({ error, onRetry, words }: Props) {
  const requestId = error instanceof ApiError ? error.requestId : "";
  return (
    <div class="note" role="alert">
      <p>{words ?? wordsFor(error)}</p>
      {(onRetry || requestId) && (
        <p class="actions">
          {onRetry && (
            <button type="button" class="button small" onClick={onRetry}>
              {t("error.retry")}
            </button>
          )}
          {requestId && <span class="tiny quiet">{t("error.request", { id: requestId })}</span>}
        </p>
      )}
    </div>
  );
}
