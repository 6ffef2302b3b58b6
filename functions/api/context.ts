/** What the API's endpoints reach; everything a read does not need is made on first use. */
import type { AccountContext, StudioContext } from "../core/context.ts";
import type { SigningKey } from "../core/image/access.ts";

export interface ApiContext extends AccountContext, StudioContext {
  readonly signingKey: () => Promise<SigningKey>;
}
