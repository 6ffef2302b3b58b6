/** What the API answers on the rights of a person. */
import type { AccountView, StoredView } from "../../../functions/api/types.ts";
import type {
  ConsentReceiptView,
  ConsentsChange,
  ConsentsView,
} from "../../../functions/core/consent/schema.ts";

export interface ExportView {
  readonly id: string;
  readonly state: "waiting" | "writing" | "ready" | "failed" | "expired";
  readonly progress: { readonly done: number; readonly total: number; readonly bytes: number };
  readonly parts: readonly { readonly n: number; readonly bytes: number }[];
  readonly requestedAt: string;
  readonly readyAt?: string;
  readonly expiresAt?: string;
}

export interface ErasureView {
  readonly id: string;
  readonly state: "grace" | "running" | "checking" | "done";
  readonly requestedAt: string;
  readonly startsAt: string;
}

export interface ActivityView {
  readonly at: string;
  readonly kind: string;
  readonly words: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | null;
}

export type { AccountView, ConsentReceiptView, ConsentsChange, ConsentsView, StoredView };
