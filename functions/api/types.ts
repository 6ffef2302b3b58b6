/** The types the site shares with the API. Types only: nothing here is loaded in a browser. */
export type {
  AccountPatch,
  AccountView,
  AgeQuestion,
  SignIn,
  SignUp,
  Verify,
} from "../core/account/schema.ts";
export type { StoredView } from "../core/account/stored-schema.ts";
export type { ActivityPage } from "../core/activity/schema.ts";
export type { AnalyticsView, SiteEvent } from "../core/analytics/schema.ts";
export type { ActionName, PageName, ScreenClass } from "../core/analytics/vocabulary.ts";
export type {
  ConsentsChange,
  ConsentsView,
  RestrictionChange,
} from "../core/consent/schema.ts";
export type { BillingView, EntryView } from "../core/credit/schema.ts";
export type { DisclosureOrder, DisclosurePage, DisclosureView } from "../core/disclosure/schema.ts";
export type { ErasureView } from "../core/erasure/schema.ts";
export type { ErrorCode } from "../core/error.ts";
export type { ExportPage, ExportView } from "../core/export/schema.ts";
export type {
  GenerationPage,
  GenerationRequestInput,
  GenerationState,
  GenerationView,
  ImageView,
  ModelView,
  QuoteView,
} from "../core/generation/schema.ts";
export type { AspectRatio, Resolution } from "../core/model/catalogue.ts";
export type {
  AuditsAnswer,
  DocketPage,
  OperatorRequestView,
  PersonView,
  QueueView,
} from "../core/operator/schema.ts";
export type { PolicyView } from "../core/privacy/policy/schema.ts";
export type {
  ReceiptView,
  RequestPage,
  RequestView,
  SupportRequest,
} from "../core/support/schema.ts";

/** The body of every answer that is not a success. */
export interface ErrorBody {
  error: {
    code: import("../core/error.ts").ErrorCode;
    message: string;
    details?: Record<string, unknown>;
  };
  requestId: string;
}
