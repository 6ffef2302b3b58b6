/** What the operators' tools reach. */
import type { AccountContext, Jobs, Log, Objects } from "../context.ts";
import type { QueuesContext } from "./queues.ts";

export interface OperatorContext extends AccountContext, QueuesContext {
  readonly log: Log;
  readonly images: Objects;
  readonly jobs: Pick<Jobs, "erasures" | "extensions">;
  readonly tombstones: Pick<Objects, "list">;
}
