import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runTraining } from "./run.ts";
import { useScene } from "./testing/scene.ts";
import { deathAt, watched } from "./testing/steps.ts";

const scene = useScene();

describe("a writer that dies", () => {
  const steps = Array.from({ length: 14 }, (_, n) => n);

  async function dyingWriter(n: number, when: "before" | "after"): Promise<boolean> {
    const death = deathAt(n, when);
    await scene.product.sweep();
    await scene.product.jobs("training", async (job) => {
      await runTraining(watched(scene.product.context, death), job, randomUUID()).catch(() => {});
    });
    return death.died;
  }

  it.each(["before", "after"] as const)(
    "at any request leaves a promise that is kept by another (%s it)",
    async (when) => {
      let deaths = 0;
      for (const n of steps) {
        await scene.put({ training: true });
        await scene.drawn(2);
        if (await dyingWriter(n, when)) deaths++;
        await scene.allPasses();
        expect(await scene.copies(), `step ${n}`).toHaveLength(4);
        expect(await scene.rowsOf("gift")).toMatchObject([{ state: "given", images: [0, 1] }]);
        await scene.put({ training: false });
        await scene.expectNothingLeft();
      }
      expect(deaths).toBeGreaterThanOrEqual(8);
    },
  );

  it.each(["before", "after"] as const)(
    "at any request leaves nothing behind when the yes is then taken back (%s it) §training.withdraw",
    async (when) => {
      for (const n of steps) {
        await scene.put({ training: true });
        await scene.drawn(2);
        await dyingWriter(n, when);
        await scene.put({ training: false });
        await scene.expectNothingLeft();
      }
    },
  );

  it("at any request leaves nothing behind when the generation is then deleted §training.gift", async () => {
    await scene.put({ training: true });
    for (const n of steps) {
      const id = await scene.drawn(2);
      await dyingWriter(n, "after");
      await scene.mia.delete(`/api/generations/${id}`);
      await scene.allPasses();
      expect(await scene.copies(), `step ${n}`).toEqual([]);
      expect(await scene.rowsOf("gift")).toEqual([]);
    }
  });

  it("at any request while it takes back is followed by another that ends it", async () => {
    for (const n of steps) {
      await scene.put({ training: true });
      await scene.drawn(2);
      await scene.pass();
      await scene.put({ training: false });
      await dyingWriter(n, n % 2 === 0 ? "before" : "after");
      await scene.expectNothingLeft();
    }
  });
});
