/** What the API's endpoints reach; everything a read does not need is made on first use. */
import type {
  AnalyticsContext,
  ConsentContext,
  ExportsContext,
  Jobs,
  SignUpContext,
  StudioContext,
} from "../core/context.ts";

export interface ApiContext
  extends AnalyticsContext,
    ConsentContext,
    ExportsContext,
    SignUpContext,
    StudioContext {
  readonly jobs: Pick<Jobs, "erasures" | "exports">;
}
