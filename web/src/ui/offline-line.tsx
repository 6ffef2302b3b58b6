import { t } from "../messages/index.ts";
import { online } from "../site.ts";
import { useStore } from "../store.ts";

/** Says that there is no network, for as long as there is none. Lies over the page: nothing moves. */
export function OfflineLine() {
  const connected = useStore(online);
  return <div role="status">{!connected && <p class="offline-line">{t("error.offline")}</p>}</div>;
}
