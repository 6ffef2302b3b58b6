import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decode } from "../../db/codec.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { put, update } from "../../db/write.ts";
import { Crash } from "../credit/testing/faults.ts";
import { newId } from "../id.ts";
import { account, gift } from "../privacy/inventory.ts";
import { runTraining } from "./run.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("taking the yes back", () => {
  it("removes every copy at once and says how many, and looks again later §training.withdraw", async () => {
    await scene.put({ training: true });
    await scene.drawn(3);
    await scene.drawn(1);
    await scene.pass();
    expect((await scene.put({})).consents.trainingCopies).toBe(4);
    const { consents } = await scene.put({ training: false });
    expect(consents).toMatchObject({ training: false, trainingCopies: 0, removedCopies: 4 });
    expect(await scene.copies()).toEqual([]);
    // What an export would call given.
    expect(await scene.rowsOf("gift")).toEqual([]);
    await scene.pass();
    expect(await scene.rowsOf("giver")).toHaveLength(1);
    await scene.expectNothingLeft();
  });

  it("removes what the store could not remove at once, and says so truthfully §training.withdraw", async () => {
    await scene.put({ training: true });
    await scene.drawn(2);
    await scene.pass();
    const { training } = scene.product.context;
    const removePage = training.removePage;
    Object.assign(training, { removePage: () => Promise.reject(new Error("SlowDown")) });
    const { status, consents } = await scene.put({ training: false });
    Object.assign(training, { removePage });
    expect(status).toBe(200);
    expect(consents).toMatchObject({ training: false, trainingCopies: 2, removedCopies: 0 });
    await scene.expectNothingLeft();
  });

  it("forgets what was given, however much it was", async () => {
    await scene.put({ training: true });
    await scene.drawn(1);
    await scene.pass();
    const { table, clock } = scene.product.context;
    const [one = {}] = await scene.rowsOf("gift");
    const given = decode(gift, one);
    for (let n = 0; n < 260; n++) {
      const generationId = newId("gen", clock);
      const another = put(gift, keys.gift(scene.userId, generationId), { ...given, generationId });
      await commitOne(table, another);
    }
    await scene.put({ training: false });
    await scene.expectNothingLeft();
  });

  it("touches nobody else's copies, nor those of a new yes", async () => {
    const eve = await scene.product.member("Eve");
    await eve.send("PUT", "/api/account/consents", { body: { training: true } });
    await eve.ordered();
    await scene.put({ training: true });
    await scene.drawn(1);
    await scene.pass();
    await scene.put({ training: false });
    await scene.put({ training: true });
    const id = await scene.drawn(1);
    await scene.allPasses();
    const left = await scene.copies();
    expect(left).toHaveLength(4);
    expect(left.filter((key) => key.includes(id))).toHaveLength(2);
    // What was given under the new one stays noted, past the last look at the old one.
    expect(await scene.rowsOf("gift")).toMatchObject([{ generationId: id, state: "given" }]);
    expect((await scene.put({})).consents.trainingCopies).toBe(1);
    await scene.put({ training: false });
    await scene.allPasses();
    expect(await scene.copies()).toHaveLength(2);
    await eve.send("PUT", "/api/account/consents", { body: { training: false } });
    await scene.expectNothingLeft();
  });
});

describe("the training store", () => {
  it.each(["", "training", "training/"])(
    "is never emptied of everybody's copies at once: %j",
    async (prefix) => {
      await expect(scene.product.context.training.removePage(prefix)).rejects.toThrow("so much");
    },
  );
});

describe("a yes that ends while copies are being written", () => {
  const raise = () =>
    commitOne(
      scene.product.context.table,
      update(account, keys.account(scene.userId), { add: { epoch: 1 } }),
    );

  it.each([
    ["withdrawn", () => scene.put({ training: false })],
    ["restricted", () => scene.restrict(true)],
    ["fenced off", raise],
  ])("leaves none of them: %s §training.receipt", async (_, end) => {
    await scene.put({ training: true });
    await scene.drawn(2);
    await scene.product.sweep();
    const { training } = scene.product.context;
    let written = 0;
    const copyImage: typeof training.copyImage = async (...given) => {
      const copied = await training.copyImage(...given);
      if (++written === 2) await end();
      return copied;
    };
    const context = { ...scene.product.context, training: { ...training, copyImage } };
    await scene.product.jobs("training", (job) => runTraining(context, job, randomUUID()));
    expect(written).toBe(2);
    expect(await scene.copies()).toEqual([]);
    await scene.allPasses();
    expect(await scene.copies()).toEqual([]);
    expect(await scene.rowsOf("gift")).toEqual([]);
  });
});

describe("a copy that arrives when all were removed, its writer dead", () => {
  it.each([
    ["withdrawn", async () => void (await scene.put({ training: false }))],
    ["deleted", async (id: string) => void (await scene.mia.delete(`/api/generations/${id}`))],
    [
      "deleted by itself",
      async (id: string) => {
        const [image] = (await scene.mia.generation(id)).images;
        await scene.mia.delete(`/api/generations/${id}/images/${image?.id}`);
      },
    ],
  ])("is found by the last look: %s §training.withdraw", async (_, end) => {
    await scene.put({ training: true });
    const id = await scene.drawn(2);
    await scene.product.sweep();
    const { training } = scene.product.context;
    const copyImage: typeof training.copyImage = async (...given) => {
      await end(id);
      await scene.pass();
      // The request was on its way all the time: the original is copied though it is deleted.
      await training.put(given[1], new Uint8Array(1), { contentType: "", cacheControl: "" });
      throw new Crash();
    };
    const context = { ...scene.product.context, training: { ...training, copyImage } };
    await scene.product.jobs("training", async (job) => {
      await runTraining(context, job, randomUUID()).catch(() => {});
    });
    expect(await scene.copies()).toHaveLength(1);
    await scene.allPasses();
    expect((await scene.copies()).filter((key) => key.endsWith("/0.webp"))).toEqual([]);
    await scene.put({ training: false });
    await scene.expectNothingLeft();
  });
});
