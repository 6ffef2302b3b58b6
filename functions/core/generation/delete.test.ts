/** Cancelling, deleting, and what becomes of the files. */
import { describe, expect, it } from "vitest";
import { testModel } from "../../../local/testing/test-model.ts";
import { asking } from "../../db/testing/table.ts";
import { minute } from "../clock.ts";
import { deleteGeneration } from "./delete.ts";
import { runGeneration } from "./run.ts";
import { useScene } from "./testing/scene.ts";

const scene = useScene();

describe("files", () => {
  it("cannot be addressed before the images are settled: their names are told with them", async () => {
    const { body } = await scene.mia.generate({ count: 2 });
    const told =
      JSON.stringify(body) + JSON.stringify((await scene.mia.get("/api/generations")).body);
    await scene.product.work();
    const id = body.generation?.id ?? "";
    const [{ key } = { key: "" }] = await scene.product.filesOf(id);
    const token = /-([0-9a-f]{20})-/.exec(key)?.[1] ?? "missing";
    expect(told).not.toContain(token);
    expect((await scene.mia.generation(id)).images[0]?.url).toContain(token);
  });

  it("of images that were refunded are removed", async () => {
    const id = await scene.mia.ordered({ count: 2 });
    const images = {
      ...scene.product.context.images,
      // The second image's thumbnail is there, then the worker dies.
      put: async (...args: Parameters<typeof scene.product.context.images.put>) => {
        if (args[0].includes("/1-") && !args[0].includes("thumb")) throw new Error("killed");
        await scene.product.context.images.put(...args);
      },
    };
    const message = await scene.message();
    await expect(
      runGeneration({ ...scene.product.context, images }, message, "dying"),
    ).rejects.toThrow();
    scene.product.clock.advance(10 * minute);
    await scene.product.sweep();
    expect(await scene.mia.generation(id)).toMatchObject({
      state: "succeeded",
      credits: { charged: 1 },
    });
    expect(await scene.product.filesOf(id)).toHaveLength(3);
    scene.product.clock.advance(10 * minute);
    await scene.product.sweep();
    expect(await scene.product.filesOf(id)).toHaveLength(2);
    await scene.expectSoundBooks();
  });

  it("of something cancelled and then deleted go, though its worker saved them and died", async () => {
    const id = await scene.mia.ordered();
    scene.product.provider = testModel(async () => {
      expect((await scene.mia.post(`/api/generations/${id}/cancel`)).status).toBe(200);
      expect((await scene.mia.delete(`/api/generations/${id}`)).status).toBe(204);
    });
    const message = await scene.message();
    const { context } = scene.product;
    const table = asking(context.table, (command) => {
      if (command === "TransactWrite" || command === "BatchGet") throw new Error("killed");
    });
    await runGeneration({ ...context, table }, message, "dying").catch(() => {});
    expect((await scene.product.filesOf(id)).length).toBe(2);
    scene.product.clock.advance(15 * minute);
    await scene.product.sweep();
    expect(await scene.product.filesOf(id)).toEqual([]);
  });
});

describe("cancelling", () => {
  it("a waiting generation gives the credits back, and nothing is drawn", async () => {
    const id = await scene.mia.ordered({ count: 3 });
    const { status, body } = await scene.mia.post(`/api/generations/${id}/cancel`);
    expect(status).toBe(200);
    expect(body.generation).toMatchObject({
      state: "cancelled",
      credits: { charged: 0, refunded: 3 },
    });
    expect((await scene.mia.post(`/api/generations/${id}/cancel`)).status).toBe(200);
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({ state: "cancelled", images: [] });
    expect(await scene.product.filesOf(id)).toEqual([]);
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    await scene.expectSoundBooks();
  });

  it("a running generation leaves no file", async () => {
    const id = await scene.mia.ordered({ count: 2 });
    scene.product.provider = testModel(async (n) => {
      if (n === 1) await scene.mia.post(`/api/generations/${id}/cancel`);
    });
    await scene.product.work();
    expect(await scene.mia.generation(id)).toMatchObject({ state: "cancelled", images: [] });
    expect(await scene.product.filesOf(id)).toEqual([]);
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    await scene.expectSoundBooks();
  });

  it("what has ended says so", async () => {
    const id = await scene.mia.ordered();
    await scene.product.work();
    const { status, body } = await scene.mia.post(`/api/generations/${id}/cancel`);
    expect(status).toBe(409);
    expect(body.error?.code).toBe("generation.not_cancellable");
  });
});

