/** What the API's endpoints reach; everything a read does not need is made on first use. */
import type {
  AccountContext,
  AnalyticsContext,
  ConsentContext,
  Jobs,
  StudioContext,
} from "../core/context.ts";
import type { SigningKey } from "../core/image/access.ts";

export interface ApiContext
  extends AccountContext,
    AnalyticsContext,
    ConsentContext,
    StudioContext {
  readonly jobs: Pick<Jobs, "erasures">;
  readonly signingKey: () => Promise<SigningKey>;
}
