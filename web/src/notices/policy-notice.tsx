/**
 * Asks for the acceptance of a policy that has changed materially. Where images are made the question
 * stands in the way; where one reads, exports or deletes it is a line that can be opened.
 */
import { useEffect, useState } from "preact/hooks";
import type { PolicyView } from "../../../functions/api/types.ts";
import { t } from "../messages/notices.ts";
import { api } from "../site.ts";
import { PolicyDialog } from "./policy-dialog.tsx";

export function PolicyNotice({ accepted }: { accepted: string }) {
  const [policy, setPolicy] = useState<PolicyView>();
  const [open, setOpen] = useState(location.pathname === "/create");
  useEffect(() => {
    // Unanswered, it is asked again on the next page.
    api.call<PolicyView>("GET", "/api/policy").then(setPolicy, () => {});
  }, []);
  if (!policy) return null;

  // Versions are dates, so they compare as text.
  const unseen = policy.history.filter(({ version }) => version > accepted);
  if (!unseen.some(({ material }) => material)) return null;
  if (open) {
    return (
      <PolicyDialog
        version={policy.version}
        effectiveAt={policy.effectiveAt}
        changes={unseen.flatMap(({ summary }) => summary)}
        onLater={location.pathname === "/create" ? undefined : () => setOpen(false)}
      />
    );
  }
  return (
    <aside class="notice-line" aria-live="polite">
      <p>{t("policy.line")}</p>
      <button type="button" class="button small" onClick={() => setOpen(true)}>
        {t("policy.open")}
      </button>
    </aside>
  );
}
