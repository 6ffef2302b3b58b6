/** What every page with scripts begins with. */
import { render } from "preact";
import { AccountArea } from "../header/account-area.tsx";
import { mount } from "../mount.ts";
import { account, meet, watchConnection } from "../site.ts";
import { countWhenIdle } from "../statistics/idle.ts";
import { OfflineLine } from "../ui/offline-line.tsx";
import { Toasts } from "../ui/toast.tsx";

export function start(page: "for-everyone" | "signed-in"): void {
  watchConnection();
  account.subscribe(noticeWhatWaits);
  void meet(page);
  countWhenIdle(() => account.get()?.consents.analytics === false);
  mount("account", AccountArea);
  const notices = document.createElement("div");
  document.body.append(notices);
  render(
    <>
      <OfflineLine />
      <Toasts />
    </>,
    notices,
  );
}

/** What a person has to know on every page is rare, so its script comes only with it. */
function noticeWhatWaits(): void {
  const person = account.get();
  if (!person) return;
  const asked = person.policyVersion !== document.body.dataset.policy;
  if (asked || person.restricted || person.status === "ERASING")
    void import("../notices/notices.tsx");
}
