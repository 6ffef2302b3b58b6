/** What the API's endpoints reach; everything a read does not need is made on first use. */
import type { DataContext, GenerationQueue, Log, Objects } from "../core/context.ts";
import type { SigningKey } from "../core/image/access.ts";
import type { Post } from "../core/mail/mail.ts";

export interface ApiContext extends DataContext {
  readonly log: Log;
  readonly images: Objects;
  readonly queue: GenerationQueue;
  readonly post: Post;
  readonly signingKey: () => Promise<SigningKey>;
}
