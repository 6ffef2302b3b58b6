/** A quiet line on every page while an account can still be kept. */
import { useEffect, useState } from "preact/hooks";
import { rights } from "../account-page/requests.ts";
import { shortDay } from "../format/time.ts";
import { t } from "../messages/notices.ts";
import { account } from "../site.ts";
import { wordsFor } from "../ui/error-note.tsx";
import { toast } from "../ui/toast.tsx";

export function GraceLine() {
  const [startsAt, setStartsAt] = useState<string>();
  const [undoing, setUndoing] = useState(false);
  useEffect(() => {
    // Without the day the line still says what matters.
    rights.erasure().then(
      (erasure) => setStartsAt(erasure?.startsAt),
      () => {},
    );
  }, []);

  const undo = async () => {
    if (undoing) return;
    setUndoing(true);
    try {
      account.set(await rights.undoErasure());
      toast(t("grace.undone"));
    } catch (error) {
      toast(wordsFor(error));
      setUndoing(false);
    }
  };

  return (
    <aside class="notice-line" aria-live="polite">
      <p>
        {startsAt ? t("grace.text", { day: shortDay(Date.parse(startsAt)) }) : t("grace.text_soon")}{" "}
        <a href="/account#delete">{t("grace.details")}</a>
      </p>
      <button
        type="button"
        class="button small"
        aria-disabled={undoing}
        onClick={() => void undo()}
      >
        {t(undoing ? "grace.undoing" : "grace.undo")}
      </button>
    </aside>
  );
}
