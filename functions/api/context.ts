/** What the API's endpoints reach; everything a read does not need is made on first use. */
import type {
  AccountContext,
  AnalyticsContext,
  ConsentContext,
  ExportsContext,
  Jobs,
  StudioContext,
} from "../core/context.ts";
import type { SigningKey } from "../core/image/access.ts";

export interface ApiContext
  extends AccountContext,
    AnalyticsContext,
    ConsentContext,
    ExportsContext,
    StudioContext {
  readonly jobs: Pick<Jobs, "erasures" | "exports">;
  readonly signingKey: () => Promise<SigningKey>;
}
