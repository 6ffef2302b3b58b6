/** Orders: what is refused, and what is the same order again. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("an order that cannot be met", () => {
  it.each([
    ["prompt", { prompt: "" }],
    ["prompt", { prompt: "   \n" }],
    ["prompt", { prompt: "x".repeat(2_001) }],
    ["prompt", { prompt: "x".repeat(10_001) }],
    ["prompt", { prompt: 7 }],
    ["prompt", { prompt: undefined }],
    ["model", { model: "dall-e" }],
    ["model", { model: "__proto__" }],
    ["aspectRatio", { aspectRatio: "7:5" }],
    ["resolution", { resolution: "4K" }],
    ["resolution", { resolution: "1k" }],
    ["count", { count: 0 }],
    ["count", { count: 99 }],
    ["count", { count: 1.5 }],
    ["count", { count: "1" }],
    ["seed", { seed: -1 }],
    ["seed", { seed: 2 ** 32 }],
    ["references", { references: ["upl_x"] }],
    ["steps", { steps: 20 }],
  ])("says what is wrong with %s: %o", async (field, wrong) => {
    const { status, body } = await scene.mia.generate(wrong);
    expect(status).toBe(422);
    expect(body.error?.code).toBe("generation.invalid");
    expect(body.error?.details?.fields).toHaveProperty(field);
    expect(body.error?.message).not.toBe("");
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    expect((await scene.mia.get("/api/generations")).body.items).toEqual([]);
    expect(await scene.product.loseMessages()).toBe(0);
  });

  it("counts characters as people do", async () => {
    expect((await scene.mia.generate({ prompt: "🦊".repeat(2_000) })).status).toBe(202);
  });

  it("needs an Idempotency-Key", async () => {
    for (const key of ["", "with space", "é", "x".repeat(129)]) {
      expect((await scene.mia.generate({}, key)).body.error?.code).toBe("idempotency.missing");
    }
  });

  it("for more credits than there are holds nothing", async () => {
    await scene.mia.ordered({ resolution: "2K", count: 4 });
    await scene.mia.ordered({ resolution: "2K", count: 4 });
    const { status, body } = await scene.mia.generate({ resolution: "2K", count: 4 });
    expect(status).toBe(402);
    expect(body.error).toMatchObject({
      code: "credit.insufficient",
      message: "This needs 8 credits, you have 4.",
      details: { needed: 8, available: 4 },
    });
    expect(await scene.mia.credits()).toEqual({ available: 4, held: 16 });
  });
});

describe("a repeated press", () => {
  it("with the same body answers the same generation, also when pressed at once", async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => scene.mia.generate({}, key)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.generation?.id)).size).toBe(1);
    expect(await scene.mia.credits()).toEqual({ available: 19, held: 1 });
    expect(await scene.product.loseMessages()).toBe(1);
  });

  it("answers the first generation even when the credits are gone", async () => {
    const key = randomUUID();
    const order = { resolution: "2K", count: 4 };
    const first = await scene.mia.generate(order, key);
    await scene.mia.ordered(order);
    expect((await scene.mia.credits()).available).toBe(4);
    const again = await scene.mia.generate(order, key);
    expect(again).toMatchObject({
      status: 202,
      body: { generation: { id: first.body.generation?.id } },
    });
  });

  it("with another body is a conflict and changes nothing", async () => {
    const key = randomUUID();
    const first = await scene.mia.generate({}, key);
    const other = await scene.mia.generate({ prompt: "a blue whale" }, key);
    expect(other).toMatchObject({
      status: 409,
      body: {
        error: {
          code: "idempotency.conflict",
          details: { generationId: first.body.generation?.id },
        },
      },
    });
    expect(await scene.mia.credits()).toEqual({ available: 19, held: 1 });
  });

  it("of another person's key is their own business", async () => {
    const key = randomUUID();
    await scene.mia.generate({}, key);
    const eve = await scene.product.member("Eve");
    expect((await eve.generate({ prompt: "another" }, key)).status).toBe(202);
  });
});
