/** What every page with scripts begins with. */
import { render } from "preact";
import { AccountArea } from "../header/account-area.tsx";
import { mount } from "../mount.ts";
import { meet, watchConnection } from "../site.ts";
import { OfflineLine } from "../ui/offline-line.tsx";
import { Toasts } from "../ui/toast.tsx";

export function start(page: "for-everyone" | "signed-in"): void {
  watchConnection();
  void meet(page);
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
