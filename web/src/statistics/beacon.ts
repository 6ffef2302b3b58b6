/**
 * Tells the statistics that a page is looked at and what is used on it: no cookie, no storage, no
 * number for anybody, and not a word when the browser or the person says no. The page does not wait
 * for it and works the same without.
 */

import type { ActionName, PageName, ScreenClass, SiteEvent } from "../../../functions/api/types.ts";
import { pageNames } from "../../../functions/core/analytics/vocabulary.ts";
import { toldEvent } from "./tell.ts";

let begun = false;

/** `objects` says whether the person, as far as the page knows, does not want to be counted. */
export function begin(objects: () => boolean): void {
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
  const ours = location.pathname.startsWith("/operator");
  if (begun || ours || globalPrivacyControl || objects()) return;
  begun = true;
  const send = (event: SiteEvent) => {
    if (!objects()) void post(event);
  };
  send(view());
  const act = (name: ActionName) => send({ name });
  addEventListener(toldEvent, (event) => act((event as CustomEvent<ActionName>).detail));
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[download]")) act("download");
  });
  addEventListener("submit", ({ target }) => {
    if (target instanceof Element && target.closest("[data-app=create]")) act("generate");
  });
}

async function post(event: SiteEvent): Promise<void> {
  try {
    await fetch("/api/events", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ events: [event] }),
      // Also when the page is being left.
      keepalive: true,
    });
  } catch {
    // One visit less in the statistics.
  }
}

function view(): SiteEvent {
  const referrer = referrerHost();
  return { name: "view", page: pageOf(), screen: screenOf(), ...(referrer ? { referrer } : {}) };
}

function pageOf(): PageName {
  const path = location.pathname.slice(1) || "landing";
  const first = path.split("/")[0];
  return pageNames.find((name) => name === path || name === first) ?? "not-found";
}

function screenOf(): ScreenClass {
  return innerWidth < 600
    ? "small"
    : innerWidth < 1_024
      ? "medium"
      : innerWidth < 1_600
        ? "large"
        : "wide";
}

/** The other site a link was followed from: its name, and nothing else of the address. */
function referrerHost(): string | undefined {
  if (!document.referrer) return undefined;
  const { hostname, host } = new URL(document.referrer);
  const named = host !== location.host && /^[a-z0-9.-]+\.[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname);
  return named && hostname.length <= 100 ? hostname : undefined;
}
