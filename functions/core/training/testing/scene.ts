/** Somebody who may give for training, and the machine around them, anew for each test. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect } from "vitest";
import type { Answered, Browser } from "../../../../local/testing/browser.ts";
import { madeBefore } from "../../../../local/testing/made.ts";
import { type Product, startProduct } from "../../../../local/testing/product.ts";
import { testModel } from "../../../../local/testing/test-model.ts";
import { keys } from "../../../db/keys.ts";
import { get } from "../../../db/read.ts";
import { minute } from "../../clock.ts";
import type { ConsentsView } from "../../consent/schema.ts";
import { grantCredits } from "../../credit/ledger.ts";
import type { GenerationId, UserId } from "../../id.ts";
import { type Generation, generation } from "../../privacy/inventory.ts";
import { runTraining } from "../run.ts";

/** What everybody's pictures are of. */
export const prompt = "a secret canary picture";

/** Starts a product before each test of a file, with a member who has credits enough. */
export function useScene() {
  const now = madeBefore(beforeEach, async () => {
    const product = await startProduct();
    product.provider = testModel();
    const mia = await product.member();
    const userId = await mia.userId();
    const enough = { userId, operation: "enough", source: "test", amount: 500 };
    await grantCredits(product.context, enough);
    return { product, mia, userId };
  });
  afterEach(() => now().product.stop());

  const scene = {
    get product(): Product {
      return now().product;
    },
    get mia(): Browser {
      return now().mia;
    },
    get userId(): UserId {
      return now().userId;
    },

    async put(change: object): Promise<Answered & { consents: ConsentsView }> {
      const answered = await now().mia.send("PUT", "/api/account/consents", { body: change });
      return { ...answered, consents: answered.body as unknown as ConsentsView };
    },

    restrict: (restricted: boolean) =>
      now().mia.send("PUT", "/api/account/restriction", { body: { restricted } }),

    /** The keys of all that lies in the training bucket. */
    async copies(): Promise<string[]> {
      return (await now().product.context.training.list("training/")).map(({ key }) => key);
    },

    /** What the sweeper and the worker do in a minute. */
    async pass(): Promise<void> {
      const { product } = now();
      await product.sweep();
      await product.jobs("training", (job) => runTraining(product.context, job, randomUUID()));
    },

    /** Until nothing is due any more, with every last look. */
    async allPasses(): Promise<void> {
      for (let round = 0; round < 4; round++) {
        await scene.pass();
        now().product.clock.advance(10 * minute);
      }
    },

    async rowsOf(type: "gift" | "giver"): Promise<Record<string, unknown>[]> {
      const { pk } = keys.account(now().userId);
      return (await now().product.items()).filter((item) => item.pk === pk && item.type === type);
    },

    async drawn(count = 2): Promise<GenerationId> {
      const id = await now().mia.ordered({ count, prompt });
      await now().product.work();
      return id as GenerationId;
    },

    async rowOf(id: GenerationId): Promise<Generation> {
      const { product, userId } = now();
      const found = await get(product.context.table, generation, keys.generation(userId, id));
      if (!found) throw new Error("no generation");
      return found;
    },

    async expectNothingLeft(): Promise<void> {
      await scene.allPasses();
      expect(await scene.copies()).toEqual([]);
      expect(await scene.rowsOf("gift")).toEqual([]);
      expect(await scene.rowsOf("giver")).toEqual([]);
    },
  };
  return scene;
}
