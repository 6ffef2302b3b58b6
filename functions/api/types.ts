/** The types the site shares with the API. Types only: nothing here is loaded in a browser. */
export type { AccountPatch, AccountView, SignIn, SignUp, Verify } from "../core/account/schema.ts";
export type { StoredView } from "../core/account/stored-schema.ts";
export type { SiteEvent } from "../core/analytics/schema.ts";
export type { ActionName, PageName, ScreenClass } from "../core/analytics/vocabulary.ts";
export type { BillingView, EntryView } from "../core/credit/schema.ts";
export type { ErrorCode } from "../core/error.ts";
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

/** The body of every answer that is not a success. */
export interface ErrorBody {
  error: {
    code: import("../core/error.ts").ErrorCode;
    message: string;
    details?: Record<string, unknown>;
  };
  requestId: string;
}
