/** The requests of the account page. */

import type {
  AccountView,
  ActivityPage,
  ConsentsChange,
  ConsentsView,
  ErasureView,
  ExportPage,
  ExportView,
  RestrictionChange,
  StoredView,
} from "../../../functions/api/types.ts";
import { api } from "../site.ts";

const { call } = api;

const after = (cursor?: string) => (cursor ? `?cursor=${encodeURIComponent(cursor)}` : "");

export const rights = {
  rename: (name: string) => call<AccountView>("PATCH", "/api/account", { name }),
  stored: () => call<StoredView>("GET", "/api/account/stored"),
  consents: () => call<ConsentsView>("GET", "/api/account/consents"),
  setConsents: (patch: ConsentsChange) => call<ConsentsView>("PUT", "/api/account/consents", patch),
  setRestriction: async (change: RestrictionChange) =>
    (await call<{ account: AccountView }>("PUT", "/api/account/restriction", change)).account,
  exports: (cursor?: string) => call<ExportPage>("GET", `/api/account/exports${after(cursor)}`),
  askExport: async () =>
    (await call<{ export: ExportView }>("POST", "/api/account/exports", {})).export,
  removeExport: (id: string) => api.remove(`/api/account/exports/${id}`),
  activity: (cursor?: string) => call<ActivityPage>("GET", `/api/account/activity${after(cursor)}`),
  erase: async (proof: { password: string; when: "now" | "grace" }) =>
    (await call<{ erasure: ErasureView }>("DELETE", "/api/account", proof)).erasure,
  erasure: async () =>
    (await call<{ erasure: ErasureView | null }>("GET", "/api/account/erasure")).erasure,
  undoErasure: async () =>
    (await call<{ account: AccountView }>("POST", "/api/account/erasure/undo", {})).account,
};
