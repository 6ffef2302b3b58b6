/** Queue families: queue, dead letter queue, worker. One file each in `queues/`. */
import type { StackContext } from "sst/constructs";
import { erasureQueue } from "./queues/erasure.ts";
import { exportQueue } from "./queues/export.ts";
import { extensionQueue } from "./queues/extension.ts";
import { generationQueue } from "./queues/generation.ts";
import { noticeQueue } from "./queues/notice.ts";
import { trainingQueue } from "./queues/training.ts";

export function Queues(context: StackContext) {
  return {
    generation: generationQueue(context),
    training: trainingQueue(context),
    exports: exportQueue(context),
    erasures: erasureQueue(context),
    notices: noticeQueue(context),
    extensions: extensionQueue(context),
  };
}
