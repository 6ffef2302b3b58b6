/** Messages and workers: lost, repeated, killed. */
import { describe, expect, it } from "vitest";
import { foxOrder } from "../../../local/testing/browser.ts";
import { testModel } from "../../../local/testing/test-model.ts";
import { commitOne } from "../../db/commit.ts";
import { keys } from "../../db/keys.ts";
import { asking } from "../../db/testing/table.ts";
import { remove } from "../../db/write.ts";
import { minute, second } from "../clock.ts";
import type { DrawContext } from "../context.ts";
import { generation } from "../privacy/inventory.ts";
import { createGeneration } from "./create.ts";
import { giveUp } from "./repair.ts";
import { runGeneration } from "./run.ts";
import { GenerationRequest } from "./schema.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("a message", () => {
  it("delivered five times at once is captured once", async () => {
    const id = await scene.mia.ordered();
    await scene.product.work({ times: 5 });
    expect((await scene.mia.generation(id)).credits).toEqual({
      quoted: 1,
      charged: 1,
      refunded: 0,
    });
    expect(await scene.mia.credits()).toEqual({ available: 19, held: 0 });
    await scene.expectSoundBooks();
  });

  it("delivered again after the end changes nothing", async () => {
    const id = await scene.mia.ordered();
    const message = await scene.message();
    await runGeneration(scene.product.context, message, "first");
    const before = await scene.mia.generation(id);
    await runGeneration(scene.product.context, message, "second");
    expect(await scene.mia.generation(id)).toEqual(before);
  });

  it("that was lost is sent again within two minutes", async () => {
    const id = await scene.mia.ordered();
    expect(await scene.product.loseMessages()).toBe(1);
    scene.product.clock.advance(60 * second);
    await scene.product.sweep();
    scene.product.clock.advance(60 * second);
    await scene.product.work();
    expect((await scene.mia.generation(id)).state).toBe("succeeded");
    await scene.expectSoundBooks();
  });

  it("that could not be sent costs only time", async () => {
    const failing = {
      ...scene.product.context,
      queue: { send: () => Promise.reject(new Error("SQS is away")) },
    };
    const person = await scene.person();
    const made = await createGeneration(failing, person, GenerationRequest.parse(foxOrder()), "k");
    scene.product.clock.advance(60 * second);
    await scene.product.sweep();
    await scene.product.work();
    expect((await scene.mia.generation(made.id)).state).toBe("succeeded");
  });
});

describe("a worker that dies", () => {
  class Killed extends Error {}
  /** Runs the newest message in a worker in which one call kills the process. */
  async function dieAt(where: Partial<DrawContext>) {
    const message = await scene.message();
    await expect(
      runGeneration({ ...scene.product.context, ...where }, message, "dying"),
    ).rejects.toThrow(Killed);
  }
  const images = () => scene.product.context.images;
  /** With a table that takes no transaction any more. */
  const dyingBeforeSettlement = () => ({
    table: asking(scene.product.context.table, (command) => {
      if (command === "TransactWrite") throw new Killed();
    }),
  });

  const deaths: [string, () => Partial<DrawContext>][] = [
    [
      "before the model is asked",
      () => ({
        metrics: {
          ...scene.product.context.metrics,
          milliseconds: () => {
            throw new Killed();
          },
        },
      }),
    ],
    [
      "while the first image is saved",
      () => ({ images: { ...images(), put: () => Promise.reject(new Killed()) } }),
    ],
    [
      "between thumbnail and image",
      () => {
        let puts = 0;
        return {
          images: {
            ...images(),
            put: (...args) => (++puts === 2 ? Promise.reject(new Killed()) : images().put(...args)),
          },
        };
      },
    ],
    ["after the images are saved, before the settlement", dyingBeforeSettlement],
  ];

  it.each(deaths)("%s leaves the person with the images, charged once", async (_, death) => {
    const id = await scene.mia.ordered({ count: 2 });
    await dieAt(death());
    expect(await scene.mia.credits()).toEqual({ available: 18, held: 2 });
    scene.product.clock.advance(91 * second);
    await scene.product.sweep();
    await scene.product.work();
    const done = await scene.mia.generation(id);
    expect(done).toMatchObject({ state: "succeeded", credits: { charged: 2, refunded: 0 } });
    expect(await scene.mia.credits()).toEqual({ available: 18, held: 0 });
    await scene.expectSoundBooks();
  });

  it.each(deaths)(
    "%s and is never replaced, leaves images or credits at the deadline",
    async (_, death) => {
      const id = await scene.mia.ordered({ count: 2 });
      await dieAt(death());
      scene.product.clock.advance(10 * minute);
      await scene.product.sweep();
      await scene.product.loseMessages();
      const done = await scene.mia.generation(id);
      const { available, held } = await scene.mia.credits();
      expect(held).toBe(0);
      if (done.state === "succeeded") {
        expect(done.images).toHaveLength(2);
        expect(available).toBe(18);
      } else {
        expect(done).toMatchObject({ state: "failed", error: { code: "deadline" }, images: [] });
        expect(available).toBe(20);
      }
      await scene.expectSoundBooks();
    },
  );

  it("after saving everything is not asked to draw again", async () => {
    const id = await scene.mia.ordered();
    await dieAt(dyingBeforeSettlement());
    scene.product.provider = testModel(() => {
      throw new Error("drawn twice");
    });
    scene.product.clock.advance(91 * second);
    await scene.product.sweep();
    await scene.product.work();
    expect((await scene.mia.generation(id)).images).toHaveLength(1);
  });

  it("leaves nothing once its message ends in the dead letter queue", async () => {
    const id = await scene.mia.ordered();
    await dieAt(deaths[1]?.[1]() ?? {});
    const [message] = (await scene.product.items())
      .filter((item) => item.type === "outbox" && item.generationId === id)
      .map((item) => ({ userId: item.userId as "usr_x", generationId: id as "gen_x" }));
    if (!message) throw new Error("no outbox");
    expect(await giveUp(scene.product.context, message, "provider.failed")).toBe(false);
    scene.product.clock.advance(91 * second);
    expect(await giveUp(scene.product.context, message, "provider.failed")).toBe(true);
    expect((await scene.mia.generation(id)).error?.message).toBe(
      "The model could not finish this picture. Nothing was charged.",
    );
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    await scene.expectSoundBooks();
  });
});

describe("credits held for a generation whose row is gone", () => {
  it("come back at the deadline", async () => {
    const id = await scene.mia.ordered({ count: 2 });
    const message = await scene.message();
    const key = keys.generation(message.userId, message.generationId);
    await commitOne(scene.product.context.table, remove(generation, key));
    scene.product.clock.advance(10 * minute);
    await scene.product.sweep();
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    const left = (await scene.product.items()).filter((item) => item.generationId === id);
    expect(left.map(({ type, state }) => [type, state])).toContainEqual(["hold", "RELEASED"]);
    expect(left.map(({ type }) => type)).not.toContain("outbox");
  });
});
