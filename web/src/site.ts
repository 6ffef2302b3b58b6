/** What all parts of a page share: the API, the server's time, who is signed in, the balance. */
import type { AccountView, BillingView } from "../../functions/api/types.ts";
import { ApiError, createApi } from "./api.ts";
import { ServerClock } from "./format/server-clock.ts";
import { store } from "./store.ts";

export const serverClock = new ServerClock();

/** Set on pages that are for everyone: there, being signed out is no reason to leave. */
let open = false;

export const api = createApi({
  onDate: (headerMs, sentMs) => serverClock.observe(headerMs, sentMs),
  onSignedOut: () => {
    if (!open) location.replace(signInAddress(location.pathname + location.search));
  },
});

/** Undefined: not known yet. Null: signed out. */
export const account = store<AccountView | null | undefined>(undefined);
export const billing = store<BillingView | undefined>(undefined);
export const online = store(true);

export function watchConnection(): void {
  const look = () => online.set(navigator.onLine);
  look();
  addEventListener("online", look);
  addEventListener("offline", look);
}

/**
 * Finds out who is signed in, and what they have. On a page for everyone nobody is sent away; when
 * the API is silent, the account stays unknown.
 */
export async function meet(page: "for-everyone" | "signed-in"): Promise<void> {
  open = page === "for-everyone";
  // Where someone is signed in anyway, their balance need not wait for their name.
  const balance = open ? undefined : refreshBalance();
  try {
    account.set(await api.account());
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) account.set(null);
    return;
  }
  await (balance ?? refreshBalance());
}

/** The balance shown stays as it was when the API cannot be asked. */
export async function refreshBalance(): Promise<void> {
  try {
    billing.set(await api.billing());
  } catch {
    // The next generation asks again.
  }
}

/** Where to go after signing in: a path of this site, whatever the address bar says. */
export function safeNext(next: string | null): string {
  // Letters only after the slash: browsers read "/\\" and "/<tab>/" as the start of another site.
  return next && /^\/[\w?=&%.~/-]*$/.test(next) && !next.startsWith("//") ? next : "/create";
}

export function signInAddress(next: string): string {
  return next === "/create" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
