import { ApiError } from "../api.ts";
import { t } from "../messages/operator.ts";
import { api, signInAddress } from "../site.ts";
import { ErrorNote } from "../ui/error-note.tsx";

/** An error; one that only needs a fresh sign-in says so and leads there and back. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (error === undefined) return null;
  const stale = error instanceof ApiError && error.code === "auth.step_up";
  if (!stale) return <ErrorNote error={error} onRetry={onRetry} />;
  const signInAgain = async () => {
    // Someone who is signed in is sent on at once by the sign-in page.
    await api.signOut().catch(() => {});
    location.assign(signInAddress("/operator"));
  };
  return (
    <div class="note" role="alert">
      <p>{t("op.again")}</p>
      <p class="actions">
        <button type="button" class="button small" onClick={() => void signInAgain()}>
          {t("op.sign_in")}
        </button>
      </p>
    </div>
  );
}
