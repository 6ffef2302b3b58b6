/** Models that refuse, fail, hang, or answer what was not ordered. */
import { describe, expect, it } from "vitest";
import { picture, testModel } from "../../../local/testing/test-model.ts";
import { second } from "../clock.ts";
import { type Drawn, ProviderError } from "../model/provider.ts";
import { runGeneration } from "./run.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("a model", () => {
  it("that refuses is named as the reason, and nothing is charged", async () => {
    scene.product.provider = testModel(() => {
      throw new ProviderError("refused", "policy 4.2", "names a real person");
    });
    const id = await scene.mia.ordered();
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({
      state: "failed",
      error: {
        code: "provider.refused",
        message: "The model refused this prompt: it names a real person. Nothing was charged.",
      },
      credits: { quoted: 1, charged: 0, refunded: 1 },
    });
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    await scene.expectSoundBooks();
  });

  it.each([
    [
      "breaks",
      () => {
        throw new Error("HTTP 500");
      },
      "provider.failed",
    ],
    [
      "gives up by itself",
      () => {
        throw new ProviderError("timeout", "60 s");
      },
      "provider.timeout",
    ],
  ])("that %s is not charged", async (_, fault, code) => {
    scene.product.provider = testModel(fault);
    const id = await scene.mia.ordered();
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({ state: "failed", error: { code } });
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
  });

  it("that answers something else than a picture is not charged", async () => {
    scene.product.provider = {
      async *draw() {
        yield { n: 0, bytes: Buffer.from("<svg onload=alert(1)>") };
      },
    };
    const id = await scene.mia.ordered();
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({
      state: "failed",
      error: { code: "provider.failed" },
    });
    expect(await scene.product.filesOf(id)).toEqual([]);
  });

  it("that hangs past the deadline is left behind", async () => {
    scene.product.provider = testModel((n) => (n === 1 ? new Promise<void>(() => {}) : undefined));
    const id = await scene.mia.ordered({ count: 2 });
    const message = await scene.message();
    // A quarter of a second before its deadline: the model gets that much time.
    scene.product.clock.advance(200 * second - 250);
    await runGeneration(scene.product.context, message, "worker");
    expect(await scene.mia.generation(id)).toMatchObject({
      state: "succeeded",
      error: {
        code: "provider.timeout",
        message: "The model took too long. 1 of 2 images arrived; 1 credit came back to you.",
      },
      credits: { quoted: 2, charged: 1, refunded: 1 },
    });
    expect(await scene.mia.credits()).toEqual({ available: 19, held: 0 });
    await scene.expectSoundBooks();
  });
});

describe("a model that answers what was not ordered", () => {
  const png = () => picture();
  it.each([
    ["the same image twice", [0, 0]],
    ["an image beyond the order", [0, 7]],
    ["a negative number", [0, -1]],
    ["half a number", [0, 0.5]],
  ])("%s is charged for the one image that was", async (_, numbers) => {
    scene.product.provider = {
      async *draw() {
        for (const n of numbers) yield { n, bytes: await png() };
      },
    };
    const id = await scene.mia.ordered({ count: 2 });
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({
      state: "succeeded",
      credits: { charged: 1, refunded: 1 },
      error: { code: "provider.failed" },
    });
    expect(await scene.product.filesOf(id)).toHaveLength(2);
    await scene.expectSoundBooks();
  });

  it("nothing at all is not charged", async () => {
    scene.product.provider = {
      async *draw() {
        yield undefined as unknown as Drawn;
      },
    };
    const id = await scene.mia.ordered();
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({
      state: "failed",
      credits: { refunded: 1 },
    });
  });
});
