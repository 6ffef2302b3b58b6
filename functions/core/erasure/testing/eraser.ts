/** The eraser at work on a product under test. */
import { randomUUID } from "node:crypto";
import { type Browser, password } from "../../../../local/testing/browser.ts";
import type { Product } from "../../../../local/testing/product.ts";
import { keys } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { openErasableStores } from "../../../runtime/erasable-stores.ts";
import { day, minute } from "../../clock.ts";
import type { ErasureContext } from "../../context.ts";
import type { UserId } from "../../id.ts";
import { type Erasure, erasure } from "../../privacy/inventory.ts";
import { retentionDays } from "../../retention.ts";
import { type Run, runErasure } from "../run.ts";
import type { ErasureView } from "../schema.ts";

export interface Eraser {
  readonly context: ErasureContext;
  /** Takes every message for the eraser, as its worker does. */
  work(run?: Partial<Run>, over?: Partial<ErasureContext>): Promise<void>;
  /** Sweeps, and takes what the sweep sent. */
  sweepAndWork(run?: Partial<Run>, over?: Partial<ErasureContext>): Promise<void>;
  /** Lets the time of both later looks come. */
  lookTwice(run?: Partial<Run>): Promise<void>;
  read(userId: UserId): Promise<Erasure | undefined>;
}

export function openEraser(product: Product): Eraser {
  const { images, exports, training, tombstones } = product.services.buckets;
  const context: ErasureContext = {
    ...product.context,
    ...openErasableStores({ images, exports, training, tombstones }),
  };
  const eraser: Eraser = {
    context,
    async work(run = {}, over = {}) {
      await product.jobs("erasures", (job) =>
        runErasure({ ...context, ...over }, job, {
          owner: randomUUID(),
          remainingMs: () => Number.POSITIVE_INFINITY,
          ...run,
        }),
      );
    },
    async sweepAndWork(run, over) {
      await product.sweep();
      await eraser.work(run, over);
    },
    async lookTwice(run) {
      product.clock.advance(21 * minute);
      await eraser.sweepAndWork(run);
      product.clock.advance(retentionDays.erasing * day);
      await eraser.sweepAndWork(run);
    },
    read: (userId) => get(context.table, erasure, keys.erasure(userId)),
  };
  return eraser;
}

export async function askErasure(
  browser: Browser,
  when: "now" | "grace",
  secret: string = password,
): Promise<{ status: number; erasure: ErasureView; code: string | undefined }> {
  const answered = await browser.send("DELETE", "/api/account", {
    body: { when, password: secret },
  });
  const { erasure } = answered.body as { erasure?: ErasureView };
  return {
    status: answered.status,
    erasure: erasure as ErasureView,
    code: answered.body.error?.code,
  };
}
