import { useEffect } from "preact/hooks";
import { ApiError } from "../api.ts";
import { t } from "../messages/operator.ts";
import { signInAddress } from "../site.ts";
import { ErrorNote } from "../ui/error-note.tsx";

/** An error; one that only needs a fresh sign-in says so, and leads there without leaving the page. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const stale = error instanceof ApiError && error.code === "auth.step_up";
  useEffect(() => {
    if (!stale || !onRetry) return;
    // Whoever comes back from signing in finds what was asked for.
    const look = () => document.visibilityState === "visible" && onRetry();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [stale, onRetry]);

  if (error === undefined) return null;
  if (!stale) return <ErrorNote error={error} onRetry={onRetry} />;
  return (
    <div class="note" role="alert">
      <p>{t("op.again")}</p>
      <p class="actions">
        <a
          class="button small"
          href={`${signInAddress("/operator")}&again=1`}
          target="_blank"
          rel="noopener"
        >
          {t("op.sign_in")}
        </a>
      </p>
    </div>
  );
}