describe("deleting", () => {
  it("removes row and files §deletion.any §deletion.gone", async () => {
    const id = await scene.mia.ordered({ count: 2 });
    await scene.product.work();
    expect((await scene.mia.delete(`/api/generations/${id}`)).status).toBe(204);
    expect(await scene.product.filesOf(id)).toEqual([]);
    expect((await scene.mia.get(`/api/generations/${id}`)).status).toBe(404);
    expect((await scene.mia.delete(`/api/generations/${id}`)).status).toBe(404);
    const promises = async () =>
      (await scene.product.items()).filter((item) => item.sk === `CLEANUP#${id}`).length;
    expect(await promises()).toBe(1);
    scene.product.clock.advance(15 * minute);
    await scene.product.sweep();
    expect(await promises()).toBe(0);
    await scene.expectSoundBooks();
  });

  it("one image leaves the other §deletion.any", async () => {
    const id = await scene.mia.ordered({ count: 2 });
    await scene.product.work();
    const [first, second] = (await scene.mia.generation(id)).images;
    const address = `/api/generations/${id}/images/${first?.id}`;
    expect((await scene.mia.delete(address)).status).toBe(204);
    expect((await scene.mia.generation(id)).images).toEqual([second]);
    expect(await scene.product.filesOf(id)).toHaveLength(2);
    expect((await scene.mia.delete(address)).body.error?.code).toBe("image.not_found");
    await scene.expectSoundBooks();
  });

  it("while it runs leaves no file, not even of a worker that dies after saving", async () => {
    const id = await scene.mia.ordered();
    scene.product.provider = testModel(async () => {
      expect((await scene.mia.delete(`/api/generations/${id}`)).status).toBe(204);
    });
    const message = await scene.message();
    const { context } = scene.product;
    let saved = false;
    const table = asking(context.table, () => {
      if (saved) throw new Error("killed");
    });
    const images = {
      ...context.images,
      put: async (...args: Parameters<typeof context.images.put>) => {
        await context.images.put(...args);
        saved = true;
      },
    };
    await runGeneration({ ...context, images, table }, message, "dying").catch(() => {});
    expect((await scene.product.filesOf(id)).length).toBeGreaterThan(0);
    scene.product.clock.advance(10 * minute);
    await scene.product.sweep();
    expect(await scene.product.filesOf(id)).toEqual([]);
    expect(await scene.mia.credits()).toEqual({ available: 20, held: 0 });
    await scene.expectSoundBooks();
  });

  it("that dies before the files are removed is finished by the sweeper §deletion.gone", async () => {
    const id = await scene.mia.ordered();
    await scene.product.work();
    const person = await scene.person();
    const images = {
      ...scene.product.context.images,
      removeAll: () => Promise.reject(new Error("killed")),
    };
    await expect(
      deleteGeneration({ ...scene.product.context, images }, person, id),
    ).rejects.toThrow("killed");
    expect((await scene.mia.get(`/api/generations/${id}`)).status).toBe(404);
    await scene.product.sweep();
    expect(await scene.product.filesOf(id)).toEqual([]);
  });

  it("everything removes what waits, runs and is done, and only the person's own §deletion.any", async () => {
    const eve = await scene.product.member("Eve");
    const hers = await eve.ordered();
    for (let n = 0; n < 9; n++) await scene.mia.ordered();
    await scene.product.work();
    await scene.mia.ordered();
    expect((await scene.mia.delete("/api/generations")).status).toBe(204);
    expect((await scene.mia.get("/api/generations")).body.items).toEqual([]);
    expect(await scene.mia.credits()).toEqual({ available: 11, held: 0 });
    expect((await eve.generation(hers)).state).toBe("succeeded");
    await scene.expectSoundBooks();
  });
});
