/** A line above the studio's form, while no images can be made with this account. */
import { useEffect } from "preact/hooks";
import { t } from "../messages/notices.ts";
import { account, meet } from "../site.ts";
import { useStore } from "../store.ts";

export function OnHold() {
  const person = useStore(account);
  useEffect(() => {
    // Back from where it was lifted: browsers may bring the page as they kept it.
    const look = ({ persisted }: PageTransitionEvent) => persisted && void meet("signed-in");
    addEventListener("pageshow", look);
    return () => removeEventListener("pageshow", look);
  }, []);
  if (!person) return null;
  if (person.status === "ERASING") {
    return (
      <p class="wrap small quiet">
        {t("hold.leaving")} <a href="/account#delete">{t("hold.keep")}</a>
      </p>
    );
  }
  if (!person.restricted) return null;
  return (
    <p class="wrap small quiet">
      {t("hold.restricted")} <a href="/account#restriction">{t("hold.lift")}</a>
    </p>
  );
}
